import { slugify } from "transliteration";
import { shortHash } from "../lib/hash.ts";

/**
 * What makes two spellings of a topic, source, section or author the same one: case, accents, punctuation and spaces
 * do not count ("Co-op", "co op"); + and # do ("C++" is not "C").
 */
export function nameKey(name: string): string {
  // Most names are ASCII, where the rules are the same and their letters are few.
  if (!NOT_ASCII.test(name))
    return name
      .toLowerCase()
      .replace(/[^a-z0-9+#]+/g, " ")
      .trim();
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
}

const NOT_ASCII = /[^\u0000-\u007f]/;

/**
 * The part of an address that stands for a name. It depends on the name alone, so it is permanent: what the
 * transliteration cannot say in a-z and 0-9 is told apart by a hash of the key.
 */
export function nameSlug(name: string): string {
  const key = nameKey(name);
  if (/^[a-z0-9]+( [a-z0-9]+)*$/.test(key) && key.length <= 60 && !/^(index|con|prn|aux|nul|com\d|lpt\d)$/.test(key))
    return key.replaceAll(" ", "-");
  const readable = slugify(key)
    .replace(/[^a-z0-9]+/gi, "-")
    .toLowerCase()
    .slice(0, 50)
    .replace(/^-+|-+$/g, "");
  return `${readable || "x"}-${shortHash(key || name, 6)}`;
}
