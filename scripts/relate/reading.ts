import { FLAG_SHIFT } from "./gather.ts";
import { HASH_START, hashEnd, hashOf } from "./hash.ts";
import { HEADER, RECORD_VERSION } from "./record.ts";

/** Throws where the bytes are no record of this version; what else is read of them is then not checked again. */
export function checkRecord(record: Uint8Array): void {
  if (record.length < HEADER || record[0] !== RECORD_VERSION)
    throw new Error("a record of another version was given to the related lists");
}

/** Sum of the counts of all terms. */
export function lengthOf(record: Uint8Array): number {
  return numberAt(record, 4);
}

export function termCountOf(record: Uint8Array): number {
  return numberAt(record, 8);
}

/** Whether names were found in the text: in scripts without capitals none are. */
export function hasNames(record: Uint8Array): boolean {
  return shortAt(record, 2) > 0;
}

/** How many hashes of three-word runs a record has. */
export function sketchSize(record: Uint8Array): number {
  return record[1]!;
}

/** The `index`th of them, ascending. */
export function runAt(record: Uint8Array, index: number): number {
  return numberAt(record, HEADER + 4 * index);
}

function numberAt(record: Uint8Array, at: number): number {
  return (record[at]! | (record[at + 1]! << 8) | (record[at + 2]! << 16) | (record[at + 3]! << 24)) >>> 0;
}

function shortAt(record: Uint8Array, at: number): number {
  return record[at]! | (record[at + 1]! << 8);
}

/** One row for each term of a record, in its order. Rows are used again for the next record. */
export type TermRows = { count: number; hashes: Uint32Array; counts: Uint8Array; flags: Uint8Array };

export function noRows(): TermRows {
  return { count: 0, hashes: new Uint32Array(0), counts: new Uint8Array(0), flags: new Uint8Array(0) };
}

export function readTerms(record: Uint8Array, rows: TermRows): void {
  const count = termCountOf(record);
  if (count > rows.hashes.length) {
    rows.hashes = new Uint32Array(2 * count);
    rows.counts = new Uint8Array(2 * count);
    rows.flags = new Uint8Array(2 * count);
  }
  rows.count = count;
  const { hashes, counts, flags } = rows;
  let at = HEADER + 4 * sketchSize(record);
  for (let term = 0; term < count; term += 1) {
    const first = record[at]!;
    flags[term] = first >> FLAG_SHIFT;
    counts[term] = record[at + 1]!;
    at += 2;
    const end = at + (first & LENGTH_MASK);
    let hash = HASH_START;
    for (; at < end; at += 1) hash = Math.imul(hash ^ record[at]!, HASH_PRIME);
    hashes[term] = hashEnd(hash);
  }
}

const LENGTH_MASK = 2 ** FLAG_SHIFT - 1;
/** The prime of hash.ts: a number of this file is known when the loop is compiled. */
const HASH_PRIME = 0x01000193;

/** The terms of a record that have these hashes, by hash. */
export function termsIn(record: Uint8Array, wanted: Set<number>): Map<number, string> {
  const found = new Map<number, string>();
  let at = HEADER + 4 * sketchSize(record);
  for (let term = 0; term < termCountOf(record); term += 1) {
    const end = at + 2 + (record[at]! & LENGTH_MASK);
    const hash = hashOf(record, at + 2, end);
    if (wanted.has(hash)) found.set(hash, textOf(record, at + 2, end));
    at = end;
  }
  return found;
}

const NAME_WORD = 6;

/** Where the name stands, with its length before it, that a word is of in this text; -1 where it is of none. */
export function nameAt(record: Uint8Array, hash: number): number {
  const from = numberAt(record, 12);
  const to = from + NAME_WORD * numberAt(record, 16);
  for (let at = from; at < to; at += NAME_WORD)
    if (numberAt(record, at) === hash) return shownPlace(record, to, shortAt(record, at + 4));
  return -1;
}

/** The topics of a record as they were written. */
export function topicsIn(record: Uint8Array): string[] {
  const names = numberAt(record, 12) + NAME_WORD * numberAt(record, 16);
  let at = shownPlace(record, names, shortAt(record, 2));
  return Array.from({ length: numberAt(record, 20) }, () => {
    const topic = shownText(record, at);
    at += 1 + record[at]!;
    return topic;
  });
}

/** Where the `index`th of the texts stands that begin at `from`, each behind its length. */
function shownPlace(record: Uint8Array, from: number, index: number): number {
  let at = from;
  for (let i = 0; i < index; i += 1) at += 1 + record[at]!;
  return at;
}

/** The name or topic that stands at a place. */
export function shownText(record: Uint8Array, at: number): string {
  return textOf(record, at + 1, at + 1 + record[at]!);
}

/** Whether the same name or topic stands at two places. */
export function isSameText(one: Uint8Array, here: number, other: Uint8Array, there: number): boolean {
  for (let at = 0; at <= one[here]!; at += 1) if (one[here + at] !== other[there + at]) return false;
  return true;
}

function textOf(record: Uint8Array, from: number, to: number): string {
  return Buffer.from(record.buffer, record.byteOffset + from, to - from).toString();
}
