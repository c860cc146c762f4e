import { bucketOf, discountOf, raritiesOf, type Scale, scaleOf } from "./buckets.ts";
import { headOf, noRows, readTerms } from "./reading.ts";
import { numbering, type Vocabulary } from "./vocabulary.ts";

/** All records of an archive, with what they say together. Documents are numbered as their records come. */
export type Archive = {
  records: Uint8Array[];
  vocabulary: Vocabulary;
  /** The numbers of a document's terms, in the order of its record, begin at its offset. */
  offsets: Uint32Array;
  terms: Uint32Array;
  scale: Scale;
  /** How common each term is, by its number. */
  buckets: Uint8Array;
  /** Inverse document frequency, by bucket; 0 where a term says too little. */
  rarities: Float64Array;
  /** By document; see `saturation`. */
  discounts: Float64Array;
};

export function archiveOf(records: Uint8Array[]): Archive {
  const heads = records.map(headOf);
  const offsets = new Uint32Array(records.length + 1);
  let [total, length] = [0, 0];
  for (const [document, head] of heads.entries()) {
    total += head.terms;
    length += head.length;
    offsets[document + 1] = total;
  }
  const scale = scaleOf(records.length, length);
  const { terms, vocabulary } = numbered(records, total);
  return {
    records,
    vocabulary,
    offsets,
    terms,
    scale,
    buckets: vocabulary.holders.subarray(0, vocabulary.size).reduce((buckets, holders, term) => {
      buckets[term] = bucketOf(holders);
      return buckets;
    }, new Uint8Array(vocabulary.size)),
    rarities: raritiesOf(scale),
    discounts: Float64Array.from(heads, (head) => discountOf(scale, head.length)),
  };
}

function numbered(records: Uint8Array[], total: number): Pick<Archive, "terms" | "vocabulary"> {
  const terms = new Uint32Array(total);
  const { numberOf, vocabulary } = numbering();
  const rows = noRows();
  let at = 0;
  for (const record of records) {
    readTerms(record, rows);
    for (let i = 0; i < rows.count; i += 1) {
      const term = numberOf(rows.hashes[i]!);
      terms[at] = term;
      at += 1;
      vocabulary.holders[term]! += 1;
    }
  }
  return { terms, vocabulary };
}
