import { isDeepStrictEqual } from "node:util";
import { compare } from "../catalogue/entry.ts";
import { archiveOf } from "./archive.ts";
import { MOST } from "./bars.ts";
import { carryOver } from "./carry.ts";
import { copiesOf, copyListsOf, findCopies } from "./copies.ts";
import { GROUND_TERMS, type Matching, type MatchLists, NO_TERM, noLists } from "./match.ts";
import { postingsOf } from "./postings.ts";
import { noQueries, QUERY_TERMS } from "./query.ts";
import { reasonFor } from "./reason.ts";
import { sharedWords } from "./shared.ts";
import { sketchesOf } from "./sketches.ts";
import { decodeState, encodeState, type State } from "./state.ts";
import { type MatchOptions, matchAll } from "./threads.ts";

/** An article to be related, with its record (`recordOf`) and a digest of that. */
export type Candidate = { id: string; address: string; digest: string; record: Uint8Array };

/** `to` is an index into the candidates. */
export type Relation = { to: number; reason: string };

/** By index of the candidate; empty lists where there are none. Copies are in order of their ids. */
export type Relations = { related: Relation[][]; copies: number[][] };

/** `copies`: groups of printings of one story, by index; without them copies are told by the sketches alone. */
export type RelateOptions = MatchOptions & { copies?: number[][] };

/** Computes the related lists of a whole archive. The same candidates give the same lists, in whatever order they come. */
export async function relateAll(candidates: Candidate[], options?: RelateOptions): Promise<Relations> {
  const order = inOrder(candidates);
  const { state } = await computed(candidates, order, undefined, options);
  return relationsOf(state, order);
}

/**
 * The same as `relateAll` gives, with less work: `previous` is the `state` of an earlier call, to be kept in a file, and
 * may be lost, damaged, or of another version. `recomputed` counts the articles whose lists were computed anew.
 */
export async function updateRelations(
  previous: Uint8Array | undefined,
  candidates: Candidate[],
  options?: RelateOptions,
): Promise<{ relations: Relations; state: Uint8Array; recomputed: number }> {
  const order = inOrder(candidates);
  const { state, recomputed } = await computed(candidates, order, previous && decodeState(previous), options);
  return { relations: relationsOf(state, order), state: encodeState(state), recomputed };
}

async function computed(
  candidates: Candidate[],
  order: number[],
  previous: State | undefined,
  options?: RelateOptions,
): Promise<{ state: State; recomputed: number }> {
  const records = order.map((index) => candidates[index]!.record);
  const keys = order.map((index) => keyOf(candidates[index]!));
  // Before the terms, so that the room it takes is free again for them.
  const copies = options?.copies
    ? copyListsOf(records.length, renumbered(options.copies, order))
    : findCopies(sketchesOf(records));
  const { archive, find } = archiveOf(records);
  const matching: Matching = {
    archive,
    postings: postingsOf(archive),
    queries: noQueries(records.length),
    copies,
    ranks: ranksOf(order.map((index) => candidates[index]!.address)),
  };
  const lists = noLists(records.length);
  const { stale, reasons } =
    previous && isDeepStrictEqual(previous.scale, archive.scale)
      ? carryOver(previous, { keys, find, matching, lists })
      : { stale: new Uint8Array(records.length).fill(1), reasons: [] };
  const documents = marked(stale);
  await matchAll(matching, lists, documents, options);
  for (const document of documents) stateReasons(records, matching, lists, document, reasons);
  const { queries } = matching;
  const { scale, hashes, buckets } = archive;
  return { state: { keys, scale, hashes, buckets, queries, lists, reasons, copies }, recomputed: documents.length };
}

/** Groups of candidates as groups of documents. */
function renumbered(groups: number[][], order: number[]): number[][] {
  const documents = new Uint32Array(order.length);
  for (const [document, index] of order.entries()) documents[index] = document;
  return groups.map((group) => group.map((index) => documents[index]!));
}

/** What a document's lists depend on besides the other documents. */
function keyOf({ id, address, digest }: Candidate): string {
  return [id, address, digest].join("\n");
}

/** The numbers of the documents that are marked, in a row that threads share. */
function marked(marks: Uint8Array): Uint32Array {
  const documents = sharedWords(marks.reduce((sum, mark) => sum + mark, 0));
  let size = 0;
  for (const [document, mark] of marks.entries()) {
    if (mark === 0) continue;
    documents[size] = document;
    size += 1;
  }
  return documents;
}

/** Indices of the candidates by id, then address. Plain arrays: they are sorted quickly where they are in order already. */
function inOrder(candidates: Candidate[]): number[] {
  return [...candidates.keys()].sort((a, b) => {
    const [one, other] = [candidates[a]!, candidates[b]!];
    return compare(one.id, other.id) || compare(one.address, other.address) || compare(one.digest, other.digest);
  });
}

/** The place of each document in the order of addresses. */
function ranksOf(addresses: string[]): Uint32Array {
  const ranks = sharedWords(addresses.length);
  const byAddress = [...addresses.keys()].sort((a, b) => compare(addresses[a]!, addresses[b]!) || a - b);
  for (const [rank, document] of byAddress.entries()) ranks[document] = rank;
  return ranks;
}

/** Writes the reasons of a document's list in their places; those behind the list's end are empty. */
function stateReasons(
  records: Uint8Array[],
  matching: Matching,
  lists: MatchLists,
  document: number,
  reasons: string[],
): void {
  for (let i = 0; i < MOST; i += 1) {
    const other = lists.others[document * MOST + i]!;
    reasons[document * MOST + i] =
      i < lists.sizes[document]!
        ? reasonFor(records[document]!, records[other]!, groundsAt(matching, lists, document, i))
        : "";
  }
}

/** The hashes of the terms that a document shares with the `index`th of its list. */
function groundsAt({ archive, queries }: Matching, lists: MatchLists, document: number, index: number): number[] {
  const terms: number[] = [];
  const from = (document * MOST + index) * GROUND_TERMS;
  for (let at = from; at < from + GROUND_TERMS && lists.grounds[at] !== NO_TERM; at += 1)
    terms.push(archive.hashes[queries.terms[document * QUERY_TERMS + lists.grounds[at]!]! >>> 1]!);
  return terms;
}

function relationsOf({ lists, reasons, copies }: State, order: number[]): Relations {
  const relations: Relations = { related: Array(order.length), copies: Array(order.length) };
  for (const [document, index] of order.entries()) {
    relations.related[index] = Array.from({ length: lists.sizes[document]! }, (_, i) => {
      const place = document * MOST + i;
      return { to: order[lists.others[place]!]!, reason: reasons[place]! };
    });
    relations.copies[index] = Array.from(copiesOf(copies, document), (copy) => order[copy]!);
  }
  return relations;
}
