import { sharedWords } from "./shared.ts";
import { pairsSharing, type Sketches, sizeOf } from "./sketches.ts";

/** Share of the smaller sketch that must be in the other: a printing is often cut from the end. */
const ALIKE = 0.5;

/** A run of words that more articles hold is a form (the tide table's, the weather report's), not a printing. */
export const MOST_PRINTINGS = 60;

/**
 * Which articles must not stand together in a list, being one story's printings. The copies of each document, ascending,
 * begin at its offset.
 */
export type CopyLists = { offsets: Uint32Array; documents: Uint32Array };

export function copiesOf({ offsets, documents }: CopyLists, document: number): Uint32Array {
  return documents.subarray(offsets[document]!, offsets[document + 1]!);
}

export function isCopy({ offsets, documents }: CopyLists, document: number, other: number): boolean {
  for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1) if (documents[at] === other) return true;
  return false;
}

/** Copies by the sketches alone, for who has no texts at hand; scripts/copies looks at the texts. */
export function findCopies(sketches: Sketches): CopyLists {
  const least = (one: number, other: number) => ALIKE * Math.min(sizeOf(sketches, one), sizeOf(sketches, other));
  return listsOf(sketches.offsets.length - 1, pairsSharing(sketches, MOST_PRINTINGS, least).documents);
}

/** Of each group every document has the others. Documents are in one group at most. */
export function copyListsOf(count: number, groups: number[][]): CopyLists {
  const pairs: number[] = [];
  for (const group of groups)
    for (const [at, one] of group.entries()) for (const other of group.slice(0, at)) pairs.push(one, other);
  return listsOf(count, pairs);
}

function listsOf(count: number, pairs: number[]): CopyLists {
  const offsets = sharedWords(count + 1);
  for (const document of pairs) offsets[document + 1]! += 1;
  for (let document = 0; document < count; document += 1) offsets[document + 1]! += offsets[document]!;
  const lists: CopyLists = { offsets, documents: sharedWords(pairs.length) };
  const next = offsets.slice();
  for (let i = 0; i < pairs.length; i += 2) {
    const [one, other] = [pairs[i]!, pairs[i + 1]!];
    lists.documents[next[one]!] = other;
    next[one]! += 1;
    lists.documents[next[other]!] = one;
    next[other]! += 1;
  }
  for (let document = 0; document < count; document += 1) copiesOf(lists, document).sort();
  return lists;
}
