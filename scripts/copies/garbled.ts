import type { Words } from "./words.ts";

/** Longer words are never taken for one another. */
const LONGEST = 24;
/** By so many letters the words may differ in length: "rn" for "m". */
const LENGTH_DIFFERENCE = 2;

const rows = [new Uint8Array(LONGEST + 1), new Uint8Array(LONGEST + 1)];

/** Whether one word can be the other as a poor scan reads it: a third of its letters may be wrong, of short words one. */
export function isGarbled(one: Words, at: number, other: Words, place: number): boolean {
  const [start, begin] = [one.starts[at]!, other.starts[place]!];
  const [length, size] = [one.ends[at]! - start, other.ends[place]! - begin];
  const [shorter, longer] = [Math.min(length, size), Math.max(length, size)];
  if (longer > LONGEST || longer - shorter > LENGTH_DIFFERENCE || longer < 2) return false;
  const most = longer === 2 ? 1 : Math.ceil(longer / 3);
  return distance(one.text, start, length, other.text, begin, size) <= most;
}

/** How many letters must be put in, left out or replaced to make one word of the other (Levenshtein, 1966). */
function distance(one: string, start: number, length: number, other: string, begin: number, size: number): number {
  let [above, row] = [rows[0]!, rows[1]!];
  for (let x = 0; x <= size; x += 1) above[x] = x;
  for (let y = 1; y <= length; y += 1) {
    row[0] = y;
    for (let x = 1; x <= size; x += 1) {
      const replaced = above[x - 1]! + Number(one.charCodeAt(start + y - 1) !== other.charCodeAt(begin + x - 1));
      row[x] = Math.min(replaced, above[x]! + 1, row[x - 1]! + 1);
    }
    [above, row] = [row, above];
  }
  return above[size]!;
}
