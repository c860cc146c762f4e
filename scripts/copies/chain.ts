/** The words of a text in order, by their hashes. */
export type Hashed = { count: number; hashes: Uint32Array };

/** A stretch of words that are the same in two texts, one after the other: where it begins in each, and how long it is. */
export type Stretch = { left: number; right: number; length: number };

/** A pair of words that a text has more often says little of where it belongs. */
const MOST_PLACES = 5;

/**
 * The stretches that two texts have in common, in the order of both: of the pairs of neighbouring words that both have,
 * the longest row that ascends in both (Hunt & Szymanski, "A fast algorithm for computing longest common subsequences",
 * 1977), in n log n steps.
 */
export function commonStretches(left: Hashed, right: Hashed): Stretch[] {
  const places = placesOfPairs(right);
  /** The last link of the best row of each length, and where it stands in the right text. */
  const lasts: number[] = [];
  const ends: number[] = [];
  const links: { left: number; right: number; before: number }[] = [];
  for (let at = 0; at + 1 < left.count; at += 1) {
    const found = places.get(pairAt(left, at));
    if (found === undefined || found.length > MOST_PLACES) continue;
    for (let i = found.length - 1; i >= 0; i -= 1) {
      const place = found[i]!;
      const length = firstNotBelow(ends, place);
      links.push({ left: at, right: place, before: length === 0 ? -1 : lasts[length - 1]! });
      ends[length] = place;
      lasts[length] = links.length - 1;
    }
  }
  const row: Stretch[] = [];
  for (let at = lasts.at(-1) ?? -1; at >= 0; at = links[at]!.before)
    row.push({ left: links[at]!.left, right: links[at]!.right, length: 2 });
  return joined(row.reverse());
}

/** Two words as one number below 2^53, so that no two pairs are taken for one by chance. */
function pairAt({ hashes }: Hashed, at: number): number {
  return (hashes[at]! & 0x1fffff) * 2 ** 32 + hashes[at + 1]!;
}

function placesOfPairs(words: Hashed): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let at = 0; at + 1 < words.count; at += 1) {
    const pair = pairAt(words, at);
    const known = places.get(pair);
    if (known) known.push(at);
    else places.set(pair, [at]);
  }
  return places;
}

function firstNotBelow(sorted: number[], value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sorted[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Pairs that overlap on one diagonal are one stretch; of those that overlap otherwise the first keeps the words. */
function joined(row: Stretch[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { left, right } of row) {
    const last = stretches.at(-1);
    const overlap = last ? Math.max(last.left + last.length - left, last.right + last.length - right, 0) : 0;
    if (last && left - last.left === right - last.right && left <= last.left + last.length)
      last.length = left + 2 - last.left;
    else if (overlap < 2) stretches.push({ left: left + overlap, right: right + overlap, length: 2 - overlap });
  }
  return stretches;
}
