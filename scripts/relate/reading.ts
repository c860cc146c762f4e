import { HASH_START, hashEnd, hashOf } from "./hash.ts";
import { FLAG_SHIFT, HEADER, RECORD_VERSION } from "./record.ts";

/** The numbers at the head of a record; how the bytes are laid out stands in record.ts. */
export type Head = { length: number; terms: number; namesAt: number; nameWords: number; names: number; topics: number };

export function headOf(record: Uint8Array): Head {
  const view = viewOf(record);
  if (record.length < HEADER || view.getUint8(0) !== RECORD_VERSION)
    throw new Error("a record of another version was given to the related lists");
  return {
    length: view.getUint32(4, true),
    terms: view.getUint32(8, true),
    namesAt: view.getUint32(12, true),
    nameWords: view.getUint32(16, true),
    names: view.getUint16(2, true),
    topics: view.getUint32(20, true),
  };
}

export function termCountOf(record: Uint8Array): number {
  return viewOf(record).getUint32(8, true);
}

/** Hashes of the five-word runs, ascending. */
export function sketchIn(record: Uint8Array): Uint32Array {
  const view = viewOf(record);
  const sketch = new Uint32Array(record[1]!);
  for (let i = 0; i < sketch.length; i += 1) sketch[i] = view.getUint32(HEADER + 4 * i, true);
  return sketch;
}

/** One row for each term of a record, in its order. Rows are used again for the next record. */
export type TermRows = { count: number; hashes: Uint32Array; counts: Uint8Array; flags: Uint8Array };

export function noRows(): TermRows {
  return { count: 0, hashes: new Uint32Array(0), counts: new Uint8Array(0), flags: new Uint8Array(0) };
}

/** Reads counts and flags and, unless they are known already, hashes. */
export function readTerms(record: Uint8Array, rows: TermRows, hashed = true): void {
  const count = termCountOf(record);
  if (count > rows.hashes.length) {
    rows.hashes = new Uint32Array(2 * count);
    rows.counts = new Uint8Array(2 * count);
    rows.flags = new Uint8Array(2 * count);
  }
  rows.count = count;
  const { hashes, counts, flags } = rows;
  let at = HEADER + 4 * record[1]!;
  for (let term = 0; term < count; term += 1) {
    const first = record[at]!;
    flags[term] = first >> FLAG_SHIFT;
    counts[term] = record[at + 1]!;
    at += 2;
    const end = at + (first & LENGTH_MASK);
    if (hashed) {
      let hash = HASH_START;
      for (; at < end; at += 1) hash = Math.imul(hash ^ record[at]!, HASH_PRIME);
      hashes[term] = hashEnd(hash);
    }
    at = end;
  }
}

const LENGTH_MASK = 2 ** FLAG_SHIFT - 1;
/** The prime of hash.ts: a number of this file is known when the loop is compiled. */
const HASH_PRIME = 0x01000193;

/** The terms of a record that have these hashes, by hash. */
export function termsIn(record: Uint8Array, wanted: Set<number>): Map<number, string> {
  const found = new Map<number, string>();
  const { terms } = headOf(record);
  let at = HEADER + 4 * record[1]!;
  for (let term = 0; term < terms; term += 1) {
    const end = at + 2 + (record[at]! & LENGTH_MASK);
    const hash = hashOf(record, at + 2, end);
    if (wanted.has(hash)) found.set(hash, textOf(record, at + 2, end));
    at = end;
  }
  return found;
}

/** The name that a word is of in this text. */
export function nameIn(record: Uint8Array, hash: number): string | undefined {
  const view = viewOf(record);
  const { namesAt, nameWords } = headOf(record);
  const phrasesAt = namesAt + 6 * nameWords;
  for (let at = namesAt; at < phrasesAt; at += 6)
    if (view.getUint32(at, true) === hash) return shownAt(record, phrasesAt, view.getUint16(at + 4, true));
  return undefined;
}

/** The topics of a record as they were written. */
export function topicsIn(record: Uint8Array): string[] {
  const { namesAt, nameWords, names, topics } = headOf(record);
  const phrasesAt = namesAt + 6 * nameWords;
  return Array.from({ length: topics }, (_, topic) => shownAt(record, phrasesAt, names + topic));
}

/** The `index`th of the texts that stand from `from`, each behind its length. */
function shownAt(record: Uint8Array, from: number, index: number): string {
  let at = from;
  for (let i = 0; i < index; i += 1) at += 1 + record[at]!;
  return textOf(record, at + 1, at + 1 + record[at]!);
}

function textOf(record: Uint8Array, from: number, to: number): string {
  return Buffer.from(record.buffer, record.byteOffset + from, to - from).toString();
}

function viewOf(record: Uint8Array): DataView {
  return new DataView(record.buffer, record.byteOffset, record.byteLength);
}
