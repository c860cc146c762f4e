import { commonStretches, type Stretch } from "./chain.ts";
import { isGarbled } from "./garbled.ts";
import type { Words } from "./words.ts";

/**
 * How alike two texts are, in words of the shorter one: `same`, `garbled` (as a poor scan does: most letters are those of
 * the other's word at its place), `changed` (another word stands in its place), and those that have no place at all. Of
 * the numbers among them how many are the same and how many changed.
 */
export type Likeness = {
  /** Words of the shorter and of the longer text. */
  shorter: number;
  longer: number;
  same: number;
  garbled: number;
  changed: number;
  numbersSame: number;
  numbersChanged: number;
  /** Words of the shorter text from where the first common passage begins to where the last one ends. */
  span: number;
};

/** Between two common stretches so many words may have been garbled or changed; more are another passage. */
const LONGEST_GAP = 12;
/** By so many words the gap may differ in length: a scan joins words and cuts them. */
const GAP_DIFFERENCE = 3;
/** A passage of fewer common words is in both by chance. */
const SHORTEST_PASSAGE = 8;

/** The same whichever text is named first. */
export function likenessOf(one: Words, other: Words): Likeness {
  const [short, long] = inOrder(one, other);
  const likeness: Likeness = { ...NOTHING, shorter: short.count, longer: long.count };
  if (areSame(one, other))
    return { ...likeness, same: short.count, span: short.count, numbersSame: numbersIn(short, 0, short.count) };
  let first = -1;
  for (const passage of passagesOf(short, long)) {
    if (passage.same + passage.garbled < SHORTEST_PASSAGE) continue;
    for (const key of COUNTED) likeness[key] += passage[key];
    if (first < 0) first = passage.from;
    likeness.span = passage.to - first;
  }
  return likeness;
}

const COUNTED = ["same", "garbled", "changed", "numbersSame", "numbersChanged"] as const;
const NOTHING = { same: 0, garbled: 0, changed: 0, numbersSame: 0, numbersChanged: 0, span: 0 };

function areSame(one: Words, other: Words): boolean {
  return one.count === other.count && one.hashes.every((hash, at) => hash === other.hashes[at]);
}

/** The shorter text first; of two of one length, one by its letters. */
function inOrder(one: Words, other: Words): [Words, Words] {
  const isFirst = one.count < other.count || (one.count === other.count && one.text < other.text);
  return isFirst ? [one, other] : [other, one];
}

/** A part of the shorter text that the longer one has in the same order, but for a few words. */
type Passage = Pick<Likeness, (typeof COUNTED)[number]> & { from: number; to: number };

function passagesOf(short: Words, long: Words): Passage[] {
  const passages: Passage[] = [];
  let end: Place | undefined;
  for (const stretch of commonStretches(short, long)) {
    const { left, right, length } = stretch;
    if (end === undefined || isApart(end, stretch)) passages.push({ ...NOTHING, from: left, to: left });
    else compareGap(short, long, end, stretch, passages.at(-1)!);
    const passage = passages.at(-1)!;
    passage.same += length;
    passage.numbersSame += numbersIn(short, left, length);
    passage.to = left + length;
    end = { left: left + length, right: right + length };
  }
  return passages;
}

function isApart(from: Place, to: Place): boolean {
  const [width, height] = [to.left - from.left, to.right - from.right];
  return Math.max(width, height) > LONGEST_GAP || Math.abs(width - height) > GAP_DIFFERENCE;
}

type Place = { left: number; right: number };

function compareGap(short: Words, long: Words, from: Place, to: Stretch, passage: Passage): void {
  const [width, height] = [to.left - from.left, to.right - from.right];
  if (width === 0 || height === 0) return;
  let kept = 0;
  let numbersKept = 0;
  for (const { left, right } of pairsIn(short, long, from, width, height)) {
    const isSame = short.hashes[left] === long.hashes[right];
    passage[isSame ? "same" : "garbled"] += 1;
    if (isSame) numbersKept += short.isNumber[left]!;
    kept += 1;
  }
  const numbers = Math.min(numbersIn(short, from.left, width), numbersIn(long, from.right, height));
  passage.changed += Math.min(width, height) - kept;
  passage.numbersSame += numbersKept;
  passage.numbersChanged += Math.max(0, numbers - numbersKept);
}

function numbersIn({ isNumber }: Words, from: number, length: number): number {
  let numbers = 0;
  for (let at = from; at < from + length; at += 1) numbers += isNumber[at]!;
  return numbers;
}

/** The most pairs of words in a gap, in the order of both texts, that are the same or garbled. */
function pairsIn(short: Words, long: Words, from: Place, width: number, height: number): Place[] {
  const row = width + 1;
  const best = new Uint8Array(row * (height + 1));
  const alike = new Uint8Array(row * (height + 1));
  for (let y = 1; y <= height; y += 1)
    for (let x = 1; x <= width; x += 1) {
      const at = y * row + x;
      alike[at] = Number(isAlike(short, long, from.left + x - 1, from.right + y - 1));
      best[at] = Math.max(best[at - 1]!, best[at - row]!, alike[at]! && best[at - row - 1]! + 1);
    }
  const pairs: Place[] = [];
  for (let [x, y] = [width, height]; x > 0 && y > 0; ) {
    const at = y * row + x;
    if (alike[at] && best[at] === best[at - row - 1]! + 1) {
      pairs.push({ left: from.left + x - 1, right: from.right + y - 1 });
      x -= 1;
      y -= 1;
    } else if (best[at - 1] === best[at]) x -= 1;
    else y -= 1;
  }
  return pairs;
}

function isAlike(short: Words, long: Words, left: number, right: number): boolean {
  if (short.hashes[left] === long.hashes[right]) return true;
  if (short.isNumber[left] && long.isNumber[right]) return false;
  return isGarbled(short, left, long, right);
}
