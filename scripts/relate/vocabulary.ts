/** The terms of an archive, numbered from 0 as they come. */
export type Vocabulary = {
  size: number;
  hashes: Uint32Array /** How many articles hold each. */;
  holders: Uint32Array;
};

export type Numbering = {
  /** The number of a term, new if it has none. */
  numberOf(hash: number): number;
  vocabulary: Vocabulary;
};

/** A table of hashes with open slots, at least a third of which stay free. */
export function numbering(): Numbering {
  const vocabulary: Vocabulary = { size: 0, hashes: new Uint32Array(1 << 14), holders: new Uint32Array(1 << 14) };
  let mask = (1 << 15) - 1;
  let slots = new Uint32Array(mask + 1);

  function grow(): void {
    mask = 2 * mask + 1;
    slots = new Uint32Array(mask + 1);
    const { size, hashes, holders } = vocabulary;
    vocabulary.hashes = doubled(hashes);
    vocabulary.holders = doubled(holders);
    for (let number = 0; number < size; number += 1) slots[slotOf(hashes[number]!)] = number + 1;
  }

  function slotOf(hash: number): number {
    const { hashes } = vocabulary;
    let slot = hash & mask;
    while (slots[slot] !== 0 && hashes[slots[slot]! - 1] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  function numberOf(hash: number): number {
    let slot = slotOf(hash);
    if (slots[slot] !== 0) return slots[slot]! - 1;
    if (vocabulary.size === vocabulary.hashes.length) {
      grow();
      slot = slotOf(hash);
    }
    vocabulary.hashes[vocabulary.size] = hash;
    vocabulary.size += 1;
    slots[slot] = vocabulary.size;
    return vocabulary.size - 1;
  }

  return { numberOf, vocabulary };
}

function doubled(row: Uint32Array): Uint32Array {
  const larger = new Uint32Array(2 * row.length);
  larger.set(row);
  return larger;
}
