import type { Archive } from "./archive.ts";
import { isSubstantial, MOST } from "./bars.ts";
import { type CopyLists, isCopy } from "./copies.ts";
import { documentOf, type Postings, postingFor, saturations, stepOf } from "./postings.ts";
import { QUERY_TERMS, type Queries, queryWriter, sortPlaces } from "./query.ts";
import { sharedBytes, sharedFloats, sharedWords } from "./shared.ts";

/** All that matching reads, and the queries, which it writes. `ranks` is the order of the documents' addresses. */
export type Matching = {
  archive: Archive;
  postings: Postings;
  queries: Queries;
  copies: CopyLists;
  ranks: Uint32Array;
};

/** The lists: of each document how many others, the best first; the place of the first is MOST times its number. */
export type MatchLists = {
  sizes: Uint8Array;
  others: Uint32Array;
  scores: Float32Array;
  /**
   * For each place GROUND_TERMS places in the document's query: of the terms shared first those that are topics or in
   * names in both, then the others; each time first what gave most to the score. NO_TERM where there are no more.
   */
  grounds: Uint8Array;
};

export const GROUND_TERMS = 12;
export const NO_TERM = 255;

export function noLists(documents: number): MatchLists {
  return {
    sizes: sharedBytes(documents),
    others: sharedWords(documents * MOST),
    scores: sharedFloats(documents * MOST),
    grounds: sharedBytes(documents * MOST * GROUND_TERMS),
  };
}

/** The documents that share two terms and more with the one looked up. By document; all 0 again before the next. */
type Found = {
  /** How many terms a document shares: most have one, and then nothing else is asked of them. */
  times: Uint8Array;
  scores: Float64Array;
  /** A bit for each of the query's terms that a document has. */
  shared: Uint32Array;
  /** 1 where one of them is a topic or in names in both. */
  named: Uint8Array;
  documents: Uint32Array;
  count: number;
};

/** Gives a function that computes a document's query and list and writes them in their places. */
export function matcher(matching: Matching, lists: MatchLists): (document: number) => void {
  const { archive, queries, copies, ranks } = matching;
  const documents = ranks.length;
  const found: Found = {
    times: new Uint8Array(documents),
    scores: new Float64Array(documents),
    shared: new Uint32Array(documents),
    named: new Uint8Array(documents),
    documents: new Uint32Array(documents),
    count: 0,
  };
  const writeQuery = queryWriter(archive, queries);
  const writeGrounds = groundsWriter(matching, lists);

  return (document) => {
    writeQuery(document);
    count(matching, document, found);
    score(matching, document, found);
    const first = document * MOST;
    let size = 0;
    for (const other of substantial(found, document, queries.selves[document]!, ranks)) {
      if (size === MOST) break;
      if (isCopy(copies, document, other)) continue;
      // Of several printings of one story only the best match is listed.
      if (lists.others.subarray(first, first + size).some((listed) => isCopy(copies, listed, other))) continue;
      lists.others[first + size] = other;
      lists.scores[first + size] = found.scores[other]!;
      writeGrounds(document, other, found.shared[other]!, first + size);
      size += 1;
    }
    lists.sizes[document] = size;
    forget(matching, document, found);
  };
}

/** Finds the documents that share two terms and more with this one. */
function count({ postings, queries }: Matching, document: number, found: Found): void {
  const { times, documents } = found;
  const row = postings.postings;
  let size = 0;
  for (let i = 0; i < queries.sizes[document]!; i += 1) {
    const term = queries.terms[document * QUERY_TERMS + i]! >>> 1;
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

function score({ archive, postings, queries }: Matching, document: number, found: Found): void {
  const { times, scores, shared, named } = found;
  const row = postings.postings;
  const steps = saturations;
  for (let i = 0; i < queries.sizes[document]!; i += 1) {
    const place = document * QUERY_TERMS + i;
    const term = queries.terms[place]! >>> 1;
    const isName = queries.terms[place]! & 1;
    const weight = queries.weights[place]! * archive.rarities[archive.buckets[term]!]!;
    const end = postings.offsets[term + 1]!;
    for (let at = postings.offsets[term]!; at < end; at += 1) {
      const posting = row[at]!;
      const other = documentOf(posting);
      if (times[other]! < 2) continue;
      scores[other]! += weight * steps[stepOf(posting)]!;
      shared[other]! |= 1 << i;
      named[other]! |= isName & posting;
    }
  }
}

/** The documents found that are near enough, the nearest first, equal ones by address. */
function substantial(found: Found, document: number, self: number, ranks: Uint32Array): number[] {
  const { times, scores, named, documents, count } = found;
  const near: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const other = documents[i]!;
    if (other !== document && isSubstantial(scores[other]!, times[other]!, named[other] === 1, self)) near.push(other);
  }
  return near.sort((a, b) => scores[b]! - scores[a]! || ranks[a]! - ranks[b]!);
}

function forget({ postings, queries }: Matching, document: number, found: Found): void {
  const { times, scores, shared, named, documents, count } = found;
  const row = postings.postings;
  for (let i = 0; i < queries.sizes[document]!; i += 1) {
    const term = queries.terms[document * QUERY_TERMS + i]! >>> 1;
    const end = postings.offsets[term + 1]!;
    for (let at = postings.offsets[term]!; at < end; at += 1) times[documentOf(row[at]!)] = 0;
  }
  for (let i = 0; i < count; i += 1) {
    const other = documents[i]!;
    scores[other] = 0;
    shared[other] = 0;
    named[other] = 0;
  }
}

type GroundsWriter = (document: number, other: number, shared: number, place: number) => void;

function groundsWriter({ archive, postings, queries }: Matching, lists: MatchLists): GroundsWriter {
  const keys = new Float64Array(QUERY_TERMS);
  const terms = new Uint8Array(QUERY_TERMS);
  const order = new Uint8Array(QUERY_TERMS);
  return (document, other, shared, place) => {
    let size = 0;
    for (let i = 0; i < QUERY_TERMS; i += 1) {
      if (!(shared & (1 << i))) continue;
      const query = queries.terms[document * QUERY_TERMS + i]!;
      const term = query >>> 1;
      const posting = postingFor(postings, term, other);
      const part =
        queries.weights[document * QUERY_TERMS + i]! *
        archive.rarities[archive.buckets[term]!]! *
        saturations[stepOf(posting)]!;
      keys[size] = query & posting & 1 ? -part - NAMED_FIRST : -part;
      terms[size] = i;
      size += 1;
    }
    // Equal ones stay as they are: by the order of the query, which depends on the terms alone.
    sortPlaces(order, keys, size);
    for (let i = 0; i < GROUND_TERMS; i += 1)
      lists.grounds[place * GROUND_TERMS + i] = i < size ? terms[order[i]!]! : NO_TERM;
  };
}

/** More than any term gives to a score. */
const NAMED_FIRST = 1e6;
