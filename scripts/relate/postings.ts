import type { Document } from "./document.ts";

/** BM25's usual constants (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009). */
const K1 = 1.2;
const B = 0.75;

/** How many of an article's terms are looked up: the ones that say most about it. */
const QUERY_TERMS = 32;

/** A term in more than this share of the archive says too little to be looked up (never below SMALL articles). */
const COMMON_SHARE = 0.1;
const SMALL = 12;

/**
 * How many postings one article may look at: the rarest of its terms first, until this is used up. It bounds the cost in
 * a large archive, where even telling words have thousands of holders, and changes nothing in a small one.
 */
const MOST_POSTINGS = 3000;

export type Posting = { document: number; count: number };

export type Index = {
  documents: Document[];
  postings: Map<string, Posting[]>;
  averageLength: number;
};

export function makeIndex(documents: Document[]): Index {
  const postings = new Map<string, Posting[]>();
  let total = 0;
  for (const [document, { terms, length }] of documents.entries()) {
    total += length;
    for (const [term, count] of terms) {
      const list = postings.get(term);
      if (list) list.push({ document, count });
      else postings.set(term, [{ document, count }]);
    }
  }
  return { documents, postings, averageLength: total / Math.max(1, documents.length) };
}

export type Weighted = { term: string; weight: number };

/** `self` is the document's score with itself: the measure for all others. */
export type Query = { terms: Weighted[]; self: number };

/**
 * The terms that say most about a document. Looked up are the heaviest that another document has too; the measure is
 * taken from the heaviest of all, so that an article about nothing else in the archive is close to nothing.
 */
export function queryOf(index: Index, document: Document): Query {
  const common = Math.max(SMALL, index.documents.length * COMMON_SHARE);
  const weighted: (Weighted & { holders: number })[] = [];
  for (const [term, count] of document.terms) {
    const holders = index.postings.get(term)!.length;
    if (holders > common) continue;
    weighted.push({ term, holders, weight: idf(index, holders) * saturation(index, count, document.length) });
  }
  weighted.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return {
    terms: weighted.filter(({ holders }) => holders > 1).slice(0, QUERY_TERMS),
    self: weighted.slice(0, QUERY_TERMS).reduce((sum, { weight }) => sum + weight * weight, 0),
  };
}

export type Match = { document: number; score: number; shared: Weighted[] };

/**
 * Every document that shares a query term, with its score: the sum over the shared terms of
 * idf² × the two saturations, so that a term counts for how much it matters in both.
 */
export function matches(index: Index, query: Weighted[]): Match[] {
  const found = new Map<number, Match>();
  let looked = 0;
  for (const { term, weight, postings } of rarestFirst(index, query)) {
    looked += postings.length;
    if (looked > MOST_POSTINGS) break;
    const rarity = idf(index, postings.length);
    for (const { document, count } of postings) {
      const part = weight * rarity * saturation(index, count, index.documents[document]!.length);
      const match = found.get(document) ?? { document, score: 0, shared: [] };
      found.set(document, match);
      match.score += part;
      match.shared.push({ term, weight: part });
    }
  }
  return [...found.values()];
}

function rarestFirst(index: Index, query: Weighted[]): (Weighted & { postings: Posting[] })[] {
  return query
    .map((weighted) => ({ ...weighted, postings: index.postings.get(weighted.term)! }))
    .sort((a, b) => a.postings.length - b.postings.length || (a.term < b.term ? -1 : 1));
}

function idf(index: Index, holders: number): number {
  return Math.log(1 + (index.documents.length - holders + 0.5) / (holders + 0.5));
}

function saturation(index: Index, count: number, length: number): number {
  return (count * (K1 + 1)) / (count + K1 * (1 - B + (B * length) / index.averageLength));
}
