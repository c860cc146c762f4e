import { type Archive, countOf, termOf } from "./archive.ts";
import { holdersIn, MOST_SATURATION, mostPostings, saturation } from "./buckets.ts";
import { sharedWords } from "./shared.ts";

/**
 * For each term that may be looked up, the documents that have it, ascending. A posting is one word, so that the threads
 * read one row: the document's number, and 8 bits that say how much the term is of it (an index into `saturations`).
 */
export type Postings = { offsets: Uint32Array; postings: Uint32Array };

const SATURATION_BITS = 8;
const DOCUMENT_SHIFT = SATURATION_BITS;
const FINEST = 2 ** SATURATION_BITS - 1;
const MOST_DOCUMENTS = 2 ** (32 - DOCUMENT_SHIFT);

export const saturations = Float64Array.from({ length: FINEST + 1 }, (_, step) => (step * MOST_SATURATION) / FINEST);

export function documentOf(posting: number): number {
  return posting >>> DOCUMENT_SHIFT;
}

/** An index into `saturations`. */
export function stepOf(posting: number): number {
  return posting & FINEST;
}

export function postingsOf(archive: Archive): Postings {
  const { holders, discounts, occurrences } = archive;
  if (discounts.length > MOST_DOCUMENTS) throw new Error(`more than ${MOST_DOCUMENTS} articles cannot be related`);
  const most = mostPostings(archive.scale);
  const lookedUp = Uint8Array.from(holders, (_, term) => Number(isLookedUp(archive, term, most)));
  const offsets = sharedWords(holders.length + 1);
  for (let term = 0; term < holders.length; term += 1)
    offsets[term + 1] = offsets[term]! + lookedUp[term]! * holders[term]!;
  const next = offsets.slice();
  const postings = sharedWords(offsets[holders.length]!);
  for (let document = 0; document < discounts.length; document += 1) {
    const discount = discounts[document]!;
    const end = archive.offsets[document + 1]!;
    for (let at = archive.offsets[document]!; at < end; at += 1) {
      const occurrence = occurrences[at]!;
      const term = termOf(occurrence);
      if (lookedUp[term] === 0) continue;
      postings[next[term]!] = (document << DOCUMENT_SHIFT) | stepFor(occurrence, discount);
      next[term]! += 1;
    }
  }
  return { offsets, postings };
}

/** How much a term is of a document where it occurs so, as an index into `saturations`. */
export function stepFor(occurrence: number, discount: number): number {
  return Math.round((saturation(countOf(occurrence), discount) * FINEST) / MOST_SATURATION);
}

/** Whether a term can be in a query: more than one document has it, and not so many that it says little or costs much. */
function isLookedUp({ buckets, rarities }: Archive, term: number, most: number): boolean {
  const bucket = buckets[term]!;
  return bucket > 0 && rarities[bucket]! > 0 && holdersIn(bucket) <= most;
}
