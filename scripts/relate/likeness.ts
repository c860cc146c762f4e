import { type Archive, countOf, termOf } from "./archive.ts";
import { tellingOf } from "./buckets.ts";
import { sharedDoubles, sharedFloats } from "./shared.ts";
import { UNIT } from "./terms.ts";

/**
 * The cosine of two articles over all their words: of each word the logarithm of what it counts for, times how telling it
 * is. Rows that threads share.
 */
export type Measure = {
  /** By term. */
  telling: Float32Array;
  /** By document: the length of its vector. */
  lengths: Float64Array;
};

const MOST_COUNT = 127;
const damped = Float64Array.from({ length: MOST_COUNT + 1 }, (_, count) => Math.log(1 + count / UNIT));

/** `known`: the lengths of some documents, NaN where they are to be computed. */
export function measureOf({ scale, buckets, offsets, occurrences }: Archive, known?: Float64Array): Measure {
  const byBucket = tellingOf(scale);
  const telling = sharedFloats(buckets.length);
  for (let term = 0; term < buckets.length; term += 1) telling[term] = byBucket[buckets[term]!]!;
  const lengths = sharedDoubles(offsets.length - 1);
  for (let document = 0; document < lengths.length; document += 1) {
    lengths[document] = known?.[document] ?? Number.NaN;
    if (!Number.isNaN(lengths[document])) continue;
    let sum = 0;
    const end = offsets[document + 1]!;
    for (let at = offsets[document]!; at < end; at += 1) {
      const occurrence = occurrences[at]!;
      sum += (damped[countOf(occurrence)]! * telling[termOf(occurrence)]!) ** 2;
    }
    lengths[document] = Math.sqrt(sum);
  }
  return { telling, lengths };
}

/** The cosine of two documents from the product of their vectors (`productWith`). */
export function likenessFrom({ lengths }: Measure, product: number, one: number, other: number): number {
  return Math.fround(product / (lengths[one]! * lengths[other]! || 1));
}

/** Looks at one document closely. */
export type Glass = {
  /** Puts a document under the glass. */
  hold(document: number): void;
  /** The product of its vector and another's. */
  productWith(other: number): number;
  /** How like it another is, 0 to 1. */
  likenessOf(other: number): number;
  /** The terms shared with another that make most of the likeness; they hold until the next is looked at. */
  sharedWith(other: number): Shared;
};

/**
 * At most GROUNDS terms, what makes most first, equal ones by their hashes; the same whichever of the two is held. `parts`
 * add up to the product. Of the terms the occurrences in the other document.
 */
export type Shared = { size: number; occurrences: Uint32Array; parts: Float64Array };

/** Among so many shared terms the grounds of a reason are sought. */
const GROUNDS = 24;

export function glassOver(archive: Archive, measure: Measure): Glass {
  const { offsets, occurrences, hashes } = archive;
  const { telling } = measure;
  // Shorter numbers, so that more of them are near the processor.
  const weights = new Float32Array(telling.length);
  let held = -1;

  function lay(document: number, sign: 0 | 1): void {
    if (document < 0) return;
    for (let at = offsets[document]!; at < offsets[document + 1]!; at += 1) {
      const occurrence = occurrences[at]!;
      const term = termOf(occurrence);
      weights[term] = sign * damped[countOf(occurrence)]! * telling[term]!;
    }
  }

  function productWith(other: number): number {
    let sum = 0;
    const end = offsets[other + 1]!;
    for (let at = offsets[other]!; at < end; at += 1) {
      const occurrence = occurrences[at]!;
      const term = occurrence >>> TERM_SHIFT;
      const weight = weights[term]!;
      if (weight !== 0) sum += weight * damped[countOf(occurrence)]! * telling[term]!;
    }
    return Math.fround(sum);
  }

  const shared: Shared = { size: 0, occurrences: new Uint32Array(GROUNDS), parts: new Float64Array(GROUNDS) };

  return {
    hold(document) {
      lay(held, 0);
      lay(document, 1);
      held = document;
    },
    productWith,
    likenessOf: (other) => likenessFrom(measure, productWith(other), held, other),
    sharedWith(other) {
      shared.size = 0;
      const end = offsets[other + 1]!;
      for (let at = offsets[other]!; at < end; at += 1) {
        const occurrence = occurrences[at]!;
        const term = occurrence >>> TERM_SHIFT;
        const weight = weights[term]!;
        if (weight === 0) continue;
        // Rounded as the weight is, so that it is the same whichever of the two is held.
        const part = weight * Math.fround(damped[countOf(occurrence)]! * telling[term]!);
        if (shared.size < GROUNDS || part >= shared.parts[GROUNDS - 1]!) keep(shared, occurrence, part, hashes);
      }
      return shared;
    },
  };
}

function keep(shared: Shared, occurrence: number, part: number, hashes: Uint32Array): void {
  const { occurrences, parts, size } = shared;
  const hash = hashes[termOf(occurrence)]!;
  let at = size;
  while (at > 0 && (parts[at - 1]! < part || (parts[at - 1] === part && hashes[termOf(occurrences[at - 1]!)]! > hash)))
    at -= 1;
  if (at === GROUNDS) return;
  shared.size = Math.min(GROUNDS, size + 1);
  for (let to = shared.size - 1; to > at; to -= 1) {
    occurrences[to] = occurrences[to - 1]!;
    parts[to] = parts[to - 1]!;
  }
  occurrences[at] = occurrence;
  parts[at] = part;
}

/** The same as in archive.ts: a number of this file is known when the loop is compiled. */
const TERM_SHIFT = 8;
