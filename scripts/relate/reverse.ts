import { termOf } from "./archive.ts";
import { isSubstantial, MOST } from "./bars.ts";
import type { Matching, MatchLists } from "./match.ts";
import { saturations, stepFor } from "./postings.ts";
import { QUERY_TERMS } from "./query.ts";

/** Sums of the same parts in another order, and scores kept as shorter numbers, differ by less. */
const TOLERANCE = 1 + 1e-5;

/**
 * Gives a function that names the documents in whose list one of the given ones could stand, by their queries and lists:
 * those that must be matched anew when it comes or changes. Some of them it will not reach. The lists of documents
 * marked as `stale` are not looked at.
 */
export function reverseMatcher(
  matching: Matching,
  lists: Pick<MatchLists, "sizes" | "scores">,
  stale: Uint8Array,
  documents: number[],
): (document: number) => number[] {
  const { queries, ranks } = matching;
  const entries = lookedUpBy(matching, documents);
  const sums: Sums = {
    scores: new Float64Array(ranks.length),
    times: new Uint8Array(ranks.length),
    named: new Uint8Array(ranks.length),
  };

  function couldList(other: number): boolean {
    const score = sums.scores[other]! * TOLERANCE;
    if (!isSubstantial(score, sums.times[other]!, sums.named[other] === 1, queries.selves[other]!)) return false;
    return lists.sizes[other]! < MOST || score >= lists.scores[other * MOST + MOST - 1]!;
  }

  return (document) => {
    const touched = addUp(matching, entries, document, sums);
    const reached = touched.filter((other) => other !== document && stale[other] === 0 && couldList(other));
    for (const other of touched) {
      sums.scores[other] = 0;
      sums.times[other] = 0;
      sums.named[other] = 0;
    }
    return reached;
  };
}

/** The places in the queries where term t is looked up are those from starts[t]. */
type Entries = { starts: Uint32Array; places: Uint32Array };

/** By document: its score, how many of the terms it looks up, and 1 where one is a topic or in names in both. */
type Sums = { scores: Float64Array; times: Uint8Array; named: Uint8Array };

/** Adds up the scores that a document has in the eyes of the others; gives who they are. */
function addUp({ archive, queries }: Matching, { starts, places }: Entries, document: number, sums: Sums): number[] {
  const { scores, times, named } = sums;
  const touched: number[] = [];
  const discount = archive.discounts[document]!;
  for (let at = archive.offsets[document]!; at < archive.offsets[document + 1]!; at += 1) {
    const occurrence = archive.occurrences[at]!;
    const term = termOf(occurrence);
    const part = archive.rarities[archive.buckets[term]!]! * saturations[stepFor(occurrence, discount)]!;
    for (let i = starts[term]!; i < starts[term + 1]!; i += 1) {
      const place = places[i]!;
      const other = Math.floor(place / QUERY_TERMS);
      if (times[other] === 0) touched.push(other);
      times[other]! += 1;
      scores[other]! += queries.weights[place]! * part;
      named[other]! |= queries.terms[place]! & occurrence & 1;
    }
  }
  return touched;
}

/** For each term of the given documents the places in the queries where it is looked up. */
function lookedUpBy({ archive, queries }: Matching, documents: number[]): Entries {
  const wanted = new Uint8Array(archive.hashes.length);
  for (const document of documents)
    for (let at = archive.offsets[document]!; at < archive.offsets[document + 1]!; at += 1)
      wanted[termOf(archive.occurrences[at]!)] = 1;
  const starts = new Uint32Array(archive.hashes.length + 1);
  for (let document = 0; document < queries.sizes.length; document += 1) {
    const first = document * QUERY_TERMS;
    for (let place = first; place < first + queries.sizes[document]!; place += 1)
      starts[(queries.terms[place]! >>> 1) + 1]! += wanted[queries.terms[place]! >>> 1]!;
  }
  for (let term = 0; term < archive.hashes.length; term += 1) starts[term + 1]! += starts[term]!;
  const places = new Uint32Array(starts[archive.hashes.length]!);
  const next = starts.slice();
  for (let document = 0; document < queries.sizes.length; document += 1) {
    const first = document * QUERY_TERMS;
    for (let place = first; place < first + queries.sizes[document]!; place += 1) {
      const term = queries.terms[place]! >>> 1;
      if (wanted[term] === 0) continue;
      places[next[term]!] = place;
      next[term]! += 1;
    }
  }
  return { starts, places };
}
