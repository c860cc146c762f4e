import { noRows, readTerms } from "../relate/reading.ts";
import { TOPIC, UNIT } from "../relate/terms.ts";

/** An article as what tells topics apart: its most telling terms, by their number, and their weights; length 1. */
export type Vector = { terms: Uint16Array; weights: Float32Array };

/** The terms of many articles that help to tell topics apart; numbers are below 65,536. */
export type Vocabulary = { numberOf: Map<number, number>; rarity: Float32Array };

/** Terms of one article that are kept: with twice as many, precision and recall are the same. */
const MOST_TERMS = 48;
/** A term of fewer articles teaches nothing; one of more than this share of all says nothing. */
const LEAST_ARTICLES = 3;
const MOST_SHARE = 0.3;
const MOST_WORDS = 0xffff;

/** Of terms that are too many those of the most articles are kept. */
export function vocabularyOf(records: Uint8Array[]): Vocabulary {
  const articles = new Map<number, number>();
  const rows = noRows();
  for (const record of records) {
    readTerms(record, rows);
    for (let at = 0; at < rows.count; at += 1)
      if (isWord(rows.flags[at]!)) articles.set(rows.hashes[at]!, (articles.get(rows.hashes[at]!) ?? 0) + 1);
  }
  const most = Math.max(LEAST_ARTICLES, records.length * MOST_SHARE);
  const kept = [...articles]
    .filter(([, count]) => count >= LEAST_ARTICLES && count <= most)
    .sort(([a, some], [b, others]) => others - some || a - b)
    .slice(0, MOST_WORDS);
  return {
    numberOf: new Map(kept.map(([hash], number) => [hash, number])),
    rarity: Float32Array.from(kept, ([, count]) => Math.log(records.length / count)),
  };
}

/** A topic that a person has given is what is to be found, not what it is found by. */
const isWord = (flags: number) => (flags & TOPIC) === 0;

/** Makes vectors of records, one after another, of room that is used again. */
export function vectorizer({ numberOf, rarity }: Vocabulary): (record: Uint8Array) => Vector {
  const rows = noRows();
  return (record) => {
    readTerms(record, rows);
    const found: [number: number, weight: number][] = [];
    for (let at = 0; at < rows.count; at += 1) {
      const number = isWord(rows.flags[at]!) ? numberOf.get(rows.hashes[at]!) : undefined;
      if (number !== undefined)
        found.push([number, (1 + Math.log(Math.max(1, rows.counts[at]! / UNIT))) * rarity[number]!]);
    }
    found.sort(([a, some], [b, others]) => others - some || a - b);
    if (found.length > MOST_TERMS) found.length = MOST_TERMS;
    const length = Math.sqrt(found.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
    return {
      terms: Uint16Array.from(found, ([number]) => number),
      weights: Float32Array.from(found, ([, weight]) => weight / length),
    };
  };
}
