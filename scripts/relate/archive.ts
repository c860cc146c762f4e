import { bucketOf, discountOf, raritiesOf, type Scale, scaleOf } from "./buckets.ts";
import { checkRecord, lengthOf, noRows, readTerms, termCountOf } from "./reading.ts";
import { sharedBytes, sharedDoubles, sharedWords } from "./shared.ts";
import { type Numbering, numbering, type Vocabulary } from "./vocabulary.ts";

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

/** `find` gives the number of a term by its hash, -1 where no document has it. */
export function archiveOf(records: Uint8Array[]): { archive: Archive; find: (hash: number) => number } {
  const offsets = sharedWords(records.length + 1);
  let [total, length] = [0, 0];
  for (const [document, record] of records.entries()) {
    checkRecord(record);
    total += termCountOf(record);
    length += lengthOf(record);
    offsets[document + 1] = total;
  }
  const scale = scaleOf(records.length, length);
  const occurrences = sharedWords(total);
  const { hashes, holders, find } = numberTerms(records, occurrences);
  const buckets = sharedBytes(holders.length);
  for (let term = 0; term < holders.length; term += 1) buckets[term] = bucketOf(holders[term]!);
  const discounts = sharedDoubles(records.length);
  for (const [document, record] of records.entries()) discounts[document] = discountOf(scale, lengthOf(record));
  const rarities = raritiesOf(scale);
  return { archive: { scale, hashes, holders, buckets, rarities, discounts, offsets, occurrences }, find };
}

function numberTerms(records: Uint8Array[], occurrences: Uint32Array): Vocabulary & Pick<Numbering, "find"> {
  const { count: numberOf, find, vocabulary } = numbering();
  const rows = noRows();
  let at = 0;
  for (const record of records) {
    readTerms(record, rows);
    const { count, hashes, counts, flags } = rows;
    for (let row = 0; row < count; row += 1) {
      const term = numberOf(hashes[row]!);
      occurrences[at] = (term << TERM_SHIFT) | (Math.min(MOST_COUNT, counts[row]!) << 1) | (flags[row] === 0 ? 0 : 1);
      at += 1;
    }
  }
  const { hashes, holders } = vocabulary();
  if (hashes.length > MOST_TERMS)
    throw new Error(`articles with more than ${MOST_TERMS} different words cannot be related`);
  return { hashes, holders, find };
}
