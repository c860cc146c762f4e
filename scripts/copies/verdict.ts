import { daysBetween, type Facts } from "./facts.ts";
import type { Likeness } from "./likeness.ts";

/** Texts of fewer words are copies only if nothing differs. */
const NOTICE = 50;
/** Of fewer words only if nothing is left out either and the headlines say the same; of still fewer never. */
const LINE = 30;
const FEWEST = 12;
/** In texts of fewer words, where one word can be the news, nothing may be filled in anew. */
const SHORT = 100;

/** The share of the shorter text that stands in the longer one. */
const MOST_OF_IT = 0.8;
const NEARLY_ALL = 0.9;
/** With a new opening (of no more words) less of it does, but all that follows. */
const WITHOUT_OPENING = 0.6;
const OPENING = 80;
const FEWEST_AFTER_IT = 60;
/** Of what a wire service calls one story, versions that were written anew have still this much in common. */
const SAME_WIRE = 0.5;
/** Two agencies' reports of one speech quote the same words. */
const OTHER_AGENCY = 0.95;
/** Less of the longer text is a quotation, or a notice that a report gives whole. */
const LEAST_OF_LONGER = 0.15;

/** The share of words that another word stands for: a form is filled in anew, a printing is not. */
const CHANGED = 0.02;
const CHANGED_NEAR = 0.05;
/** A scan makes other words of some, the more the worse it is. */
const BY_THE_SCAN = 0.35;
const NUMBERS_CHANGED = 0.15;

/** The share of a headline's words that another one has. */
const SAME_SUBJECT = 0.5;
const SAME_HEADLINE = 0.9;

/** Days within which a story is written through. */
export const NEAR = 3;

/** Whether two articles are printings of one story. The same whichever is named first. */
export function isPrinting(likeness: Likeness, one: Facts, other: Facts): boolean {
  const { shorter, longer, same, garbled } = likeness;
  const found = same + garbled;
  if (shorter < FEWEST || found < LEAST_OF_LONGER * longer) return false;
  const headlines = alikeHeadlines(one, other);
  if (same === longer) return shorter >= LINE || headlines >= SAME_SUBJECT;
  if (shorter < LINE) return false;
  const apart = daysBetween(one, other);
  const isCorrection = apart === 0 && headlines >= SAME_HEADLINE;
  if (shorter < NOTICE && !isCorrection && (same < shorter || headlines < SAME_SUBJECT)) return false;
  const allowed = shorter >= SHORT ? (apart <= NEAR ? CHANGED_NEAR : CHANGED) : isCorrection ? CHANGED_NEAR : 0;
  if (isFilledIn(likeness, allowed)) return false;
  const part = found / shorter;
  if (one.agency !== undefined && other.agency !== undefined && one.agency !== other.agency)
    return part >= OTHER_AGENCY;
  if (one.wire !== undefined && one.wire === other.wire && apart <= NEAR && part >= SAME_WIRE) return true;
  if (part >= (shorter < SHORT ? NEARLY_ALL : MOST_OF_IT)) return true;
  // A later report of the same matter can be known to be no printing by its day.
  return (apart <= NEAR || apart === Number.POSITIVE_INFINITY) && isOpenedAnew(likeness);
}

/** A paper writes its own opening, or its own first paragraphs, and prints what follows. */
function isOpenedAnew({ shorter, same, garbled, span }: Likeness): boolean {
  const found = same + garbled;
  if (found < WITHOUT_OPENING * shorter || found < FEWEST_AFTER_IT) return false;
  return shorter - found <= OPENING && found >= NEARLY_ALL * span;
}

/** Whether so many words or numbers differ that the one text is not the other, but has its form. */
function isFilledIn({ same, garbled, changed, numbersSame, numbersChanged }: Likeness, allowed: number): boolean {
  const found = same + garbled;
  const noise = garbled / found;
  if (changed / (found + changed) > allowed + BY_THE_SCAN * noise) return true;
  return numbersChanged > 1 && numbersChanged / (numbersSame + numbersChanged) > NUMBERS_CHANGED + noise;
}

/** The share of the shorter headline's words that the other one has. */
function alikeHeadlines({ title: one }: Facts, { title: other }: Facts): number {
  let shared = 0;
  for (const word of one) shared += Number(other.includes(word));
  return shared / Math.max(1, Math.min(one.length, other.length));
}
