/** How many a list has at most; pages show fewer (scripts/site). */
export const MOST = 10;

/** How like two articles must be (see likeness.ts) for one to stand in the other's list: an empty list beats filler. */
export const LEAST = 0.08;

/** The same where they share no name and no topic, so that words alone must carry it. */
export const LEAST_OF_WORDS = 0.16;

/** Where their dates lie far apart or are not known, words alone must carry it. */
export const LEAST_OUT_OF_TIME = 0.03;

/** `nearness` is the likeness times what `inTime` gives. */
export function isSubstantial(likeness: number, nearness: number): boolean {
  return likeness >= LEAST && nearness >= LEAST_OUT_OF_TIME;
}

export function isEnough(likeness: number, isNamed: boolean): boolean {
  return isNamed || likeness >= LEAST_OF_WORDS;
}
