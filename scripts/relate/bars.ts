/** A list no longer than a reader reads. */
export const MOST = 6;

/**
 * The least share of an article's own telling terms that another must have, and it is less where more different terms
 * are shared: one rare word alone is chance, two want weight, three are a subject. Below it lists fill with articles
 * that share a turn of phrase; an empty list beats filler. How it was set: docs/decisions.md, "Related lists".
 */
const LEAST_OF_TWO = 0.14;
const LEAST_OF_MORE = 0.08;

/** Where two articles share no name and no topic, so many words must carry it: "milk", "gallons" and "lay" do not. */
const LEAST_WORDS = 4;
const LEAST_OF_WORDS = 0.2;

/** Whether a document with this score, sharing so many terms, belongs in the list of one whose own score is `self`. */
export function isSubstantial(score: number, shared: number, named: boolean, self: number): boolean {
  if (shared < 2) return false;
  if (!named) return shared >= LEAST_WORDS && score >= LEAST_OF_WORDS * self;
  return score >= (shared > 2 ? LEAST_OF_MORE : LEAST_OF_TWO) * self;
}
