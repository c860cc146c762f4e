import type { Archive } from "./archive.ts";
import { holdersIn, MOST_POSTINGS, saturation } from "./buckets.ts";
import { noRows, readTerms } from "./reading.ts";
import { sharedFloats, sharedWords } from "./shared.ts";

/**
 * For each term that may be looked up, the documents that have it, ascending. A posting is twice the number of the
 * document, and one more where the term is a topic or a word of a name in it; beside it the term's part in the
 * document's scores.
 */
export type Postings = { offsets: Uint32Array; documents: Uint32Array; impacts: Float32Array };

export function postingsOf(archive: Archive): Postings {
  const { records, vocabulary, buckets, rarities, discounts } = archive;
  const offsets = sharedWords(vocabulary.size + 1);
  for (let term = 0; term < vocabulary.size; term += 1)
    offsets[term + 1] = offsets[term]! + (isLookedUp(archive, term) ? vocabulary.holders[term]! : 0);
  const next = offsets.slice();
  const total = offsets[vocabulary.size]!;
  const postings: Postings = { offsets, documents: sharedWords(total), impacts: sharedFloats(total) };
  const { documents, impacts } = postings;
  const rows = noRows();
  for (const [document, record] of records.entries()) {
    readTerms(record, rows, false);
    const from = archive.offsets[document]!;
    for (let i = 0; i < rows.count; i += 1) {
      const term = archive.terms[from + i]!;
      if (offsets[term] === offsets[term + 1]) continue;
      const at = next[term]!;
      next[term] = at + 1;
      documents[at] = 2 * document + Math.min(1, rows.flags[i]!);
      impacts[at] = rarities[buckets[term]!]! * saturation(rows.counts[i]!, discounts[document]!);
    }
  }
  return postings;
}

/** Whether a term can be in a query: more than one document has it, and not so many that it says little or costs much. */
export function isLookedUp({ buckets, rarities }: Archive, term: number): boolean {
  const bucket = buckets[term]!;
  return bucket > 0 && rarities[bucket]! > 0 && holdersIn(bucket) <= MOST_POSTINGS;
}
