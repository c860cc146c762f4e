import { recordOf } from "../../../scripts/relate/record.ts";
import { relateAll } from "../../../scripts/relate/relations.ts";

/** An article as the rankers see it. `labels` are known to the measure alone, never to a ranker. */
export type Document = {
  id: string;
  title: string;
  body: string;
  tags: string[];
  labels: string[];
  source?: string;
  date?: string;
};

/** For a document's number those of others, the best first. */
export type Ranking = (document: number) => number[];
export type Ranker = { name: string; rank(documents: Document[]): Promise<Ranking> };

/** What Backfile lists beside an article; it knows headline, text and date, no topic and no tag. */
export const backfile: Ranker = {
  name: "Backfile",
  rank: (documents) => lists(documents),
};

/** The same where nothing is dated. */
export const backfileUndated: Ranker = {
  name: "Backfile, without dates",
  rank: (documents) => lists(documents.map(({ date: _, ...document }) => document)),
};

async function lists(documents: Document[]): Promise<Ranking> {
  const candidates = documents.map(({ id, title, body, date }) => {
    const record = recordOf({ title, topics: [] }, body);
    return { id, address: `${id}.html`, digest: "", record, date };
  });
  const { related } = await relateAll(candidates);
  return (document) => related[document]!.map(({ to }) => to);
}

/** Cosine of plain TF-IDF vectors (1 + ln tf, ln N/df), without stop words or tuning. */
export const tfidf: Ranker = {
  name: "TF-IDF cosine",
  async rank(documents) {
    const index = indexOf(documents);
    const weigh = (term: number, count: number) =>
      (1 + Math.log(count)) * Math.log(documents.length / index.postings[term]!.documents.length);
    const lengths = index.terms.map((terms) => Math.hypot(...terms.map(([term, count]) => weigh(term, count))) || 1);
    return bestBy(index, weigh, (term, count, document) => weigh(term, count) / lengths[document]!);
  },
};

/** BM25 "more like this" with every word of the article as the query and no tuning (k1 1.2, b .75). */
export const bm25: Ranker = {
  name: "BM25 more-like-this",
  async rank(documents) {
    const index = indexOf(documents);
    const lengths = index.terms.map((terms) => terms.reduce((sum, [, count]) => sum + count, 0));
    const average = lengths.reduce((sum, length) => sum + length, 0) / (documents.length || 1);
    const norms = lengths.map((length) => 1.2 * (0.25 + (0.75 * length) / average));
    const rarity = (term: number) => {
      const holders = index.postings[term]!.documents.length;
      return Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
    };
    const inQuery = (term: number, count: number) => count * rarity(term);
    return bestBy(index, inQuery, (_, count, document) => (count * 2.2) / (count + norms[document]!));
  },
};

/** The number of tags that two articles share, as starters for site generators relate them; equal ones by nearness in the list. */
export const sharedTags: Ranker = {
  name: "shared tags",
  async rank(documents) {
    const holders = new Map<string, number[]>();
    for (const [number, { tags }] of documents.entries())
      for (const tag of new Set(tags)) holders.set(tag, [...(holders.get(tag) ?? []), number]);
    return (document) => {
      const shared = new Map<number, number>();
      for (const tag of new Set(documents[document]!.tags))
        for (const other of holders.get(tag)!) if (other !== document) shared.set(other, (shared.get(other) ?? 0) + 1);
      return best(shared, (one, other) => Math.abs(one - document) - Math.abs(other - document));
    };
  },
};

export const rankers: Ranker[] = [backfile, backfileUndated, tfidf, bm25, sharedTags];

/** How many of each ranking the measures look at. */
const MOST = 12;

/** The terms of each document with their counts, and of each term the documents that have it. */
type Index = {
  terms: [term: number, count: number][][];
  postings: { documents: number[]; counts: number[] }[];
};

function indexOf(documents: Document[]): Index {
  const numbers = new Map<string, number>();
  const postings: Index["postings"] = [];
  const terms = documents.map(({ title, body }, document) => {
    const counts = new Map<string, number>();
    for (const word of `${title}\n${body}`.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
      counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].map(([word, count]): [number, number] => {
      const term = numbers.get(word) ?? postings.push({ documents: [], counts: [] }) - 1;
      numbers.set(word, term);
      postings[term]!.documents.push(document);
      postings[term]!.counts.push(count);
      return [term, count];
    });
  });
  return { terms, postings };
}

/** Ranks by the sum, over the terms that two documents share, of what a term weighs in the query times in the other. */
function bestBy(
  { terms, postings }: Index,
  inQuery: (term: number, count: number) => number,
  inOther: (term: number, count: number, document: number) => number,
): Ranking {
  const rows = postings.map(({ documents, counts }, term) => ({
    documents: Uint32Array.from(documents),
    weights: Float64Array.from(counts, (count, at) => inOther(term, count, documents[at]!)),
  }));
  const scores = new Float64Array(terms.length);
  return (document) => {
    scores.fill(0);
    for (const [term, count] of terms[document]!) addTo(scores, rows[term]!, inQuery(term, count));
    scores[document] = 0;
    const found = new Map<number, number>();
    let least = 0;
    for (let other = 0; other < scores.length; other += 1) {
      if (scores[other]! <= least) continue;
      found.set(other, scores[other]!);
      if (found.size > MOST * 4) least = prune(found);
    }
    return best(found, (one, other) => one - other);
  };
}

function addTo(scores: Float64Array, row: { documents: Uint32Array; weights: Float64Array }, factor: number): void {
  const { documents, weights } = row;
  for (let at = 0; at < documents.length; at += 1) scores[documents[at]!]! += factor * weights[at]!;
}

/** Keeps the best; gives the least of their scores. */
function prune(found: Map<number, number>): number {
  const scores = [...found.values()].sort((a, b) => b - a);
  const least = scores[MOST - 1]!;
  for (const [other, score] of found) if (score < least) found.delete(other);
  return least;
}

function best(scores: Map<number, number>, tie: (one: number, other: number) => number): number[] {
  return [...scores]
    .sort(([one, a], [other, b]) => b - a || tie(one, other))
    .slice(0, MOST)
    .map(([other]) => other);
}
