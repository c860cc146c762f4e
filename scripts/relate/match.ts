import { type CopyLists, isCopy } from "./copies.ts";
import type { Postings } from "./postings.ts";
import { QUERY_TERMS, type Queries } from "./query.ts";
import { sharedBytes, sharedFloats, sharedWords } from "./shared.ts";

/** A list no longer than a reader reads. */
export const MOST = 6;

/**
 * The least share of an article's own telling terms that another must have, and it is less where more different terms
 * are shared: one rare word alone is chance, two want weight, three are a subject. Below it lists fill with articles
 * that share a turn of phrase; an empty list beats filler. How it was set: docs/decisions.md, "Related lists".
 */
const LEAST_OF_TWO = 0.14;
const LEAST_OF_MORE = 0.08;

/** Where two articles share no name and no topic, so many words must carry it: "milk", "gallons" and "lay" do not. */
const LEAST_WORDS = 4;
const LEAST_OF_WORDS = 0.2;

/** Whether a document with this score, sharing so many terms, belongs in the list of one whose own score is `self`. */
export function isSubstantial(score: number, shared: number, named: boolean, self: number): boolean {
  if (shared < 2) return false;
  if (!named) return shared >= LEAST_WORDS && score >= LEAST_OF_WORDS * self;
  return score >= (shared > 2 ? LEAST_OF_MORE : LEAST_OF_TWO) * self;
}

/** All that matching reads; the threads share it. `ranks` is the order of the documents' addresses. */
export type Matching = { postings: Postings; queries: Queries; copies: CopyLists; ranks: Uint32Array };

/**
 * The lists: of each document how many others, the best first; the place of the first is MOST times its number. `shared`
 * has a bit for each of the query's terms that the other has.
 */
export type MatchLists = { sizes: Uint8Array; others: Uint32Array; scores: Float32Array; shared: Uint32Array };

export function noLists(documents: number): MatchLists {
  return {
    sizes: sharedBytes(documents),
    others: sharedWords(documents * MOST),
    scores: sharedFloats(documents * MOST),
    shared: sharedWords(documents * MOST),
  };
}

/** Gives a function that computes a document's list and writes it in its place. */
export function matcher({ postings, queries, copies, ranks }: Matching, lists: MatchLists): (document: number) => void {
  const count = ranks.length;
  // By document; set back to 0 after each query.
  const scores = new Float64Array(count);
  const shared = new Uint32Array(count);
  const named = new Uint8Array(count);
  const touched = new Uint32Array(count);

  /** Adds up the scores of all documents that share a term; gives how many were touched. */
  function lookUp(document: number): number {
    const { documents, impacts, offsets } = postings;
    let found = 0;
    for (let i = 0; i < queries.sizes[document]!; i += 1) {
      const place = document * QUERY_TERMS + i;
      const term = queries.terms[place]! >>> 1;
      const isName = queries.terms[place]! & 1;
      const weight = queries.weights[place]!;
      const bit = 1 << i;
      for (let at = offsets[term]!; at < offsets[term + 1]!; at += 1) {
        const posting = documents[at]!;
        const other = posting >>> 1;
        if (shared[other] === 0) {
          touched[found] = other;
          found += 1;
        }
        shared[other]! |= bit;
        scores[other]! += weight * impacts[at]!;
        named[other]! |= isName & posting;
      }
    }
    return found;
  }

  function substantial(document: number, found: number): number[] {
    const self = queries.selves[document]!;
    const kept: number[] = [];
    for (let i = 0; i < found; i += 1) {
      const other = touched[i]!;
      const bits = shared[other]!;
      // Most share one term only.
      if ((bits & (bits - 1)) === 0 || other === document) continue;
      if (isSubstantial(scores[other]!, bitsIn(bits), named[other] === 1, self)) kept.push(other);
    }
    return kept.sort((a, b) => scores[b]! - scores[a]! || ranks[a]! - ranks[b]!);
  }

  return (document) => {
    const found = lookUp(document);
    const first = document * MOST;
    let size = 0;
    for (const other of substantial(document, found)) {
      if (size === MOST) break;
      if (isCopy(copies, document, other)) continue;
      // Of several printings of one story only the best match is listed.
      if (lists.others.subarray(first, first + size).some((listed) => isCopy(copies, listed, other))) continue;
      lists.others[first + size] = other;
      lists.scores[first + size] = scores[other]!;
      lists.shared[first + size] = shared[other]!;
      size += 1;
    }
    lists.sizes[document] = size;
    for (let i = 0; i < found; i += 1) {
      const other = touched[i]!;
      scores[other] = 0;
      shared[other] = 0;
      named[other] = 0;
    }
  };
}

export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
