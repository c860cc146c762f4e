import { type Archive, termOf } from "./archive.ts";

/**
 * The terms that more or fewer documents have than before, so that they count for something else; of each document those
 * of its occurrences, in their order: they begin at its offset.
 */
export type Changes = { offsets: Uint32Array; occurrences: Uint32Array };

/** `before`: by term, the bucket it was in; terms behind its end are new. */
export function changesOf({ buckets, offsets, occurrences }: Archive, before: Uint8Array): Changes {
  const changed = new Uint8Array(buckets.length);
  for (let term = 0; term < before.length; term += 1) changed[term] = Number(before[term] !== buckets[term]);
  const found: number[] = [];
  const starts = new Uint32Array(offsets.length);
  for (let document = 0; document + 1 < offsets.length; document += 1) {
    const end = offsets[document + 1]!;
    for (let at = offsets[document]!; at < end; at += 1) {
      const occurrence = occurrences[at]!;
      if (changed[termOf(occurrence)] !== 0) found.push(occurrence);
    }
    starts[document + 1] = found.length;
  }
  return { offsets: starts, occurrences: Uint32Array.from(found) };
}

export function changesIn({ offsets, occurrences }: Changes, document: number): Uint32Array {
  return occurrences.subarray(offsets[document]!, offsets[document + 1]!);
}

export function isTouched({ offsets }: Changes, document: number): boolean {
  return offsets[document] !== offsets[document + 1];
}

/** Whether two documents share a term that counts for something else now. */
export function shareChange(changes: Changes, one: number, other: number): boolean {
  const { offsets, occurrences } = changes;
  const [first, end] = [offsets[other]!, offsets[other + 1]!];
  if (first === end) return false;
  for (let i = offsets[one]!; i < offsets[one + 1]!; i += 1) {
    const term = termOf(occurrences[i]!);
    for (let j = first; j < end; j += 1) if (termOf(occurrences[j]!) === term) return true;
  }
  return false;
}
