import { compare } from "../catalogue/entry.ts";
import { type Archive, archiveOf } from "./archive.ts";
import { type CopyLists, copiesOf, findCopies } from "./copies.ts";
import { type MatchLists, MOST, noLists } from "./match.ts";
import { postingsOf } from "./postings.ts";
import { noQueries, queryWriter } from "./query.ts";
import { type Reasoner, reasoner } from "./reason.ts";
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
  const archive = archiveOf(Array.from(order, (index) => candidates[index]!.record));
  const copies = findCopies(archive.records);
  const postings = postingsOf(archive);
  const queries = noQueries(order.length);
  const writeQuery = queryWriter(archive, queries);
  const documents = sharedWords(order.length);
  for (let document = 0; document < order.length; document += 1) {
    writeQuery(document);
    documents[document] = document;
  }
  const lists = noLists(order.length);
  await matchAll({ postings, queries, copies, ranks: ranksOf(candidates, order) }, lists, documents, options);
  return assembled(order, lists, copies, reasoner(archive, postings, queries));
}

/** Indices of the candidates by id, then address. */
function inOrder(candidates: Candidate[]): Uint32Array {
  return Uint32Array.from(candidates.keys()).sort((a, b) => {
    const [one, other] = [candidates[a]!, candidates[b]!];
    return compare(one.id, other.id) || compare(one.address, other.address) || compare(one.digest, other.digest);
  });
}

/** The place of each document in the order of addresses. */
function ranksOf(candidates: Candidate[], order: Uint32Array): Uint32Array {
  const addressOf = (document: number) => candidates[order[document]!]!.address;
  const ranks = sharedWords(order.length);
  const byAddress = Uint32Array.from(order.keys()).sort((a, b) => compare(addressOf(a), addressOf(b)) || a - b);
  for (const [rank, document] of byAddress.entries()) ranks[document] = rank;
  return ranks;
}

function assembled(order: Uint32Array, lists: MatchLists, copies: CopyLists, reasonFor: Reasoner): Relations {
  const relations: Relations = { related: Array(order.length), copies: Array(order.length) };
  for (const [document, index] of order.entries()) {
    const from = document * MOST;
    relations.related[index] = Array.from({ length: lists.sizes[document]! }, (_, i) => {
      const other = lists.others[from + i]!;
      return { to: order[other]!, reason: reasonFor(document, other, lists.shared[from + i]!) };
    });
    relations.copies[index] = Array.from(copiesOf(copies, document), (copy) => order[copy]!);
  }
  return relations;
}
