import { type Archive, countOf, termOf } from "./archive.ts";
import { holdersIn, mostPostings, saturation } from "./buckets.ts";
import { sharedBytes, sharedFloats, sharedWords } from "./shared.ts";

/** How many of an article's terms are looked up: the ones that say most about it. */
export const QUERY_TERMS = 64;

/**
 * What is looked up for each document: its heaviest terms that another document has too, the rarest first. The place of
 * a document's first is QUERY_TERMS times its number.
 */
export type Queries = {
  sizes: Uint8Array;
  terms: Uint32Array;
  weights: Float32Array;
  /** The least weight a term would need to be looked up; a lighter one changes nothing of the query, whoever has it. */
  leasts: Float32Array;
};

export function noQueries(documents: number): Queries {
  return {
    sizes: sharedBytes(documents),
    terms: sharedWords(documents * QUERY_TERMS),
    weights: sharedFloats(documents * QUERY_TERMS),
    leasts: sharedFloats(documents),
  };
}

/** Gives a function that computes a document's query and writes it in its place. */
export function queryWriter(archive: Archive, queries: Queries): (document: number) => void {
  const { buckets, rarities } = archive;
  const most = mostPostings(archive.scale);
  const holders = Float64Array.from(rarities, (_, bucket) => holdersIn(bucket));
  const held = noHeaviest();
  // By how many documents have the term, then by its hash.
  const rarity = new Float64Array(QUERY_TERMS);
  const places = new Uint8Array(QUERY_TERMS);

  return (document) => {
    weigh(archive, document, held);
    queries.leasts[document] = held.size < QUERY_TERMS ? 0 : held.weights[QUERY_TERMS - 1]!;
    for (let i = 0; i < held.size; i += 1) rarity[i] = buckets[held.terms[i]!]! * 2 ** 32 + held.hashes[i]!;
    sortPlaces(places, rarity, held.size);
    let [size, looked] = [0, 0];
    for (; size < held.size; size += 1) {
      const place = places[size]!;
      looked += holders[buckets[held.terms[place]!]!]!;
      if (looked > most) break;
      queries.terms[document * QUERY_TERMS + size] = held.terms[place]!;
      queries.weights[document * QUERY_TERMS + size] = held.weights[place]!;
    }
    queries.sizes[document] = size;
  };
}

/** Finds the heaviest terms of a document that another has too. */
function weigh(archive: Archive, document: number, held: Heaviest): void {
  const { hashes, offsets, occurrences, buckets, rarities, discounts } = archive;
  held.size = 0;
  const discount = discounts[document]!;
  const end = offsets[document + 1]!;
  for (let at = offsets[document]!; at < end; at += 1) {
    const occurrence = occurrences[at]!;
    const term = termOf(occurrence);
    const bucket = buckets[term]!;
    const rarity = rarities[bucket]!;
    if (rarity === 0 || bucket === 0) continue;
    const weight = Math.fround(rarity * saturation(countOf(occurrence), discount));
    if (weight > 0 && isAmong(held, weight)) keep(held, weight, hashes[term]!, term);
  }
}

/** Of the terms given to `keep` the QUERY_TERMS heaviest, the heaviest first; equal ones by their hashes. */
type Heaviest = { size: number; weights: Float32Array; hashes: Uint32Array; terms: Uint32Array };

function noHeaviest(): Heaviest {
  return {
    size: 0,
    weights: new Float32Array(QUERY_TERMS),
    hashes: new Uint32Array(QUERY_TERMS),
    terms: new Uint32Array(QUERY_TERMS),
  };
}

function isAmong({ size, weights }: Heaviest, weight: number): boolean {
  return size < QUERY_TERMS || weight >= weights[QUERY_TERMS - 1]!;
}

function keep(heaviest: Heaviest, weight: number, hash: number, term: number): void {
  const { weights, hashes, terms, size } = heaviest;
  let at = size;
  while (at > 0 && (weights[at - 1]! < weight || (weights[at - 1] === weight && hashes[at - 1]! > hash))) at -= 1;
  if (at === QUERY_TERMS) return;
  heaviest.size = Math.min(QUERY_TERMS, size + 1);
  for (let to = heaviest.size - 1; to > at; to -= 1) {
    weights[to] = weights[to - 1]!;
    hashes[to] = hashes[to - 1]!;
    terms[to] = terms[to - 1]!;
  }
  weights[at] = weight;
  hashes[at] = hash;
  terms[at] = term;
}

/** Puts the numbers from 0 to `size` into the order of their keys. They are few. */
function sortPlaces(places: Uint8Array, keys: Float64Array, size: number): void {
  for (let place = 0; place < size; place += 1) {
    const key = keys[place]!;
    let at = place;
    for (; at > 0 && keys[places[at - 1]!]! > key; at -= 1) places[at] = places[at - 1]!;
    places[at] = place;
  }
}
