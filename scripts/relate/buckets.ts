import { UNIT } from "./terms.ts";

/**
 * The numbers that a whole archive gives to the measure, rounded so that a few articles more seldom change them: what
 * was computed for the others then stays true. How much it moves the lists: docs/decisions.md, "Related lists".
 */
export type Scale = {
  /** In quarters of an octave. */
  archive: number;
  /** Average length of an article in counted terms, in quarters of an octave. */
  length: number;
};

const STEPS_OF_ARCHIVE = 4;

/** A term in more than this share of the archive says too little to be looked up (never below SMALL articles). */
const COMMON_SHARE = 0.1;
const SMALL = 12;

/**
 * How many postings one article may look at: the rarest of its terms first, until this is used up. It bounds the cost in
 * a large archive, where even telling words have thousands of holders; in a smaller one there is time for more.
 */
const MOST_POSTINGS = 32_000;
const FEWEST_POSTINGS = 8000;
const POSTINGS_OF_ALL = 800_000_000;

export function mostPostings({ archive }: Scale): number {
  return Math.min(MOST_POSTINGS, Math.max(FEWEST_POSTINGS, POSTINGS_OF_ALL / 2 ** (archive / STEPS_OF_ARCHIVE)));
}

/** BM25's usual constants (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). */
const K1 = 1.2;
const B = 0.75;
/** Of two articles on one event the common words say much as well: rarity counts for less than in a search. */
const FLATTER = 0.7;
/** No term counts for more, however often it comes. */
export const MOST_SATURATION = K1 + 1;

/** A smaller archive is compared as one of this size: what all of a handful share would else say nothing of them. */
const FEWEST_ARTICLES = 32;

/** A term that one article has is in bucket 0, one that two have in 1, three to five in 2, six to eleven in 3. */
export function bucketOf(holders: number): number {
  return Math.round(Math.log2(holders));
}

/** About how many articles hold a term of this bucket. */
export function holdersIn(bucket: number): number {
  return 2 ** bucket;
}

export function scaleOf(articles: number, totalLength: number): Scale {
  const step = (value: number) => Math.round(STEPS_OF_ARCHIVE * Math.log2(Math.max(1, value)));
  return { archive: step(articles), length: step(totalLength / Math.max(1, articles)) };
}

/** Inverse document frequency by bucket; 0 for terms too common to say anything. */
export function raritiesOf({ archive }: Scale): Float64Array {
  const articles = 2 ** (archive / STEPS_OF_ARCHIVE);
  const common = Math.max(SMALL, articles * COMMON_SHARE);
  return Float64Array.from({ length: 64 }, (_, bucket) => {
    const holders = holdersIn(bucket);
    if (holders > common) return 0;
    return Math.log(1 + (Math.max(0, articles - holders) + 0.5) / (holders + 0.5));
  });
}

/** How far a term's count is discounted in an article of this length: what `saturation` adds to the count. */
export function discountOf({ length: average }: Scale, length: number): number {
  return UNIT * K1 * (1 - B + (B * length) / 2 ** (average / STEPS_OF_ARCHIVE));
}

/** How telling a term of each bucket is where two articles are compared word for word; 0 where all articles have it. */
export function tellingOf({ archive }: Scale): Float64Array {
  const articles = Math.max(FEWEST_ARTICLES, 2 ** (archive / STEPS_OF_ARCHIVE));
  return Float64Array.from(
    { length: 64 },
    (_, bucket) => Math.max(0, Math.log(articles / holdersIn(bucket))) ** FLATTER,
  );
}

export function saturation(count: number, discount: number): number {
  return (count * MOST_SATURATION) / (count + discount);
}
