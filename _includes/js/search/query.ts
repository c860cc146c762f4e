import { JOINER, separate, wordsOf } from "../../../scripts/search/words.ts";

/** One thing that was asked for: a word, a phrase, or the beginning of a word. */
export type Term = {
  /** As it was typed, for telling the reader about it. */
  text: string;
  words: string[];
  /** ferry*: words that begin so. */
  begins: boolean;
  /** -ferry: articles with it are left out. */
  without: boolean;
  /** Several words in a row: quoted, or a run of characters in a script without spaces. */
  phrase: boolean;
};

const TERMS = /(?<!\S)(-?)(?:"([^"]*)"?|(\S+))/g;

/**
 * Pagefind knows a phrase only when the whole query is one, and knows neither "-word" nor "word*". So the query is taken
 * apart here, each term is looked up alone, and engine.ts puts the answers together.
 */
export function parse(query: string): Term[] {
  const terms: Term[] = [];
  for (const [, minus, quoted, plain] of query.replace(/[“”„«»]/g, '"').matchAll(TERMS)) {
    const text = quoted ?? plain ?? "";
    const words = wordsOf(separate(text.replace(/["*]/g, " ")).replaceAll(JOINER, "")).filter((word) =>
      /[\p{L}\p{N}]/u.test(word),
    );
    if (words.length === 0) continue;
    const begins = quoted === undefined && words.length === 1 && text.endsWith("*");
    terms.push({ text: text.trim(), words, begins, without: minus === "-", phrase: words.length > 1 });
  }
  return terms;
}

/** A word without case, accents and punctuation: near to what the index makes of it. */
export function plain(word: string): string {
  return word
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
