import type { Standing } from "./lexicon.ts";

/** One word of a query: the words of the archive that were taken for it, and in how many articles they stand. */
export type Sought = { typed: string; letters: string; words: Standing[]; articles: number };

export type Archive = { articles: number; averageLength: number; lengthOf: (row: number) => number };

/** Pagefind's own weights. */
const SATURATION = 1.4;
const LENGTH = 0.75;
const HEADLINE = 5;
const SAME_ACCENTS = 1.8;

/**
 * How much each of the rows is about the words sought: as Pagefind 1.6 weighs it, with the numbers of the whole archive.
 * BM25 over the text; and five times the weight of the words that stand in the headline, times the square of the share
 * that they have in the weight of all words sought.
 */
export function scores(rows: number[], sought: Sought[], archive: Archive): number[] {
  const place = new Map(rows.map((row, at) => [row, at]));
  const score = rows.map(() => 0);
  const titled = rows.map(() => 0);
  let weight = 0;
  for (const { typed, letters, words, articles } of sought) {
    const rarity = Math.log(1 + (archive.articles - articles + 0.5) / (articles + 0.5));
    weight += rarity;
    const inHeadline = new Set<number>();
    for (const { word, rows, marks } of words) {
      const value = rarity * (word.startsWith(typed) || typed.startsWith(word) ? SAME_ACCENTS : 1);
      const bonus = lengthBonus(word.length - letters.length);
      for (const [at, row] of rows.entries()) {
        const hit = place.get(row);
        if (hit === undefined) continue;
        const times = (marks[at]! >> 1) * bonus;
        const length = archive.lengthOf(row) / archive.averageLength;
        score[hit]! += (value * (SATURATION + 1) * times) / (SATURATION * (1 - LENGTH + LENGTH * length) + times);
        if (marks[at]! % 2 === 1) inHeadline.add(hit);
      }
    }
    for (const hit of inHeadline) titled[hit]! += rarity;
  }
  return score.map((text, hit) => text + HEADLINE * titled[hit]! * (titled[hit]! / weight) ** 2);
}

/** A word counts for less the longer it is than what was typed. */
function lengthBonus(longer: number): number {
  return Math.exp(Math.exp(-((longer + 1) ** 2) / 8) - 1);
}
