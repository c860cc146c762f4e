import { hashEnd } from "./hash.ts";

/**
 * What tells printings of one story: the SKETCH smallest hashes of a text's five-word runs, whose overlap estimates the
 * overlap of the runs (Broder, "On the resemblance and containment of documents", 1997).
 */
const RUN = 5;
export const SKETCH = 48;
/** Shorter texts have too few runs to be sure. */
const FEWEST_WORDS = 30;

const BASE = 0x01000193;
const OLDEST = [1, 2, 3, 4, 5].reduce((power) => Math.imul(power, BASE), 1);

/** The sketch of a text, given the hashes of its first `count` words; ascending, each hash once. */
export function sketchOf(words: Uint32Array, count: number): Uint32Array {
  if (count < FEWEST_WORDS) return new Uint32Array(0);
  const kept = new Uint32Array(4 * SKETCH);
  let size = 0;
  let bar = 0xffffffff;
  let rolling = 0;
  for (let at = 0; at < count; at += 1) {
    rolling = Math.imul(rolling, BASE) + words[at]!;
    if (at >= RUN) rolling -= Math.imul(words[at - RUN]!, OLDEST);
    rolling |= 0;
    const hash = hashEnd(rolling);
    if (at < RUN - 1 || hash > bar) continue;
    kept[size] = hash;
    size += 1;
    if (size < kept.length) continue;
    size = keepSmallest(kept, size);
    if (size === SKETCH) bar = kept[SKETCH - 1]!;
  }
  return kept.slice(0, keepSmallest(kept, size));
}

/** Sorts the first `size`, each once, and gives how many of them are worth keeping. */
function keepSmallest(kept: Uint32Array, size: number): number {
  const sorted = kept.subarray(0, size).sort();
  let different = 0;
  for (let i = 0; i < size && different < SKETCH; i += 1) {
    if (different > 0 && sorted[i] === sorted[different - 1]) continue;
    sorted[different] = sorted[i]!;
    different += 1;
  }
  return different;
}
