import { isDeepStrictEqual } from "node:util";
import { archiveAfter, scaleIn } from "./archive.ts";
import { isEnough, MOST } from "./bars.ts";
import { type Candidate, daysOf, inOrder, keyOf, languagesOf, ranksOf } from "./candidate.ts";
import { type Carried, carryOver, nothingCarried } from "./carry.ts";
import { copiesOf, copyListsOf, findCopies } from "./copies.ts";
import { type Corrections, correct, correctionsOf } from "./corrections.ts";
import { keptBetween, noneKept } from "./kept.ts";
import { measureOf } from "./likeness.ts";
import { noChoice, noLists } from "./lists.ts";
import { type Matching, noCandidates } from "./match.ts";
import { postingsOf } from "./postings.ts";
import { noQueries } from "./query.ts";
import { namesSomething, reasoner } from "./reason.ts";
import { sketchesOf } from "./sketches.ts";
import { decodeState, encodeState, type State } from "./state.ts";
import { dismiss, type MatchOptions, matchAll, noProgress, startCrew, type Work } from "./threads.ts";

/**
 * `to` is an index into the candidates. The score orders one list and says little beyond it; `isChosen` where a person has
 * put it there.
 */
export type Relation = { to: number; reason: string; score: number; isChosen?: true };

/** By index of the candidate; empty lists where there are none. Copies are in order of their ids. */
export type Relations = { related: Relation[][]; copies: number[][] };

/** The same, one list after another as they are asked for: all of them at once are a million objects in a large archive. */
export type Lists = { relatedTo(index: number): Relation[]; copiesOf(index: number): number[] };

/** `copies`: groups of printings of one story, by index; without them copies are told by the sketches alone. */
export type RelateOptions = MatchOptions & { copies?: number[][] };

/** Computes the related lists of a whole archive. The same candidates give the same lists, in whatever order they come. */
export async function relateAll(candidates: Candidate[], options?: RelateOptions): Promise<Relations> {
  const order = inOrder(candidates);
  return allIn(listsOf(await computed(candidates, order, undefined, options), order), candidates.length);
}

/** To write the state anew takes as long as to look up such a part of the articles once more. */
const LITTLE = 1 / 16;

/**
 * The same as `relateAll` gives, with less work: `previous` is the `state` of an earlier call, to be kept in a file, and
 * may be lost, damaged, or of another version. There is no new state where so little changed that the earlier one serves
 * as well the next time. `recomputed` counts the articles that were looked up anew.
 */
export async function updateRelations(
  previous: Uint8Array | undefined,
  candidates: Candidate[],
  options?: RelateOptions,
): Promise<{ lists: Lists; state?: Uint8Array; recomputed: number }> {
  const order = inOrder(candidates);
  const done = await computed(candidates, order, previous, options);
  const recomputed = done.work.stale.reduce((sum, mark) => sum + mark, 0);
  const update = { lists: listsOf(done, order), recomputed };
  const serves = recomputed < LITTLE * candidates.length;
  return serves ? update : { ...update, state: encodeState(stateOf(done)) };
}

/** What one computation gives. Documents are numbered by id. */
export type Computed = {
  documents: Candidate[];
  keys: string[];
  work: Work;
  /** By place in the lists; "" where none stands there. */
  reasons: string[];
  corrections: Corrections;
};

/** `order`: of each document its index among the candidates. */
export async function computed(
  candidates: Candidate[],
  order: number[],
  state: Uint8Array | undefined,
  options?: RelateOptions,
): Promise<Computed> {
  const crew = startCrew(candidates.length, options);
  try {
    const { reasonFor, ...made } = prepared(candidates, order, state, options);
    await matchAll(made.work, crew, options);
    return { ...made, reasons: reasonsOf(made, reasonFor) };
  } finally {
    await dismiss(crew);
  }
}

/** All that the lists are computed from. */
function prepared(candidates: Candidate[], order: number[], state: Uint8Array | undefined, options?: RelateOptions) {
  const documents = order.map((index) => candidates[index]!);
  const keys = documents.map(keyOf);
  const records = documents.map(({ record }) => record);
  // Before the terms, so that the room it takes is free again for them.
  const copies = options?.copies
    ? copyListsOf(records.length, renumbered(options.copies, order))
    : findCopies(sketchesOf(records));
  const previous = usable(state && decodeState(state), records);
  const kept = previous ? keptBetween(previous.keys, keys) : noneKept(records.length);
  const archive = archiveAfter(previous?.archive, kept, records);
  const matching: Matching = {
    archive,
    postings: postingsOf(archive),
    queries: noQueries(records.length),
    copies,
    ranks: ranksOf(documents),
    days: daysOf(documents),
    languages: languagesOf(documents),
  };
  const choice = noChoice(noCandidates(records.length));
  const { stale, lengths, reasonFor } = previous
    ? carryOver(previous, { kept, matching, choice })
    : nothingCarried(records.length);
  const corrections = correctionsOf(documents);
  const work: Work = {
    matching,
    measure: measureOf(archive, lengths),
    choice,
    apart: corrections.apart,
    lists: noLists(records.length),
    stale,
    progress: noProgress(),
  };
  return { documents, keys, work, corrections, reasonFor };
}

/** On another scale nothing holds that was computed earlier. */
function usable(previous: State | undefined, records: Uint8Array[]): State | undefined {
  return previous && isDeepStrictEqual(previous.archive.scale, scaleIn(records)) ? previous : undefined;
}

/** Two documents that stand in each other's lists have one reason. */
function reasonsOf({ documents, work }: Pick<Computed, "documents" | "work">, known: Carried["reasonFor"]): string[] {
  const { sizes, others } = work.lists;
  const reasons: string[] = Array(others.length).fill("");
  const reasonOf = reasoner(documents, work);
  const placeIn = (document: number, other: number) => {
    for (let place = document * MOST; place < document * MOST + sizes[document]!; place += 1)
      if (others[place] === other) return place;
    return -1;
  };
  for (let document = 0; document < sizes.length; document += 1)
    for (let at = 0; at < sizes[document]!; at += 1) {
      const place = document * MOST + at;
      const other = others[place]!;
      const mutual = other < document ? placeIn(other, document) : -1;
      reasons[place] = mutual < 0 ? (known(document, other, at) ?? reasonOf(document, other)) : reasons[mutual]!;
    }
  return reasons;
}

function stateOf({ keys, reasons, work: { matching, measure, choice, lists } }: Computed): State {
  const { archive, queries, copies } = matching;
  const { candidates, products } = choice;
  const { lengths } = measure;
  return { keys, archive, queries, candidates, products, lengths, lists, reasons: numbered(reasons), copies };
}

/** The texts that are different, and of each text its number among them. */
function numbered(all: string[]): { texts: string[]; numbers: Uint32Array } {
  const known = new Map<string, number>();
  const numbers = new Uint32Array(all.length);
  for (const [place, text] of all.entries()) {
    const number = known.get(text) ?? known.size;
    if (number === known.size) known.set(text, number);
    numbers[place] = number;
  }
  return { texts: [...known.keys()], numbers };
}

/** Groups of candidates as groups of documents. */
function renumbered(groups: number[][], order: number[]): number[][] {
  const documents = new Uint32Array(order.length);
  for (const [document, index] of order.entries()) documents[index] = document;
  return groups.map((group) => group.map((index) => documents[index]!));
}

function listsOf(done: Computed, order: number[]): Lists {
  const { documents, work } = done;
  const reasonOf = reasoner(documents, work);
  const places = new Uint32Array(order.length);
  for (let document = 0; document < order.length; document += 1) places[order[document]!] = document;
  return {
    relatedTo(index) {
      const list = listFor(places[index]!, done, reasonOf);
      for (const relation of list) relation.to = order[relation.to]!;
      return list;
    },
    copiesOf: (index) => [...copiesOf(work.matching.copies, places[index]!)].map((copy) => order[copy]!),
  };
}

export function allIn({ relatedTo, copiesOf }: Lists, count: number): Relations {
  const all: Relations = { related: [], copies: [] };
  for (let index = 0; index < count; index += 1) {
    all.related.push(relatedTo(index));
    all.copies.push(copiesOf(index));
  }
  return all;
}

/** A document's list as it stands in the end; `to` is a document. */
export function listFor(document: number, done: Computed, reasonOf: ReturnType<typeof reasoner>): Relation[] {
  const found = foundFor(document, done);
  const list = correct(done.corrections, document, found);
  if (list === found) return found;
  return list.map((listed) => ({ ...listed, reason: listed.reason ?? reasonOf(document, listed.to) }));
}

/** A document's list with reasons, without what only shares too few words. */
function foundFor(document: number, { documents, work: { lists }, reasons }: Computed): Relation[] {
  const found: Relation[] = [];
  const first = document * MOST;
  for (let place = first; place < first + lists.sizes[document]!; place += 1) {
    const [to, score, reason] = [lists.others[place]!, lists.scores[place]!, reasons[place]!];
    if (isEnough(lists.likenesses[place]!, namesSomething(reason, documents[document]!.record, documents[to]!.record)))
      found.push({ to, reason, score });
  }
  return found;
}
