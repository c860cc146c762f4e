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
  const runs = sortedRuns(records);
  const groups = groupsOf(runs.hashes);
  return listsOf(records.length, alikePairs(records, runs.documents, groups));
}

/** The runs of all documents, by hash, then by document. */
type Runs = { hashes: Uint32Array; documents: Uint32Array };

function sortedRuns(records: Uint8Array[]): Runs {
  const size = records.reduce((sum, record) => sum + sketchSize(record), 0);
  let runs: Runs = { hashes: new Uint32Array(size), documents: new Uint32Array(size) };
  let spare: Runs = { hashes: new Uint32Array(size), documents: new Uint32Array(size) };
  let at = 0;
  for (const [document, record] of records.entries()) {
    for (let run = 0; run < sketchSize(record); run += 1) {
      runs.hashes[at] = runAt(record, run);
      runs.documents[at] = document;
      at += 1;
    }
  }
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    sortByDigit(runs, spare, shift);
    [runs, spare] = [spare, runs];
  }
  return runs;
}

const DIGIT_BITS = 11;
const DIGIT = 2 ** DIGIT_BITS - 1;

/** Runs with the same digit stay in the order they are in. */
function sortByDigit({ hashes, documents }: Runs, to: Runs, shift: number): void {
  const starts = new Uint32Array(DIGIT + 2);
  for (let i = 0; i < hashes.length; i += 1) starts[((hashes[i]! >>> shift) & DIGIT) + 1]! += 1;
  for (let digit = 0; digit < DIGIT; digit += 1) starts[digit + 1]! += starts[digit]!;
  for (let i = 0; i < hashes.length; i += 1) {
    const digit = (hashes[i]! >>> shift) & DIGIT;
    const place = starts[digit]!;
    to.hashes[place] = hashes[i]!;
    to.documents[place] = documents[i]!;
    starts[digit] = place + 1;
  }
}

/** Where runs begin and end that more than one document has, and not too many. */
type Groups = { starts: number[]; ends: number[] };

function groupsOf(hashes: Uint32Array): Groups {
  const groups: Groups = { starts: [], ends: [] };
  for (let start = 0; start < hashes.length; ) {
    let end = start + 1;
    while (end < hashes.length && hashes[end] === hashes[start]) end += 1;
    if (end - start > 1 && end - start <= MOST_PRINTINGS) {
      groups.starts.push(start);
      groups.ends.push(end);
    }
    start = end;
  }
  return groups;
}

/** The copies of each document that stand before it: two numbers for each pair. */
function alikePairs(records: Uint8Array[], documents: Uint32Array, groups: Groups): number[] {
  const pairs: number[] = [];
  const shared = new Uint8Array(records.length);
  const { offsets, numbers } = groupsByDocument(records.length, documents, groups);
  for (const [document, record] of records.entries()) {
    const others: number[] = [];
    for (let i = offsets[document]!; i < offsets[document + 1]!; i += 1) {
      for (let at = groups.starts[numbers[i]!]!; documents[at]! < document; at += 1) {
        const other = documents[at]!;
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

/** The groups that document d is in are the numbers from offsets[d]. */
function groupsByDocument(
  count: number,
  documents: Uint32Array,
  { starts, ends }: Groups,
): { offsets: Uint32Array; numbers: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (const [group, start] of starts.entries())
    for (let at = start; at < ends[group]!; at += 1) offsets[documents[at]! + 1]! += 1;
  for (let document = 0; document < count; document += 1) offsets[document + 1]! += offsets[document]!;
  const next = offsets.slice();
  const numbers = new Uint32Array(offsets[count]!);
  for (const [group, start] of starts.entries()) {
    for (let at = start; at < ends[group]!; at += 1) {
      numbers[next[documents[at]!]!] = group;
      next[documents[at]!]! += 1;
    }
  }
  return { offsets, numbers };
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
