import { articleSchema } from "../../../scripts/article/schema.ts";
import { recordOf } from "../../../scripts/relate/record.ts";
import { relateAll } from "../../../scripts/relate/relations.ts";

/** An article as the rankers see it. `labels` are known to the measure alone, never to a ranker. */
export type Document = { id: string; title: string; body: string; tags: string[]; labels: string[]; source?: string };

/** For a document's number those of others, the best first. */
export type Ranking = (document: number) => number[];
export type Ranker = { name: string; rank(documents: Document[]): Promise<Ranking> };

/** What Backfile lists beside an article; it knows headline and text, no topic and no tag. */
export const backfile: Ranker = {
  name: "Backfile",
  async rank(documents) {
    const candidates = documents.map(({ id, title, body }) => {
      const article = articleSchema.parse({ id, title });
      return { id, address: `${id}.html`, digest: "", record: recordOf(article, body) };
    });
    const { related } = await relateAll(candidates);
    return (document) => related[document]!.map(({ to }) => to);
  },
};

/** Cosine of plain TF-IDF vectors (1 + ln tf, ln N/df), without stop words or tuning. */
export const tfidf: Ranker = {
  name: "TF-IDF cosine",
  async rank(documents) {
    const index = indexOf(documents);
    const weigh = (count: number, holders: number) => (1 + Math.log(count)) * Math.log(documents.length / holders);
    const lengths = documents.map((_, document) =>
      Math.hypot(...index.termsOf(document).map(([term, count]) => weigh(count, index.holders(term)))),
    );
    return bestBy(index, (term, mine, theirs, other) => {
      const holders = index.holders(term);
      return (weigh(mine, holders) * weigh(theirs, holders)) / (lengths[other] || 1);
    });
  },
};

/** BM25 "more like this" with every word of the article as the query and no tuning (k1 1.2, b .75). */
export const bm25: Ranker = {
  name: "BM25 more-like-this",
  async rank(documents) {
    const index = indexOf(documents);
    const lengths = documents.map((_, document) => index.termsOf(document).reduce((sum, [, count]) => sum + count, 0));
    const average = lengths.reduce((sum, length) => sum + length, 0) / (documents.length || 1);
    return bestBy(index, (term, mine, theirs, other) => {
      const holders = index.holders(term);
      const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
      const norm = 1.2 * (0.25 + (0.75 * lengths[other]!) / average);
      return (mine * rarity * theirs * 2.2) / (theirs + norm);
    });
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

export const rankers: Ranker[] = [backfile, tfidf, bm25, sharedTags];

/** How many of each ranking the measures look at. */
const MOST = 12;

type Index = {
  size: number;
  /** The terms of a document with their counts. */
  termsOf(document: number): [term: number, count: number][];
  holders(term: number): number;
  postings(term: number): { documents: number[]; counts: number[] };
};

function indexOf(documents: Document[]): Index {
  const numbers = new Map<string, number>();
  const postings: { documents: number[]; counts: number[] }[] = [];
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
  return {
    size: documents.length,
    termsOf: (document) => terms[document]!,
    holders: (term) => postings[term]!.documents.length,
    postings: (term) => postings[term]!,
  };
}

type Part = (term: number, mine: number, theirs: number, other: number) => number;

function bestBy(index: Index, part: Part): Ranking {
  const scores = new Float64Array(index.size);
  return (document) => {
    scores.fill(0);
    for (const [term, mine] of index.termsOf(document)) {
      const { documents, counts } = index.postings(term);
      for (let at = 0; at < documents.length; at += 1)
        scores[documents[at]!]! += part(term, mine, counts[at]!, documents[at]!);
    }
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
