import { termOf } from "./archive.ts";
import { isSubstantial, MOST } from "./bars.ts";
import type { Matching, MatchLists } from "./match.ts";
import { saturations, stepFor } from "./postings.ts";
import { QUERY_TERMS } from "./query.ts";

/** Sums of the same parts in another order, and scores kept as shorter numbers, differ by less. */
const TOLERANCE = 1 + 1e-5;

/**
 * Gives a function that names the documents in whose list a document could stand, by their queries and lists: those
 * that must be matched anew when it comes or changes. Some of them it will not reach. The lists of documents marked as
 * `stale` are not looked at.
 */
export function reverseMatcher(
  matching: Matching,
  lists: Pick<MatchLists, "sizes" | "scores">,
  stale: Uint8Array,
): (document: number) => number[] {
  const { archive, queries } = matching;
  const { starts, places } = lookedUpBy(matching);
  const count = archive.discounts.length;
  const scores = new Float64Array(count);
  const times = new Uint8Array(count);
  const named = new Uint8Array(count);

  function add(document: number): number[] {
    const touched: number[] = [];
    for (let at = archive.offsets[document]!; at < archive.offsets[document + 1]!; at += 1) {
      const occurrence = archive.occurrences[at]!;
      const term = termOf(occurrence);
      const part =
        archive.rarities[archive.buckets[term]!]! * saturations[stepFor(occurrence, archive.discounts[document]!)]!;
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

  function couldList(other: number): boolean {
    const score = scores[other]! * TOLERANCE;
    if (!isSubstantial(score, times[other]!, named[other] === 1, queries.selves[other]!)) return false;
    return lists.sizes[other]! < MOST || score >= lists.scores[other * MOST + MOST - 1]!;
  }

  return (document) => {
    const touched = add(document);
    const reached = touched.filter((other) => other !== document && stale[other] === 0 && couldList(other));
    for (const other of touched) {
      scores[other] = 0;
      times[other] = 0;
      named[other] = 0;
    }
    return reached;
  };
}

/** For each term the places in the queries where it is looked up. */
function lookedUpBy({ archive, queries }: Matching): { starts: Uint32Array; places: Uint32Array } {
  const starts = new Uint32Array(archive.hashes.length + 1);
  const each = (use: (term: number, place: number) => void) => {
    for (let document = 0; document < queries.sizes.length; document += 1)
      for (let i = 0; i < queries.sizes[document]!; i += 1)
        use(queries.terms[document * QUERY_TERMS + i]! >>> 1, document * QUERY_TERMS + i);
  };
  each((term) => {
    starts[term + 1]! += 1;
  });
  for (let term = 0; term < archive.hashes.length; term += 1) starts[term + 1]! += starts[term]!;
  const places = new Uint32Array(starts[archive.hashes.length]!);
  const next = starts.slice();
  each((term, place) => {
    places[next[term]!] = place;
    next[term]! += 1;
  });
  return { starts, places };
}
