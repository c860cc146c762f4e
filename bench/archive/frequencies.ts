import type { Draft } from "./article.ts";
import { GIVEN_NAMES } from "./words.ts";

/** In how many articles each word stands, and which words stand together in some. */
export type Frequencies = {
  add(draft: Draft): void;
  readonly articles: number;
  /** Words of four letters and more with the number of articles that have them. */
  counts: Map<string, number>;
  /** People's names. */
  names: Map<string, number>;
  /** The words of each of the first articles. */
  samples: Set<string>[];
};

/** Of so many articles the words are kept, for finding two that stand together. */
const SAMPLES = 400;

const NAME = new RegExp(`\\b(?:${GIVEN_NAMES.join("|")}) [A-Z][a-z]+`, "g");

export function makeFrequencies(): Frequencies {
  let articles = 0;
  const counts = new Map<string, number>();
  const names = new Map<string, number>();
  const samples: Set<string>[] = [];
  return {
    add({ body }) {
      articles += 1;
      const words = new Set(body.toLowerCase().match(/\b[a-z]{4,}\b/g));
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const name of new Set(body.match(NAME))) names.set(name, (names.get(name) ?? 0) + 1);
      if (samples.length < SAMPLES) samples.push(words);
    },
    get articles() {
      return articles;
    },
    counts,
    names,
    samples,
  };
}
