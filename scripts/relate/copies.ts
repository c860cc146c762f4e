import { runAt, sketchSize } from "./reading.ts";
import { sharedWords } from "./shared.ts";

/** Share of the smaller sketch that must be in the other: a printing is often cut from the end. */
const ALIKE = 0.5;

/**
 * A run of words that more articles hold is a form (the tide table's, the weather report's), not a printing; it would also
 * make thousands of alike notices cost the square of their number.
 */
const MOST_PRINTINGS = 60;

/**
 * Two articles are copies when their sketches are mostly the same. The copies of each document, ascending, begin at its
 * offset.
 */
export type CopyLists = { offsets: Uint32Array; documents: Uint32Array };

export function copiesOf({ offsets, documents }: CopyLists, document: number): Uint32Array {
  return documents.subarray(offsets[document]!, offsets[document + 1]!);
}

export function isCopy({ offsets, documents }: CopyLists, document: number, other: number): boolean {
  for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1) if (documents[at] === other) return true;
  return false;
}

export function findCopies(records: Uint8Array[]): CopyLists {
  const held = heldRuns(records);
  const order = orderByHash(held.hashes);
  const groups = groupsOf(held.hashes, order);
  const pairs = alikePairs(records, held, groups, order);
  return listsOf(records.length, pairs);
}

/** The runs of all documents, less those that only one has: of document d from offsets[d]. */
type Held = { offsets: Uint32Array; hashes: Uint32Array; documents: Uint32Array };

function heldRuns(records: Uint8Array[]): Held {
  const runs = records.reduce((sum, record) => sum + sketchSize(record), 0);
  const seen = twiceSeen(records, runs);
  const held: Held = {
    offsets: new Uint32Array(records.length + 1),
    hashes: new Uint32Array(runs),
    documents: new Uint32Array(runs),
  };
  let count = 0;
  for (const [document, record] of records.entries()) {
    for (let run = 0; run < sketchSize(record); run += 1) {
      const hash = runAt(record, run);
      if (!seen(hash)) continue;
      held.hashes[count] = hash;
      held.documents[count] = document;
      count += 1;
    }
    held.offsets[document + 1] = count;
  }
  return { ...held, hashes: held.hashes.subarray(0, count), documents: held.documents.subarray(0, count) };
}

/** Tells which hashes came twice or more, and a few others: most runs are in one article only and need no sorting. */
function twiceSeen(records: Uint8Array[], runs: number): (hash: number) => boolean {
  const mask = 2 ** Math.min(31, Math.ceil(Math.log2(16 * runs + 32))) - 1;
  const [once, twice] = [new Uint8Array((mask + 1) / 8), new Uint8Array((mask + 1) / 8)];
  for (const record of records) {
    for (let run = 0; run < sketchSize(record); run += 1) {
      const hash = runAt(record, run);
      const [byte, bit] = [(hash & mask) >>> 3, 1 << (hash & 7)];
      twice[byte]! |= once[byte]! & bit;
      once[byte]! |= bit;
    }
  }
  return (hash) => (twice[(hash & mask) >>> 3]! & (1 << (hash & 7))) !== 0;
}

/** Places in the row of hashes, ascending by hash, and by place where hashes are the same: sorted by half words. */
function orderByHash(hashes: Uint32Array): Uint32Array {
  let order = Uint32Array.from(hashes, (_, place) => place);
  for (const shift of [0, 16]) {
    const starts = new Uint32Array(0x10001);
    for (const hash of hashes) starts[((hash >>> shift) & 0xffff) + 1]! += 1;
    for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
    const sorted = new Uint32Array(order.length);
    for (const place of order) {
      const half = (hashes[place]! >>> shift) & 0xffff;
      sorted[starts[half]!] = place;
      starts[half]! += 1;
    }
    order = sorted;
  }
  return order;
}

/** By place: where, in the order, the documents begin and end that have the run; none where they are too many. */
type Groups = { starts: Uint32Array; ends: Uint32Array };

function groupsOf(hashes: Uint32Array, order: Uint32Array): Groups {
  const groups: Groups = { starts: new Uint32Array(hashes.length), ends: new Uint32Array(hashes.length) };
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && hashes[order[end]!] === hashes[order[start]!]) end += 1;
    if (end - start <= MOST_PRINTINGS) {
      for (let at = start; at < end; at += 1) {
        groups.starts[order[at]!] = start;
        groups.ends[order[at]!] = end;
      }
    }
    start = end;
  }
  return groups;
}

/** The copies of each document that stand before it: two numbers for each pair. */
function alikePairs(records: Uint8Array[], held: Held, { starts, ends }: Groups, order: Uint32Array): number[] {
  const pairs: number[] = [];
  const shared = new Uint8Array(records.length);
  for (const [document, record] of records.entries()) {
    const others: number[] = [];
    for (let place = held.offsets[document]!; place < held.offsets[document + 1]!; place += 1) {
      for (let at = starts[place]!; at < ends[place]!; at += 1) {
        const other = held.documents[order[at]!]!;
        if (other >= document) break;
        if (shared[other] === 0) others.push(other);
        shared[other]! += 1;
      }
    }
    for (const other of others) {
      if (shared[other]! >= ALIKE * Math.min(sketchSize(record), sketchSize(records[other]!)))
        pairs.push(document, other);
      shared[other] = 0;
    }
  }
  return pairs;
}

function listsOf(count: number, pairs: number[]): CopyLists {
  const offsets = sharedWords(count + 1);
  for (const document of pairs) offsets[document + 1]! += 1;
  for (let document = 0; document < count; document += 1) offsets[document + 1]! += offsets[document]!;
  const lists: CopyLists = { offsets, documents: sharedWords(pairs.length) };
  const next = offsets.slice();
  for (let i = 0; i < pairs.length; i += 2) {
    const [one, other] = [pairs[i]!, pairs[i + 1]!];
    lists.documents[next[one]!] = other;
    next[one]! += 1;
    lists.documents[next[other]!] = one;
    next[other]! += 1;
  }
  for (let document = 0; document < count; document += 1) copiesOf(lists, document).sort();
  return lists;
}
