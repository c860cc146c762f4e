import { type Archive, bucketsOf, countOf, termOf } from "./archive.ts";
import { MOST } from "./bars.ts";
import { saturation } from "./buckets.ts";
import { type Changes, changesIn, changesOf, isTouched, shareChange } from "./changes.ts";
import { comersWriter } from "./comers.ts";
import { copiesOf } from "./copies.ts";
import { type Kept, moveRows } from "./kept.ts";
import type { Choice } from "./lists.ts";
import { CANDIDATES, type Matching } from "./match.ts";
import { QUERY_TERMS } from "./query.ts";
import { sharedBytes } from "./shared.ts";
import type { State } from "./state.ts";

/** What is computed now; what can be carried over is written into it. */
export type Present = { kept: Kept; matching: Matching; choice: Choice };

export type Carried = {
  /** By document: 1 where its candidates must be found anew. */
  stale: Uint8Array;
  /** By document: the length of its vector (`Measure`), NaN where it must be computed. */
  lengths: Float64Array;
  /** The reason that a document had for listing another, which is now the `at`th, where a new computation would give it again. */
  reasonFor: (document: number, other: number, at: number) => string | undefined;
};

export function nothingCarried(documents: number): Carried {
  return {
    stale: sharedBytes(documents).fill(1),
    lengths: new Float64Array(documents).fill(Number.NaN),
    reasonFor: () => undefined,
  };
}

/**
 * Carries over what a new computation would give again: queries, candidates, the products of vectors, reasons. Documents
 * that came are put among the candidates of those that would find them; stale are they themselves, those whose query
 * depends on how common a term is now, those whose copies changed, and those that had a candidate that is gone. The scale
 * must be the same as it was.
 */
export function carryOver(previous: State, present: Present): Carried {
  const { kept, matching, choice } = present;
  const { archive } = matching;
  const before = bucketsOf(previous.archive.holders);
  const changes = changesOf(archive, before);
  const stale = sharedBytes(kept.oldOf.length);
  for (const [document, old] of kept.oldOf.entries())
    stale[document] = Number(
      old < 0 ||
        isReweighed(before, archive, changes, document, previous.queries.leasts[old]!) ||
        !hasSameCopies(previous, kept, matching, document) ||
        hasLost(previous, kept, old),
    );
  carryQueries(previous, kept, matching);
  carryCandidates(previous, kept, choice);
  const comers = [...stale.keys()].filter((document) => kept.oldOf[document]! < 0);
  const write = comersWriter(matching, choice, stale, comers);
  for (const comer of comers) write(comer);
  forgetProducts(choice, changes);
  const lengths = new Float64Array(stale.length).fill(Number.NaN);
  moveRows(kept.runs, previous.lengths, lengths);
  for (let document = 0; document < stale.length; document += 1)
    if (isTouched(changes, document)) lengths[document] = Number.NaN;
  return { stale, lengths, reasonFor: keptReasons(previous, kept, changes) };
}

/** Whether a term that is more or less common now is, or was, heavy enough to be looked up for the document. */
function isReweighed(
  before: Uint8Array,
  { buckets, rarities, discounts }: Archive,
  changes: Changes,
  document: number,
  least: number,
): boolean {
  return changesIn(changes, document).some((occurrence) => {
    const term = termOf(occurrence);
    const rarity = Math.max(rarities[before[term]!]!, rarities[buckets[term]!]!);
    const weight = Math.fround(rarity * saturation(countOf(occurrence), discounts[document]!));
    return weight > 0 && weight >= least;
  });
}

function hasSameCopies(previous: State, { newOf, oldOf }: Kept, { copies }: Matching, document: number): boolean {
  const before = copiesOf(previous.copies, oldOf[document]!);
  const now = copiesOf(copies, document);
  return before.length === now.length && before.every((old) => now.includes(newOf[old]!));
}

/** Whether one of its candidates is gone: nobody knows who was next. */
function hasLost({ candidates: { sizes, others } }: State, { newOf }: Kept, old: number): boolean {
  const end = old * CANDIDATES + sizes[old]!;
  for (let place = old * CANDIDATES; place < end; place += 1) if (newOf[others[place]!]! < 0) return true;
  return false;
}

function carryQueries({ queries: before }: State, { runs }: Kept, { queries }: Matching): void {
  moveRows(runs, before.sizes, queries.sizes);
  moveRows(runs, before.leasts, queries.leasts);
  moveRows(runs, before.terms, queries.terms, QUERY_TERMS);
  moveRows(runs, before.weights, queries.weights, QUERY_TERMS);
}

/** A candidate that is gone is nobody: its document is stale. */
const NOBODY = 2 ** 32 - 1;

function carryCandidates({ candidates: before, products }: State, { runs, newOf }: Kept, choice: Choice): void {
  const { sizes, others, scores } = choice.candidates;
  moveRows(runs, before.sizes, sizes);
  moveRows(runs, before.scores, scores, CANDIDATES);
  moveRows(runs, products, choice.products, CANDIDATES);
  for (const { from, to, length } of runs)
    for (let i = 0; i < length * CANDIDATES; i += 1) {
      const other = newOf[before.others[from * CANDIDATES + i]!]!;
      others[to * CANDIDATES + i] = other < 0 ? NOBODY : other;
    }
}

/** A product is another where both vectors have a term that counts for something else now. */
function forgetProducts({ candidates: { sizes, others }, products }: Choice, changes: Changes): void {
  for (let document = 0; document < sizes.length; document += 1) {
    if (!isTouched(changes, document)) continue;
    const first = document * CANDIDATES;
    for (let place = first; place < first + sizes[document]!; place += 1)
      if (others[place] !== NOBODY && shareChange(changes, document, others[place]!)) products[place] = Number.NaN;
  }
}

/** A reason hangs on two documents and on how rare the words are that they share. */
function keptReasons(
  { lists, reasons: { texts, numbers } }: State,
  { newOf, oldOf }: Kept,
  changes: Changes,
): Carried["reasonFor"] {
  const placeOf = (other: number, from: number, end: number, guess: number): number => {
    // Most lists are what they were.
    if (guess < end && newOf[lists.others[guess]!] === other) return guess;
    for (let place = from; place < end; place += 1) if (newOf[lists.others[place]!] === other) return place;
    return -1;
  };
  return (document, other, at) => {
    const old = oldOf[document]!;
    if (old < 0) return undefined;
    const from = old * MOST;
    const place = placeOf(other, from, from + lists.sizes[old]!, from + at);
    return place < 0 || shareChange(changes, document, other) ? undefined : texts[numbers[place]!];
  };
}
