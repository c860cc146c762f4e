import { type Archive, countOf, termOf } from "./archive.ts";
import { holdersIn, MOST_POSTINGS, saturation } from "./buckets.ts";
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
  /** The least weight a term would need to be looked up; a lighter one changes nothing of the query, whoever has it. */
  leasts: Float32Array;
};

export function noQueries(documents: number): Queries {
  return {
    sizes: sharedBytes(documents),
    terms: sharedWords(documents * QUERY_TERMS),
    weights: sharedFloats(documents * QUERY_TERMS),
    selves: sharedDoubles(documents),
    leasts: sharedFloats(documents),
  };
}

/** Gives a function that computes a document's query and writes it in its place. */
export function queryWriter(archive: Archive, queries: Queries): (document: number) => void {
  const { buckets, rarities } = archive;
  const holders = Float64Array.from(rarities, (_, bucket) => holdersIn(bucket));
  const all = noHeaviest();
  const held = noHeaviest();
  // By how many documents have the term, then by its hash.
  const rarity = new Float64Array(QUERY_TERMS);
  const places = new Uint8Array(QUERY_TERMS);

  return (document) => {
    weigh(archive, document, all, held);
    let self = 0;
    for (let i = 0; i < all.size; i += 1) self += all.weights[i]! ** 2;
    queries.selves[document] = self;
    queries.leasts[document] = held.size < QUERY_TERMS ? 0 : held.weights[QUERY_TERMS - 1]!;
    for (let i = 0; i < held.size; i += 1)
      rarity[i] = buckets[termOf(held.occurrences[i]!)]! * 2 ** 32 + held.hashes[i]!;
    sortPlaces(places, rarity, held.size);
    let [size, looked] = [0, 0];
    for (; size < held.size; size += 1) {
      const place = places[size]!;
      looked += holders[buckets[termOf(held.occurrences[place]!)]!]!;
      if (looked > MOST_POSTINGS) break;
      const to = document * QUERY_TERMS + size;
      queries.terms[to] = 2 * termOf(held.occurrences[place]!) + (held.occurrences[place]! & 1);
      queries.weights[to] = held.weights[place]!;
    }
    queries.sizes[document] = size;
  };
}

/** Finds the heaviest terms of all that a document has, and of those that another has too. */
function weigh(archive: Archive, document: number, all: Heaviest, held: Heaviest): void {
  const { hashes, offsets, occurrences, buckets, rarities, discounts } = archive;
  all.size = 0;
  held.size = 0;
  const discount = discounts[document]!;
  const end = offsets[document + 1]!;
  for (let at = offsets[document]!; at < end; at += 1) {
    const occurrence = occurrences[at]!;
    const term = termOf(occurrence);
    const bucket = buckets[term]!;
    const rarity = rarities[bucket]!;
    if (rarity === 0) continue;
    const weight = Math.fround(rarity * saturation(countOf(occurrence), discount));
    if (isAmong(all, weight)) keep(all, weight, hashes[term]!, occurrence);
    if (bucket > 0 && isAmong(held, weight)) keep(held, weight, hashes[term]!, occurrence);
  }
}

/** Of the occurrences given to `keep` the QUERY_TERMS heaviest, the heaviest first; equal ones by their hashes. */
type Heaviest = { size: number; weights: Float32Array; hashes: Uint32Array; occurrences: Uint32Array };

function noHeaviest(): Heaviest {
  return {
    size: 0,
    weights: new Float32Array(QUERY_TERMS),
    hashes: new Uint32Array(QUERY_TERMS),
    occurrences: new Uint32Array(QUERY_TERMS),
  };
}

function isAmong({ size, weights }: Heaviest, weight: number): boolean {
  return size < QUERY_TERMS || weight >= weights[QUERY_TERMS - 1]!;
}

function keep(heaviest: Heaviest, weight: number, hash: number, occurrence: number): void {
  const { weights, hashes, occurrences, size } = heaviest;
  let at = size;
  while (at > 0 && (weights[at - 1]! < weight || (weights[at - 1] === weight && hashes[at - 1]! > hash))) at -= 1;
  if (at === QUERY_TERMS) return;
  heaviest.size = Math.min(QUERY_TERMS, size + 1);
  for (let to = heaviest.size - 1; to > at; to -= 1) {
    weights[to] = weights[to - 1]!;
    hashes[to] = hashes[to - 1]!;
    occurrences[to] = occurrences[to - 1]!;
  }
  weights[at] = weight;
  hashes[at] = hash;
  occurrences[at] = occurrence;
}

/** Puts the numbers from 0 to `size` into the order of their keys. They are few. */
export function sortPlaces(places: Uint8Array, keys: Float64Array, size: number): void {
  for (let place = 0; place < size; place += 1) {
    const key = keys[place]!;
    let at = place;
    for (; at > 0 && keys[places[at - 1]!]! > key; at -= 1) places[at] = places[at - 1]!;
    places[at] = place;
  }
}
