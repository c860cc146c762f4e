import { push } from "../catalogue/lists.ts";
import type { Document } from "./document.ts";

/**
 * Printings of one story: the wire copy that three papers ran under three headlines. Two articles are copies when their
 * sets of five-word runs are mostly the same. Each set is cut to its SKETCH smallest hashes, whose overlap estimates the
 * overlap of the sets (Broder, "On the resemblance and containment of documents", 1997).
 */
const RUN = 5;
const SKETCH = 48;
/** Share of the smaller sketch that must be in the other: a printing is often cut from the end. */
const ALIKE = 0.5;
/** Shorter texts have too few runs to be sure. */
const FEWEST_WORDS = 30;

/**
 * A run of words that more articles hold is a form (the tide table's, the weather report's), not a printing; it would also
 * make thousands of alike notices cost the square of their number.
 */
const MOST_PRINTINGS = 60;

/** For each document (by its index) the indices of its copies, in order; documents without copies are absent. */
export function findCopies(documents: Document[]): Map<number, number[]> {
  const sketches = documents.map(({ words }) => (words.length < FEWEST_WORDS ? [] : sketchOf(words)));
  const holders = holdersOf(sketches);
  const copies = new Map<number, number[]>();
  for (const [index, sketch] of sketches.entries()) {
    const shared = new Map<number, number>();
    for (const hash of sketch)
      for (const other of holders.get(hash)!) if (other < index) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) {
      if (count < ALIKE * Math.min(sketch.length, sketches[other]!.length)) continue;
      push(copies, index, other);
      push(copies, other, index);
    }
  }
  for (const list of copies.values()) list.sort((a, b) => a - b);
  return copies;
}

function holdersOf(sketches: number[][]): Map<number, number[]> {
  const holders = new Map<number, number[]>();
  for (const [index, sketch] of sketches.entries()) for (const hash of sketch) push(holders, hash, index);
  for (const [hash, list] of holders) if (list.length > MOST_PRINTINGS) holders.set(hash, []);
  return holders;
}

function sketchOf(words: string[]): number[] {
  const hashes = new Set<number>();
  for (let start = 0; start + RUN <= words.length; start += 1) hashes.add(hashOf(words, start));
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}

/** FNV-1a over the words of one run, with a final mix, so that the smallest hashes are a fair sample. */
function hashOf(words: string[], start: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < start + RUN; i += 1) {
    const word = words[i]!;
    for (let c = 0; c < word.length; c += 1) hash = Math.imul(hash ^ word.charCodeAt(c), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
