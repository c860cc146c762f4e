import { sharedWords } from "./shared.ts";

/** The terms of an archive, numbered from 0 as they come. */
export type Vocabulary = {
  hashes: Uint32Array;
  /** How many articles have each. */
  holders: Uint32Array;
};

export type Numbering = {
  /** Counts one article more with a term and gives its number, new if it had none. */
  count(hash: number): number;
  /** The number of a term, -1 where it has none. */
  find(hash: number): number;
  vocabulary(): Vocabulary;
};

/** A table of hashes, half of whose slots at least stay free. */
export function numbering(): Numbering {
  let mask = (1 << 17) - 1;
  let slots = new Uint32Array(mask + 1);
  let hashes = new Uint32Array((mask + 1) / 2);
  let holders = new Uint32Array((mask + 1) / 2);
  let size = 0;

  /** The slot of a term, or the free one where it belongs. */
  function slotOf(hash: number): number {
    let slot = hash & mask;
    while (slots[slot] !== 0 && hashes[slots[slot]! - 1] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  function count(hash: number): number {
    let slot = slotOf(hash);
    if (slots[slot] === 0) {
      if (size === hashes.length) {
        grow();
        slot = slotOf(hash);
      }
      hashes[size] = hash;
      size += 1;
      slots[slot] = size;
    }
    const number = slots[slot]! - 1;
    holders[number]! += 1;
    return number;
  }

  function grow(): void {
    mask = 2 * mask + 1;
    slots = new Uint32Array(mask + 1);
    hashes = doubled(hashes);
    holders = doubled(holders);
    for (let number = 0; number < size; number += 1) slots[slotOf(hashes[number]!)] = number + 1;
  }

  const find = (hash: number) => slots[slotOf(hash)]! - 1;
  return { count, find, vocabulary: () => ({ hashes: shared(hashes, size), holders: shared(holders, size) }) };
}

function shared(row: Uint32Array, size: number): Uint32Array {
  const copy = sharedWords(size);
  copy.set(row.subarray(0, size));
  return copy;
}

function doubled(row: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * row.length);
  larger.set(row);
  return larger;
}
