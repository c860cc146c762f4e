import { MOST } from "./bars.ts";
import type { Candidate } from "./candidate.ts";
import type { Apart } from "./lists.ts";

/** What people have said of the related lists, by document. */
export type Corrections = {
  /** What stands first in a document's list, in the order in which it was named. */
  chosen: Map<number, number[]>;
  apart: Apart;
};

/** Ids that no article has are passed over: the catalogue tells of them. Whoever keeps two articles apart does so for both. */
export function correctionsOf(documents: Candidate[]): Corrections {
  const asked = [...documents.entries()].filter(([, { related, unrelated }]) => related?.length || unrelated?.length);
  if (asked.length === 0) return { chosen: new Map(), apart: apartOf(documents.length, []) };
  const numbers = new Map(documents.map(({ id }, document) => [id, document]));
  const chosen = new Map<number, number[]>();
  const pairs: [number, number][] = [];
  for (const [document, { related = [], unrelated = [] }] of asked) {
    const others = (ids: string[]) => ids.flatMap((id) => numbers.get(id) ?? []).filter((other) => other !== document);
    for (const other of others(unrelated)) pairs.push([document, other], [other, document]);
    if (related.length > 0) chosen.set(document, [...new Set(others(related))]);
  }
  return { chosen, apart: apartOf(documents.length, pairs) };
}

function apartOf(count: number, pairs: [number, number][]): Apart {
  const sorted = [...pairs].sort(([a, b], [c, d]) => a - c || b - d);
  const offsets = new Uint32Array(count + 1);
  for (const [document] of sorted) offsets[document + 1]! += 1;
  for (let document = 0; document < count; document += 1) offsets[document + 1]! += offsets[document]!;
  return { offsets, documents: Uint32Array.from(sorted, ([, other]) => other) };
}

export type Listed = { to: number; score: number; reason?: string; isChosen?: true };

/** A document's list as people want it: what they chose first, which scores 1 whatever it shares, then what was found. */
export function correct({ chosen }: Corrections, document: number, found: Listed[]): Listed[] {
  const first = chosen.get(document);
  if (!first) return found;
  const listed = first.map((to): Listed => ({ to, score: 1, isChosen: true }));
  return [...listed, ...found.filter(({ to }) => !first.includes(to))].slice(0, Math.max(MOST, first.length));
}
