import { compare } from "../catalogue/entry.ts";
import { archiveOf } from "./archive.ts";
import { MOST } from "./bars.ts";
import { copiesOf, findCopies } from "./copies.ts";
import { GROUND_TERMS, type Matching, type MatchLists, NO_TERM, noLists } from "./match.ts";
import { postingsOf } from "./postings.ts";
import { noQueries, QUERY_TERMS } from "./query.ts";
import { reasonFor } from "./reason.ts";
import { sharedWords } from "./shared.ts";
import { type MatchOptions, matchAll } from "./threads.ts";

/** An article to be related, with its record (`recordOf`) and a digest of that. */
export type Candidate = { id: string; address: string; digest: string; record: Uint8Array };

/** `to` is an index into the candidates. */
export type Relation = { to: number; reason: string };

/** By index of the candidate; empty lists where there are none. Copies are in order of their ids. */
export type Relations = { related: Relation[][]; copies: number[][] };

/** Computes the related lists of a whole archive. The same candidates give the same lists, in whatever order they come. */
export async function relateAll(candidates: Candidate[], options?: MatchOptions): Promise<Relations> {
  const order = inOrder(candidates);
  const records = order.map((index) => candidates[index]!.record);
  const matching = matchingOf(records, ranksOf(candidates, order));
  const lists = noLists(order.length);
  const documents = sharedWords(order.length);
  for (let document = 0; document < order.length; document += 1) documents[document] = document;
  await matchAll(matching, lists, documents, options);
  return assembled(order, records, matching, lists);
}

function matchingOf(records: Uint8Array[], ranks: Uint32Array): Matching {
  const archive = archiveOf(records);
  const [postings, queries, copies] = [postingsOf(archive), noQueries(records.length), findCopies(records)];
  return { archive, postings, queries, copies, ranks };
}

/** Indices of the candidates by id, then address. Plain arrays: they are sorted quickly where they are in order already. */
function inOrder(candidates: Candidate[]): number[] {
  return [...candidates.keys()].sort((a, b) => {
    const [one, other] = [candidates[a]!, candidates[b]!];
    return compare(one.id, other.id) || compare(one.address, other.address) || compare(one.digest, other.digest);
  });
}

/** The place of each document in the order of addresses. */
function ranksOf(candidates: Candidate[], order: number[]): Uint32Array {
  const addresses = order.map((index) => candidates[index]!.address);
  const ranks = sharedWords(order.length);
  const byAddress = [...order.keys()].sort((a, b) => compare(addresses[a]!, addresses[b]!) || a - b);
  for (const [rank, document] of byAddress.entries()) ranks[document] = rank;
  return ranks;
}

function assembled(order: number[], records: Uint8Array[], matching: Matching, lists: MatchLists): Relations {
  const relations: Relations = { related: Array(order.length), copies: Array(order.length) };
  for (const [document, index] of order.entries()) {
    const from = document * MOST;
    relations.related[index] = Array.from({ length: lists.sizes[document]! }, (_, i) => {
      const other = lists.others[from + i]!;
      const reason = reasonFor(records[document]!, records[other]!, groundsAt(matching, lists, document, i));
      return { to: order[other]!, reason };
    });
    relations.copies[index] = Array.from(copiesOf(matching.copies, document), (copy) => order[copy]!);
  }
  return relations;
}

/** The hashes of the terms that a document shares with the `index`th of its list. */
function groundsAt({ archive, queries }: Matching, lists: MatchLists, document: number, index: number): number[] {
  const terms: number[] = [];
  const from = (document * MOST + index) * GROUND_TERMS;
  for (let at = from; at < from + GROUND_TERMS && lists.grounds[at] !== NO_TERM; at += 1)
    terms.push(archive.hashes[queries.terms[document * QUERY_TERMS + lists.grounds[at]!]! >>> 1]!);
  return terms;
}
