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
  vocabulary(): Vocabulary;
};

/** A table of hashes, half of whose slots at least stay free. Terms that are known keep their numbers. */
export function numbering(known: Vocabulary = { hashes: new Uint32Array(0), holders: new Uint32Array(0) }): Numbering {
  let size = known.hashes.length;
  let mask = (1 << Math.max(17, Math.ceil(Math.log2(2 * size + 1)))) - 1;
  let slots = new Uint32Array(mask + 1);
  let hashes = grown(known.hashes, (mask + 1) / 2);
  let holders = grown(known.holders, (mask + 1) / 2);
  fill();

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
    hashes = grown(hashes, 2 * hashes.length);
    holders = grown(holders, 2 * holders.length);
    fill();
  }

  function fill(): void {
    for (let number = 0; number < size; number += 1) slots[slotOf(hashes[number]!)] = number + 1;
  }

  return { count, vocabulary: () => ({ hashes: shared(hashes, size), holders: shared(holders, size) }) };
}

function shared(row: Uint32Array, size: number): Uint32Array {
  const copy = sharedWords(size);
  copy.set(row.subarray(0, size));
  return copy;
}

function grown(row: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(length);
  larger.set(row);
  return larger;
}
