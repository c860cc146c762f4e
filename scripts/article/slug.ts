import { slugify } from "transliteration";
import { shortHash } from "../lib/hash.ts";

/** Longest slug, in characters: long enough to read, short enough for every file system and address bar. */
const LONGEST = 60;

/** Names that a web server or Windows gives a meaning of their own. */
const RESERVED = /^(index|con|prn|aux|nul|com\d|lpt\d|\d+)$/;

/** A headline as a file name: a-z, 0-9 and -, cut at a word, never empty, the same on every machine. */
export function slugOf(headline: string): string {
  const whole = slugify(
    headline
      .normalize("NFC")
      .slice(0, 400)
      .replace(/\p{Sc}/gu, ""),
    { lowercase: true, separator: "-" },
  )
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  const slug = cutAtWord(whole);
  if (slug === "") return `article-${shortHash(headline)}`;
  return RESERVED.test(slug) ? `${slug}-${shortHash(headline, 4)}` : slug;
}

function cutAtWord(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const cut = slug.lastIndexOf("-", LONGEST);
  return cut > LONGEST / 2 ? slug.slice(0, cut) : slug.slice(0, LONGEST);
}
