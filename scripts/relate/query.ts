import type { Archive } from "./archive.ts";
import { holdersIn, MOST_POSTINGS, saturation } from "./buckets.ts";
import { noRows, readTerms } from "./reading.ts";
import { sharedBytes, sharedDoubles, sharedFloats, sharedWords } from "./shared.ts";

/** How many of an article's terms are looked up: the ones that say most about it. One bit each in a word of 32. */
export const QUERY_TERMS = 32;

/**
 * What is looked up for each document: its heaviest terms that another document has too, the rarest first. The place of
 * a document's first is QUERY_TERMS times its number.
 */
export type Queries = {
  sizes: Uint8Array;
  /** Twice the term's number, and one more where it is a topic or a word of a name in the document. */
  terms: Uint32Array;
  weights: Float32Array;
  /**
   * The document's score with itself over the heaviest terms of all, whoever else has them: the measure for all others,
   * so that an article about nothing else in the archive is close to nothing.
   */
  selves: Float64Array;
};

export function noQueries(documents: number): Queries {
  return {
    sizes: sharedBytes(documents),
    terms: sharedWords(documents * QUERY_TERMS),
    weights: sharedFloats(documents * QUERY_TERMS),
    selves: sharedDoubles(documents),
  };
}

/** Gives a function that computes a document's query and writes it in its place. */
export function queryWriter(archive: Archive, queries: Queries): (document: number) => void {
  const { vocabulary, offsets, terms, buckets, rarities, discounts } = archive;
  const rows = noRows();
  const most = longest(offsets);
  const weights = new Float32Array(most);
  const hashes = new Uint32Array(most);
  const heavier = (a: number, b: number) =>
    weights[a]! > weights[b]! || (weights[a] === weights[b] && hashes[a]! < hashes[b]!);

  /** The rows of all telling terms, and of those that another document has, the heaviest first. */
  function heaviest(document: number): { all: number[]; held: number[] } {
    const [all, held]: number[][] = [[], []];
    const from = offsets[document]!;
    readTerms(archive.records[document]!, rows, false);
    for (let row = 0; row < rows.count; row += 1) {
      const term = terms[from + row]!;
      const bucket = buckets[term]!;
      if (rarities[bucket] === 0) continue;
      weights[row] = rarities[bucket]! * saturation(rows.counts[row]!, discounts[document]!);
      hashes[row] = vocabulary.hashes[term]!;
      keep(all!, row, heavier);
      if (bucket > 0) keep(held!, row, heavier);
    }
    return { all: all!, held: held! };
  }

  return (document) => {
    const { all, held } = heaviest(document);
    queries.selves[document] = all.reduce((sum, row) => sum + weights[row]! * weights[row]!, 0);
    const bucketAt = (row: number) => buckets[terms[offsets[document]! + row]!]!;
    held.sort((a, b) => bucketAt(a) - bucketAt(b) || hashes[a]! - hashes[b]!);
    let [size, looked] = [0, 0];
    for (const row of held) {
      looked += holdersIn(bucketAt(row));
      if (looked > MOST_POSTINGS) break;
      const place = document * QUERY_TERMS + size;
      queries.terms[place] = 2 * terms[offsets[document]! + row]! + Math.min(1, rows.flags[row]!);
      queries.weights[place] = weights[row]!;
      size += 1;
    }
    queries.sizes[document] = size;
  };
}

/** Puts a row among the first QUERY_TERMS, where it belongs there. */
function keep(first: number[], row: number, before: (a: number, b: number) => boolean): void {
  if (first.length === QUERY_TERMS && !before(row, first[QUERY_TERMS - 1]!)) return;
  let at = first.length === QUERY_TERMS ? QUERY_TERMS - 1 : first.length;
  for (; at > 0 && before(row, first[at - 1]!); at -= 1) first[at] = first[at - 1]!;
  first[at] = row;
}

function longest(offsets: Uint32Array): number {
  let most = 0;
  for (let i = 1; i < offsets.length; i += 1) most = Math.max(most, offsets[i]! - offsets[i - 1]!);
  return most;
}
