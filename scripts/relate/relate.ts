import { compare, type Entry } from "../catalogue/entry.ts";
import { findCopies } from "./copies.ts";
import { type Document, documentOf } from "./document.ts";
import { type Index, type Match, makeIndex, matches, queryOf } from "./postings.ts";
import { reasonFor } from "./reason.ts";

export type Related = { entry: Entry; reason: string };

/** Related articles and copies, by article id; an article that has none is absent. */
export type Relations = { related: Map<string, Related[]>; copies: Map<string, Entry[]> };

/** A list no longer than a reader reads. */
const MOST = 6;

/**
 * The least share of an article's own telling terms that another must have, and it is less where more different terms
 * are shared: one rare word alone is chance, two want weight, three are a subject. Below it lists fill with articles
 * that share a turn of phrase; an empty list beats filler. How it was set: docs/decisions.md, "Related lists".
 */
const LEAST_OF_TWO = 0.14;
const LEAST_OF_MORE = 0.08;

/** Where two articles share no name and no topic, so many words must carry it: "milk", "gallons" and "lay" do not. */
const LEAST_WORDS = 4;
const LEAST_OF_WORDS = 0.2;

/** Computes the related lists of a whole archive. The same articles give the same lists, in whatever order they come. */
export function relate(entries: Entry[], bodyOf: (entry: Entry) => string, tick?: (done: number) => void): Relations {
  const published = entries.filter((entry) => entry.article.status === "published");
  const ordered = [...published].sort((a, b) => compare(a.article.id, b.article.id));
  const documents = ordered.map((entry) => documentOf(entry, bodyOf(entry)));
  const index = makeIndex(documents);
  const copies = findCopies(documents);
  const relations: Relations = { related: new Map(), copies: new Map() };
  for (const [number, document] of documents.entries()) {
    const id = document.entry.article.id;
    const list = relatedTo(index, number, copies);
    if (list.length > 0) relations.related.set(id, list);
    const others = copies.get(number);
    if (others)
      relations.copies.set(
        id,
        others.map((other) => documents[other]!.entry),
      );
    tick?.(number + 1);
  }
  return relations;
}

function relatedTo(index: Index, number: number, copies: Map<number, number[]>): Related[] {
  const document = index.documents[number]!;
  const { terms, self } = queryOf(index, document);
  const found = matches(index, terms);
  const taken = new Set([number, ...(copies.get(number) ?? [])]);
  const list: Related[] = [];
  for (const match of ranked(
    index,
    found.filter((each) => substantial(each, self, document, index.documents[each.document]!)),
  )) {
    if (list.length === MOST) break;
    if (taken.has(match.document)) continue;
    const other = index.documents[match.document]!;
    list.push({ entry: other.entry, reason: reasonFor(document, other, match.shared) });
    // Of several printings of one story only the best match is listed.
    for (const copy of [match.document, ...(copies.get(match.document) ?? [])]) taken.add(copy);
  }
  return list;
}

function ranked(index: Index, found: Match[]): Match[] {
  const address = (match: Match) => index.documents[match.document]!.entry.address;
  return found.sort((a, b) => b.score - a.score || compare(address(a), address(b)));
}

function substantial({ score, shared }: Match, self: number, left: Document, right: Document): boolean {
  if (shared.length < 2) return false;
  const named = shared.some(({ term }) => term.startsWith("#") || (left.names.has(term) && right.names.has(term)));
  if (!named) return shared.length >= LEAST_WORDS && score >= LEAST_OF_WORDS * self;
  return score >= (shared.length > 2 ? LEAST_OF_MORE : LEAST_OF_TWO) * self;
}
