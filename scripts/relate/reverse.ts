import { termOf } from "./archive.ts";
import { CANDIDATES, type Candidates, type Matching } from "./match.ts";
import { saturations, stepFor } from "./postings.ts";
import { QUERY_TERMS } from "./query.ts";
import { inTime } from "./time.ts";

/** Sums of the same parts in another order, and scores kept as shorter numbers, differ by less. */
const TOLERANCE = 1 + 1e-5;

/**
 * Gives a function that names the documents among whose candidates one of the given ones could stand, by their queries:
 * those that must be matched anew when it comes or changes. Some of them it will not reach. Documents marked as `stale`
 * are not looked at.
 */
export function reverseMatcher(
  matching: Matching,
  candidates: Pick<Candidates, "sizes" | "leasts">,
  stale: Uint8Array,
  documents: number[],
): (document: number) => number[] {
  const { ranks, days, languages } = matching;
  const entries = lookedUpBy(matching, documents);
  const sums: Sums = {
    scores: new Float64Array(ranks.length),
    times: new Uint8Array(ranks.length),
  };

  function couldHave(other: number, document: number): boolean {
    if (sums.times[other]! < 2 || languages[other] !== languages[document]) return false;
    const score = sums.scores[other]! * inTime(days[other]!, days[document]!) * TOLERANCE;
    return candidates.sizes[other]! < CANDIDATES || score >= candidates.leasts[other]!;
  }

  return (document) => {
    const touched = addUp(matching, entries, document, sums);
    const reached = touched.filter((other) => other !== document && stale[other] === 0 && couldHave(other, document));
    for (const other of touched) {
      sums.scores[other] = 0;
      sums.times[other] = 0;
    }
    return reached;
  };
}

/** The places in the queries where term t is looked up are those from starts[t]. */
type Entries = { starts: Uint32Array; places: Uint32Array };

/** By document: its score, and how many of the terms it looks up are shared. */
type Sums = { scores: Float64Array; times: Uint8Array };

/** Adds up the scores that a document has in the eyes of the others; gives who they are. */
function addUp({ archive, queries }: Matching, { starts, places }: Entries, document: number, sums: Sums): number[] {
  const { scores, times } = sums;
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
      starts[queries.terms[place]! + 1]! += wanted[queries.terms[place]!]!;
  }
  for (let term = 0; term < archive.hashes.length; term += 1) starts[term + 1]! += starts[term]!;
  const places = new Uint32Array(starts[archive.hashes.length]!);
  const next = starts.slice();
  for (let document = 0; document < queries.sizes.length; document += 1) {
    const first = document * QUERY_TERMS;
    for (let place = first; place < first + queries.sizes[document]!; place += 1) {
      const term = queries.terms[place]!;
      if (wanted[term] === 0) continue;
      places[next[term]!] = place;
      next[term]! += 1;
    }
  }
  return { starts, places };
}
