import { nameKey } from "../article/name.ts";
import type { ArticleFile } from "../article/schema.ts";
import { shortHash } from "../lib/hash.ts";

/** What two copies of one article have in common. */
type Copy = { id: string; publisher?: string; day?: string };

/** `words` is what `wordsKey` makes of a file; it is dear, and asked for once. */
export type Copies = {
  add(file: ArticleFile, words: string): void;
  /** The id of another article with the same headline and words, by the same publisher as far as both are known. */
  find(file: ArticleFile, words: string): string | undefined;
};

/**
 * Finds articles that overlapping scrapes brought in twice. A wire story that two papers printed is two articles, and so
 * is a notice that a paper printed on two days; a page on which no publisher is named may be a copy of any.
 */
export function createCopies(): Copies {
  const byWords = new Map<string, Copy[]>();
  return {
    add(file, words) {
      const copies = byWords.get(words);
      if (copies) copies.push(copyOf(file));
      else byWords.set(words, [copyOf(file)]);
    },
    find(file, words) {
      const own = copyOf(file);
      return byWords.get(words)?.find((other) => other.id !== own.id && agree(own, other))?.id;
    },
  };
}

function copyOf({ article }: ArticleFile): Copy {
  const stated = article.dateBasis === "relative" ? undefined : article.date;
  return {
    id: article.id,
    ...(article.source ? { publisher: nameKey(article.source.name) } : {}),
    ...(stated !== undefined && stated.length >= 10 ? { day: stated.slice(0, 10) } : {}),
  };
}

function agree(left: Copy, right: Copy): boolean {
  const same = (one?: string, other?: string) => one === undefined || other === undefined || one === other;
  return same(left.publisher, right.publisher) && same(left.day, right.day);
}

/** What copies share, as one short key: headline and text by their letters and digits; where there is no text, what stands for it. */
export function wordsKey({ article, body }: ArticleFile): string {
  const text = lettersOf(body.replace(/\]\([^()\s]*\)/g, "]"));
  const words = text === "" ? `${article.url ?? ""} ${article.summary ?? ""}` : text;
  return shortHash(`${lettersOf(article.title)}\n${words}`, 20);
}

function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
