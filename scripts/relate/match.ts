import type { Archive } from "./archive.ts";
import { type CopyLists, isCopy } from "./copies.ts";
import { documentOf, type Postings, saturations, stepOf } from "./postings.ts";
import { QUERY_TERMS, type Queries, queryWriter } from "./query.ts";
import { sharedBytes, sharedFloats, sharedWords } from "./shared.ts";
import { inTime } from "./time.ts";

/** All that matching reads, and the queries, which it writes. Rows by document, shared by threads. */
export type Matching = {
  archive: Archive;
  postings: Postings;
  queries: Queries;
  copies: CopyLists;
  /** The order of the documents' addresses. */
  ranks: Uint32Array;
  /** See `dayOf`. */
  days: Int32Array;
  /** A number for each language; only documents with the same one are matched. */
  languages: Uint32Array;
};

/** How many documents are looked at more closely for one list. */
export const CANDIDATES = 48;

/**
 * For each document others that may be near, the best first, equal ones by address; the place of the first is CANDIDATES
 * times its number.
 */
export type Candidates = {
  sizes: Uint8Array;
  others: Uint32Array;
  scores: Float32Array;
};

export function noCandidates(documents: number): Candidates {
  return {
    sizes: sharedBytes(documents),
    others: sharedWords(documents * CANDIDATES),
    scores: sharedFloats(documents * CANDIDATES),
  };
}

/** The documents that share terms with the one looked up. By document; all 0 again before the next. */
type Found = {
  /** How many terms a document shares: most have one, and then nothing else is asked of them. */
  times: Uint8Array;
  scores: Float64Array;
  /** Those that share two and more. */
  documents: Uint32Array;
  count: number;
};

/** Gives a function that computes a document's query and candidates and writes them in their places. */
export function matcher(matching: Matching, candidates: Candidates): (document: number) => void {
  const { archive, queries } = matching;
  const documents = matching.ranks.length;
  const found: Found = {
    times: new Uint8Array(documents),
    scores: new Float64Array(documents),
    documents: new Uint32Array(documents),
    count: 0,
  };
  const best = noBest();
  const writeQuery = queryWriter(archive, queries);

  return (document) => {
    writeQuery(document);
    count(matching, document, found);
    score(matching, document, found);
    choose(matching, document, found, best);
    const first = document * CANDIDATES;
    candidates.sizes[document] = best.size;
    for (let i = 0; i < best.size; i += 1) {
      candidates.others[first + i] = best.documents[i]!;
      candidates.scores[first + i] = best.scores[i]!;
    }
    forget(matching, document, found);
  };
}

/** Finds the documents that share two terms and more with this one. */
function count({ postings, queries }: Matching, document: number, found: Found): void {
  const { times, documents } = found;
  const row = postings.postings;
  let size = 0;
  for (let i = 0; i < queries.sizes[document]!; i += 1) {
    const term = queries.terms[document * QUERY_TERMS + i]!;
    const end = postings.offsets[term + 1]!;
    for (let at = postings.offsets[term]!; at < end; at += 1) {
      const other = documentOf(row[at]!);
      times[other]! += 1;
      if (times[other] !== 2) continue;
      documents[size] = other;
      size += 1;
    }
  }
  found.count = size;
}

function score({ archive, postings, queries }: Matching, document: number, { times, scores }: Found): void {
  const row = postings.postings;
  const steps = saturations;
  for (let i = 0; i < queries.sizes[document]!; i += 1) {
    const place = document * QUERY_TERMS + i;
    const term = queries.terms[place]!;
    const weight = queries.weights[place]! * archive.rarities[archive.buckets[term]!]!;
    const end = postings.offsets[term + 1]!;
    for (let at = postings.offsets[term]!; at < end; at += 1) {
      const posting = row[at]!;
      const other = documentOf(posting);
      if (times[other]! >= 2) scores[other]! += weight * steps[stepOf(posting)]!;
    }
  }
}

/** The best CANDIDATES of the documents given to `keep`, the best first, equal ones by address. */
type Best = { size: number; documents: Uint32Array; scores: Float32Array; ranks: Uint32Array };

function noBest(): Best {
  return {
    size: 0,
    documents: new Uint32Array(CANDIDATES),
    scores: new Float32Array(CANDIDATES),
    ranks: new Uint32Array(CANDIDATES),
  };
}

function choose(matching: Matching, document: number, { scores, documents, count }: Found, best: Best): void {
  const { copies, ranks, days, languages } = matching;
  best.size = 0;
  for (let i = 0; i < count; i += 1) {
    const other = documents[i]!;
    if (other === document || languages[other] !== languages[document]) continue;
    const near = Math.fround(scores[other]! * inTime(days[document]!, days[other]!));
    if (best.size === CANDIDATES && near < best.scores[CANDIDATES - 1]!) continue;
    if (!isCopy(copies, document, other)) keep(best, other, near, ranks[other]!);
  }
}

function keep(best: Best, document: number, score: number, rank: number): void {
  const { documents, scores, ranks, size } = best;
  let at = size;
  while (at > 0 && (scores[at - 1]! < score || (scores[at - 1] === score && ranks[at - 1]! > rank))) at -= 1;
  if (at === CANDIDATES) return;
  best.size = Math.min(CANDIDATES, size + 1);
  for (let to = best.size - 1; to > at; to -= 1) {
    documents[to] = documents[to - 1]!;
    scores[to] = scores[to - 1]!;
    ranks[to] = ranks[to - 1]!;
  }
  documents[at] = document;
  scores[at] = score;
  ranks[at] = rank;
}

function forget({ postings, queries }: Matching, document: number, { times, scores, documents, count }: Found): void {
  const row = postings.postings;
  for (let i = 0; i < queries.sizes[document]!; i += 1) {
    const term = queries.terms[document * QUERY_TERMS + i]!;
    const end = postings.offsets[term + 1]!;
    for (let at = postings.offsets[term]!; at < end; at += 1) times[documentOf(row[at]!)] = 0;
  }
  for (let i = 0; i < count; i += 1) scores[documents[i]!] = 0;
}
