import { termOf } from "./archive.ts";
import { isCopy } from "./copies.ts";
import type { Choice } from "./lists.ts";
import { CANDIDATES, type Candidates, type Matching } from "./match.ts";
import { saturations, stepFor } from "./postings.ts";
import { QUERY_TERMS } from "./query.ts";
import { inTime } from "./time.ts";

/** Sums of the same parts in another order, and scores kept as shorter numbers, differ by less. */
const TOLERANCE = 1 + 1e-5;

/**
 * Gives a function that puts a document that came among the candidates of all that would find it, by their queries, just
 * as matching them anew would; its products with them are not known. Documents marked as stale are left alone.
 */
export function comersWriter(
  matching: Matching,
  { candidates, products }: Pick<Choice, "candidates" | "products">,
  stale: Uint8Array,
  comers: number[],
): (comer: number) => void {
  const { ranks, days, languages, copies } = matching;
  const entries = lookedUpBy(matching, comers);
  const sums: Sums = { scores: new Float64Array(ranks.length), times: new Uint8Array(ranks.length) };
  const exactly = scorer(matching);
  const isFar = (document: number, near: number) =>
    candidates.sizes[document] === CANDIDATES && near < candidates.scores[(document + 1) * CANDIDATES - 1]!;

  function consider(document: number, comer: number): void {
    if (document === comer || stale[document] || languages[document] !== languages[comer]) return;
    const time = inTime(days[document]!, days[comer]!);
    if (isFar(document, sums.scores[document]! * time * TOLERANCE)) return;
    const near = Math.fround(exactly.scoreFor(document) * time);
    if (!isFar(document, near) && !isCopy(copies, document, comer))
      insert(candidates, products, ranks, document, comer, near);
  }

  return (comer) => {
    const touched = addUp(matching, entries, comer, sums);
    exactly.hold(comer);
    for (const document of touched) {
      if (sums.times[document]! >= 2) consider(document, comer);
      sums.scores[document] = 0;
      sums.times[document] = 0;
    }
  };
}

/** Scores one document after another in the eyes of others, to the bit as match.ts does. */
function scorer({ archive, queries }: Matching) {
  const { offsets, occurrences, discounts, rarities, buckets } = archive;
  /** By term, one more than its step; 0 where the document does not have it. */
  const steps = new Uint16Array(archive.hashes.length);
  let held = -1;

  function lay(document: number, isThere: boolean): void {
    if (document < 0) return;
    for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1)
      steps[termOf(occurrences[at]!)] = isThere ? 1 + stepFor(occurrences[at]!, discounts[document]!) : 0;
  }

  return {
    hold(document: number): void {
      lay(held, false);
      lay(document, true);
      held = document;
    },
    scoreFor(document: number): number {
      let score = 0;
      const first = document * QUERY_TERMS;
      for (let place = first; place < first + queries.sizes[document]!; place += 1) {
        const term = queries.terms[place]!;
        if (steps[term] === 0) continue;
        score += queries.weights[place]! * rarities[buckets[term]!]! * saturations[steps[term]! - 1]!;
      }
      return score;
    },
  };
}

/** Candidates stand in order of their scores, those with the same in order of their addresses; the last makes room. */
function insert(
  { sizes, others, scores }: Candidates,
  products: Float32Array,
  ranks: Uint32Array,
  document: number,
  comer: number,
  score: number,
): void {
  const first = document * CANDIDATES;
  const end = first + CANDIDATES;
  let at = first + sizes[document]!;
  const isBehind = (place: number) =>
    scores[place]! < score || (scores[place] === score && ranks[others[place]!]! > ranks[comer]!);
  while (at > first && isBehind(at - 1)) at -= 1;
  if (at === end) return;
  sizes[document] = Math.min(CANDIDATES, sizes[document]! + 1);
  for (const row of [others, scores, products]) row.copyWithin(at + 1, at, end - 1);
  others[at] = comer;
  scores[at] = score;
  products[at] = Number.NaN;
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
