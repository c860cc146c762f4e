import { bucketOf, discountOf, raritiesOf, type Scale, scaleOf } from "./buckets.ts";
import { type Kept, noneKept, type Run } from "./kept.ts";
import { checkRecord, lengthOf, noRows, readTerms, termCountOf } from "./reading.ts";
import { sharedBytes, sharedDoubles, sharedWords } from "./shared.ts";
import { numbering, type Vocabulary } from "./vocabulary.ts";

/**
 * What all records say together, in rows that threads share. Documents are numbered as their records come, terms as they
 * are first met.
 */
export type Archive = {
  scale: Scale;
  /** By term. */
  hashes: Uint32Array;
  /** By term: how many documents have it. */
  holders: Uint32Array;
  /** By term: about how many have it; see `bucketOf`. */
  buckets: Uint8Array;
  /** By bucket: inverse document frequency, 0 where a term says too little. */
  rarities: Float64Array;
  /** By document; see `saturation`. */
  discounts: Float64Array;
  /** The terms of document d are the occurrences from offsets[d], in the order of its record. */
  offsets: Uint32Array;
  /** Each the number of a term, 7 bits how often it occurs, and a bit that is set where it is a topic or in a name. */
  occurrences: Uint32Array;
};

const COUNT_BITS = 7;
const TERM_SHIFT = COUNT_BITS + 1;
const MOST_COUNT = 2 ** COUNT_BITS - 1;
const MOST_TERMS = 2 ** (32 - TERM_SHIFT);

export function termOf(occurrence: number): number {
  return occurrence >>> TERM_SHIFT;
}

export function countOf(occurrence: number): number {
  return (occurrence >>> 1) & MOST_COUNT;
}

/** Whether a term is a topic or in a name there. */
export function isMarked(occurrence: number): boolean {
  return (occurrence & 1) === 1;
}

/** What of an archive the next one begins with: terms keep their numbers. */
export type Terms = Pick<Archive, "scale" | "hashes" | "holders" | "offsets" | "occurrences">;

/** The scale of an archive of these records. */
export function scaleIn(records: Uint8Array[]): Scale {
  let length = 0;
  for (const record of records) {
    checkRecord(record);
    length += lengthOf(record);
  }
  return scaleOf(records.length, length);
}

export function archiveOf(records: Uint8Array[]): Archive {
  return archiveAfter(undefined, noneKept(records.length), records);
}

/**
 * The archive of these records, where some documents are those of an earlier one: their records are not read. Terms that
 * no document has any more keep their numbers; they go when the scale changes, as nothing earlier is used then.
 */
export function archiveAfter(previous: Terms | undefined, kept: Kept, records: Uint8Array[]): Archive {
  const scale = scaleIn(records);
  const offsets = sharedWords(records.length + 1);
  for (const [document, record] of records.entries()) offsets[document + 1] = offsets[document]! + termCountOf(record);
  const occurrences = sharedWords(offsets[records.length]!);
  if (previous) for (const run of kept.runs) copyRows(run, previous, { offsets, occurrences });
  const { hashes, holders } = numberTerms(records, previous, kept, { offsets, occurrences });
  const discounts = sharedDoubles(records.length);
  for (const [document, record] of records.entries()) discounts[document] = discountOf(scale, lengthOf(record));
  const rarities = raritiesOf(scale);
  return { scale, hashes, holders, buckets: bucketsOf(holders), rarities, discounts, offsets, occurrences };
}

export function bucketsOf(holders: Uint32Array): Uint8Array {
  const buckets = sharedBytes(holders.length);
  for (let term = 0; term < holders.length; term += 1) buckets[term] = bucketOf(holders[term]!);
  return buckets;
}

type Rows = Pick<Archive, "offsets" | "occurrences">;

function copyRows({ from, to, length }: Run, before: Rows, now: Rows): void {
  const rows = before.occurrences.subarray(before.offsets[from]!, before.offsets[from + length]!);
  now.occurrences.set(rows, now.offsets[to]!);
}

/** Numbers the terms of the documents that are new and writes their rows. */
function numberTerms(
  records: Uint8Array[],
  previous: Terms | undefined,
  { oldOf, newOf }: Kept,
  { offsets, occurrences }: Rows,
): Vocabulary {
  const { count: numberOf, vocabulary } = numbering(previous && { ...previous, holders: holdersLeft(previous, newOf) });
  const rows = noRows();
  for (const [document, record] of records.entries()) {
    if (oldOf[document]! >= 0) continue;
    readTerms(record, rows);
    const { count, hashes, counts, flags } = rows;
    let at = offsets[document]!;
    for (let row = 0; row < count; row += 1) {
      const term = numberOf(hashes[row]!);
      occurrences[at] = (term << TERM_SHIFT) | (Math.min(MOST_COUNT, counts[row]!) << 1) | (flags[row] === 0 ? 0 : 1);
      at += 1;
    }
  }
  const { hashes, holders } = vocabulary();
  if (hashes.length > MOST_TERMS)
    throw new Error(`articles with more than ${MOST_TERMS} different words cannot be related`);
  return { hashes, holders };
}

/** By term: how many of the documents that are still there have it. */
function holdersLeft({ holders, offsets, occurrences }: Terms, newOf: Int32Array): Uint32Array {
  const left = holders.slice();
  for (const [document, now] of newOf.entries()) {
    if (now >= 0) continue;
    for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1) left[termOf(occurrences[at]!)]! -= 1;
  }
  return left;
}
