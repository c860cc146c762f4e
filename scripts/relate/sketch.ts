import { hashEnd } from "./hash.ts";

/**
 * What tells printings of one story: the SKETCH smallest hashes of a text's three-word runs, whose overlap estimates the
 * overlap of the runs (Broder, "On the resemblance and containment of documents", 1997). Runs are short because of poor
 * scans: where 5% of the letters are wrong, 43% of runs of three words are left, and 27% of those of five.
 */
const RUN = 3;
export const SKETCH = 64;
/** Shorter texts have too few runs to say anything. */
const FEWEST_WORDS = 12;

const BASE = 0x01000193;
const OLDEST = [1, 2, 3].reduce((power) => Math.imul(power, BASE), 1);

/** The sketch of a text, given the hashes of its first `count` words; ascending, each hash once. */
export function sketchOf(words: Uint32Array, count: number): Uint32Array {
  if (count < FEWEST_WORDS) return new Uint32Array(0);
  // Hashes are spread evenly: nearly always so many below this bar that the smallest are among them.
  const bar = (2.5 * SKETCH * 2 ** 32) / count;
  const kept = smallest(runsBelow(bar, words, count));
  return kept.length === SKETCH || bar > 2 ** 32 ? kept : smallest(runsBelow(2 ** 32, words, count));
}

function runsBelow(bar: number, words: Uint32Array, count: number): Uint32Array {
  const runs = new Uint32Array(count);
  let size = 0;
  let rolling = 0;
  for (let at = 0; at < count; at += 1) {
    rolling = Math.imul(rolling, BASE) + words[at]!;
    if (at >= RUN) rolling -= Math.imul(words[at - RUN]!, OLDEST);
    rolling |= 0;
    const hash = hashEnd(rolling);
    if (hash >= bar || at < RUN - 1) continue;
    runs[size] = hash;
    size += 1;
  }
  return runs.subarray(0, size);
}

function smallest(runs: Uint32Array): Uint32Array {
  runs.sort();
  let different = 0;
  for (let i = 0; i < runs.length && different < SKETCH; i += 1) {
    if (different > 0 && runs[i] === runs[different - 1]) continue;
    runs[different] = runs[i]!;
    different += 1;
  }
  return runs.subarray(0, different);
}
