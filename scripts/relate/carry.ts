import { type Archive, countOf, termOf } from "./archive.ts";
import { saturation } from "./buckets.ts";
import { MOST } from "./bars.ts";
import { copiesOf } from "./copies.ts";
import { CANDIDATES, type Candidates, type Matching } from "./match.ts";
import { QUERY_TERMS } from "./query.ts";
import { reverseMatcher } from "./reverse.ts";
import { sharedBytes } from "./shared.ts";
import type { State } from "./state.ts";

/** What is computed now: where a term has which number, and what documents were made from. */
export type Present = { keys: string[]; find: (hash: number) => number; matching: Matching; candidates: Candidates };

/** Documents that are the same as they were: by old number the new one, by new number the old one; -1 where there is none. */
type Same = { newOf: Int32Array; oldOf: Int32Array };

const NO_BUCKET = 255;

/**
 * Carries over the queries and candidates that a new computation would give again, and tells which documents must be
 * matched anew, by document: those that came or changed, those whose query depends on how common a term is now, those
 * whose copies changed, and those among whose candidates one of all these stands or could stand. It may be more than
 * must, never fewer. The scale must be the same as it was.
 */
export function carryOver(previous: State, present: Present): Carried {
  const { keys, matching, candidates } = present;
  const same = sameDocuments(previous.keys, keys);
  const stale = sharedBytes(keys.length);
  for (const [document, old] of same.oldOf.entries()) stale[document] = Number(old < 0);
  const terms = Int32Array.from(previous.hashes, present.find);
  markReweighed(previous, terms, same, matching.archive, stale);
  const disturbing = stale.map((_, document) =>
    Number(same.oldOf[document]! < 0 || !sameCopies(previous, same, matching, document)),
  );
  markMatched(previous, same, disturbing, stale);
  for (let document = 0; document < keys.length; document += 1) {
    if (stale[document]) continue;
    carryQuery(previous, terms, same.oldOf[document]!, matching, document);
    carryCandidates(previous, same, document, candidates);
  }
  const comers = [...keys.keys()].filter((document) => disturbing[document]);
  const reach = reverseMatcher(matching, candidates, stale, comers);
  for (const document of comers) for (const other of reach(document)) stale[other] = 1;
  return { stale, reasonFor: keptReasons(previous, terms, same, matching.archive) };
}

/** `reasonFor` gives the reason that one document had for listing another, where a new computation would give it again. */
export type Carried = { stale: Uint8Array; reasonFor: (document: number, other: number) => string | undefined };

/** A reason hangs on two documents and on how rare their words are. */
function keptReasons(
  { lists, reasons, ...previous }: State,
  terms: Int32Array,
  { newOf, oldOf }: Same,
  archive: Archive,
): Carried["reasonFor"] {
  const changed = changedTerms(previous.buckets, terms, archive);
  const touched = Uint8Array.from(oldOf, (_, document) => Number(hasTerm(archive, document, changed)));
  return (document, other) => {
    const old = oldOf[document]!;
    if (old < 0 || touched[document] || touched[other]) return undefined;
    for (let place = old * MOST; place < old * MOST + lists.sizes[old]!; place += 1)
      if (newOf[lists.others[place]!] === other) return reasons[place];
    return undefined;
  };
}

/** By term: 1 where more or fewer articles have it than before, so that it counts for something else. */
function changedTerms(before: Uint8Array, terms: Int32Array, { buckets }: Archive): Uint8Array {
  const changed = new Uint8Array(buckets.length);
  for (const [old, term] of terms.entries()) if (term >= 0) changed[term] = Number(before[old] !== buckets[term]);
  return changed;
}

function hasTerm({ offsets, occurrences }: Archive, document: number, marks: Uint8Array): boolean {
  const end = offsets[document + 1]!;
  for (let at = offsets[document]!; at < end; at += 1) if (marks[termOf(occurrences[at]!)]) return true;
  return false;
}

function sameDocuments(before: string[], now: string[]): Same {
  const numbers = new Map(before.map((key, document) => [key, document]));
  const newOf = new Int32Array(before.length).fill(-1);
  const oldOf = new Int32Array(now.length).fill(-1);
  for (const [document, key] of now.entries()) {
    const old = numbers.get(key);
    if (old === undefined || newOf[old]! >= 0) continue;
    newOf[old] = document;
    oldOf[document] = old;
  }
  return { newOf, oldOf };
}

/** Marks the documents with a term that is more or less common now and is, or was, heavy enough to be looked up. */
function markReweighed(previous: State, terms: Int32Array, { oldOf }: Same, archive: Archive, stale: Uint8Array): void {
  const { buckets, rarities, offsets, occurrences, discounts } = archive;
  const before = new Uint8Array(buckets.length).fill(NO_BUCKET);
  for (const [old, term] of terms.entries()) if (term >= 0) before[term] = previous.buckets[old]!;
  const changed = before.map((bucket, term) => Number(bucket !== NO_BUCKET && bucket !== buckets[term]));
  for (const [document, old] of oldOf.entries()) {
    if (old < 0) continue;
    const least = previous.queries.leasts[old]!;
    for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1) {
      const term = termOf(occurrences[at]!);
      if (!changed[term]) continue;
      const rarity = Math.max(rarities[before[term]!]!, rarities[buckets[term]!]!);
      const weight = Math.fround(rarity * saturation(countOf(occurrences[at]!), discounts[document]!));
      if (weight === 0 || weight < least) continue;
      stale[document] = 1;
      break;
    }
  }
}

function sameCopies(previous: State, { newOf, oldOf }: Same, { copies }: Matching, document: number): boolean {
  const before = copiesOf(previous.copies, oldOf[document]!);
  const now = copiesOf(copies, document);
  return before.length === now.length && before.every((old) => now.includes(newOf[old]!));
}

/** Marks the documents whose copies changed, and those with a candidate that is gone or disturbing. */
function markMatched({ candidates }: State, { newOf, oldOf }: Same, disturbing: Uint8Array, stale: Uint8Array): void {
  for (const [document, old] of oldOf.entries()) {
    if (disturbing[document]) stale[document] = 1;
    if (stale[document]) continue;
    for (let i = 0; i < candidates.sizes[old]!; i += 1) {
      const other = newOf[candidates.others[old * CANDIDATES + i]!]!;
      if (other < 0 || disturbing[other]) stale[document] = 1;
    }
  }
}

function carryQuery(
  { queries: before }: State,
  terms: Int32Array,
  old: number,
  { queries }: Matching,
  document: number,
): void {
  queries.sizes[document] = before.sizes[old]!;
  queries.leasts[document] = before.leasts[old]!;
  for (let i = 0; i < before.sizes[old]!; i += 1) {
    queries.terms[document * QUERY_TERMS + i] = terms[before.terms[old * QUERY_TERMS + i]!]!;
    queries.weights[document * QUERY_TERMS + i] = before.weights[old * QUERY_TERMS + i]!;
  }
}

function carryCandidates(previous: State, { newOf, oldOf }: Same, document: number, candidates: Candidates): void {
  const old = oldOf[document]!;
  candidates.sizes[document] = previous.candidates.sizes[old]!;
  candidates.leasts[document] = previous.candidates.leasts[old]!;
  for (let i = 0; i < candidates.sizes[document]!; i += 1)
    candidates.others[document * CANDIDATES + i] = newOf[previous.candidates.others[old * CANDIDATES + i]!]!;
}
