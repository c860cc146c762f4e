import { runAt, sketchSize } from "./reading.ts";

/** The sketches of all documents, one after another: those of document d begin at offsets[d]. */
export type Sketches = { offsets: Uint32Array; hashes: Uint32Array };

/** Two numbers for each pair of documents, the later one first, and how many runs of their sketches they share. */
export type Pairs = { documents: number[]; shared: number[] };

export function sketchesOf(records: Uint8Array[]): Sketches {
  const offsets = new Uint32Array(records.length + 1);
  for (const [document, record] of records.entries()) offsets[document + 1] = offsets[document]! + sketchSize(record);
  const hashes = new Uint32Array(offsets[records.length]!);
  for (const [document, record] of records.entries())
    for (let run = 0; run < sketchSize(record); run += 1) hashes[offsets[document]! + run] = runAt(record, run);
  return { offsets, hashes };
}

/** Of a sketch, how many hashes it has. */
export function sizeOf({ offsets }: Sketches, document: number): number {
  return offsets[document + 1]! - offsets[document]!;
}

/** Documents that have a run in common, group by group: the documents of group g, ascending, begin at starts[g]. */
type Groups = { starts: number[]; documents: number[] };

/**
 * The pairs of documents of whose runs at least so many are the same, as `least` says for a pair. Runs that more than
 * `most` documents have are passed over: they are a form's, and thousands of alike notices would cost the square of
 * their number.
 */
export function pairsSharing(sketches: Sketches, most: number, least: (one: number, other: number) => number): Pairs {
  const count = sketches.offsets.length - 1;
  const groups = groupsOf(sketches, most);
  const { offsets, numbers } = groupsByDocument(count, groups);
  const { starts, documents } = groups;
  const pairs: Pairs = { documents: [], shared: [] };
  const shared = new Uint8Array(count);
  for (let document = 0; document < count; document += 1) {
    const others: number[] = [];
    for (let i = offsets[document]!; i < offsets[document + 1]!; i += 1) {
      for (let at = starts[numbers[i]!]!; documents[at]! < document; at += 1) {
        const other = documents[at]!;
        if (shared[other] === 0) others.push(other);
        shared[other]! += 1;
      }
    }
    for (const other of others) {
      if (shared[other]! >= least(document, other)) {
        pairs.documents.push(document, other);
        pairs.shared.push(shared[other]!);
      }
      shared[other] = 0;
    }
  }
  return pairs;
}

/** Hashes are sorted in so many parts, by their lowest bits: so much less room is needed at a time. */
const PARTS = 4;

function groupsOf({ offsets, hashes }: Sketches, most: number): Groups {
  const groups: Groups = { starts: [], documents: [] };
  for (let part = 0; part < PARTS; part += 1) {
    const runs = sortedRuns(offsets, hashes, part);
    for (let start = 0; start < runs.hashes.length; ) {
      let end = start + 1;
      while (end < runs.hashes.length && runs.hashes[end] === runs.hashes[start]) end += 1;
      if (end - start > 1 && end - start <= most) {
        groups.starts.push(groups.documents.length);
        for (let at = start; at < end; at += 1) groups.documents.push(runs.documents[at]!);
      }
      start = end;
    }
  }
  groups.starts.push(groups.documents.length);
  return groups;
}

/** The runs of all documents, by hash, then by document. */
type Runs = { hashes: Uint32Array; documents: Uint32Array };

function sortedRuns(offsets: Uint32Array, all: Uint32Array, part: number): Runs {
  let size = 0;
  for (const hash of all) if (hash % PARTS === part) size += 1;
  let runs: Runs = { hashes: new Uint32Array(size), documents: new Uint32Array(size) };
  let spare: Runs = { hashes: new Uint32Array(size), documents: new Uint32Array(size) };
  let to = 0;
  for (let document = 0; document < offsets.length - 1; document += 1) {
    for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1) {
      if (all[at]! % PARTS !== part) continue;
      runs.hashes[to] = all[at]!;
      runs.documents[to] = document;
      to += 1;
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

/** The groups that document d is in are the numbers from offsets[d]. */
function groupsByDocument(
  count: number,
  { starts, documents }: Groups,
): { offsets: Uint32Array; numbers: Uint32Array } {
  const offsets = new Uint32Array(count + 1);
  for (const document of documents) offsets[document + 1]! += 1;
  for (let document = 0; document < count; document += 1) offsets[document + 1]! += offsets[document]!;
  const next = offsets.slice();
  const numbers = new Uint32Array(documents.length);
  for (let group = 0; group < starts.length - 1; group += 1) {
    for (let at = starts[group]!; at < starts[group + 1]!; at += 1) {
      numbers[next[documents[at]!]!] = group;
      next[documents[at]!]! += 1;
    }
  }
  return { offsets, numbers };
}
