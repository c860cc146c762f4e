import type { Scale } from "./buckets.ts";
import type { CopyLists } from "./copies.ts";
import type { Queries } from "./query.ts";
import { RECORD_VERSION } from "./record.ts";
import { doubles, floats, joinSections, splitSections, textSections, textsIn, words } from "./sections.ts";

/** Goes up when what is computed from the same records changes, so that nothing old is carried over. */
const STATE_VERSION = 3;

/** What one computation leaves to the next. Documents and terms are numbered as in it. */
export type State = {
  /** By document: what it was computed from (`keyOf`), ascending. */
  keys: string[];
  scale: Scale;
  /** By term. */
  hashes: Uint32Array;
  buckets: Uint8Array;
  queries: Queries;
  lists: { sizes: Uint8Array; others: Uint32Array; scores: Float32Array };
  /** By place in the lists. */
  reasons: string[];
  copies: CopyLists;
};

export function encodeState({ keys, scale, hashes, buckets, queries, lists, reasons, copies }: State): Uint8Array {
  return joinSections([
    Uint32Array.of(STATE_VERSION, RECORD_VERSION, scale.archive, scale.length),
    ...textSections(keys),
    hashes,
    buckets,
    queries.sizes,
    queries.terms,
    queries.weights,
    queries.selves,
    queries.leasts,
    lists.sizes,
    lists.others,
    lists.scores,
    ...textSections(reasons),
    copies.offsets,
    copies.documents,
  ]);
}

/** Undefined where the bytes are damaged or another version's. */
export function decodeState(bytes: Uint8Array): State | undefined {
  const [head, keyLengths, keys, hashes, buckets, sizes, terms, weights, selves, leasts, ...rest] =
    splitSections(bytes) ?? [];
  if (!head) return undefined;
  const [version, recordVersion, archive, length] = words(head);
  if (version !== STATE_VERSION || recordVersion !== RECORD_VERSION) return undefined;
  const [listSizes, others, scores, reasonLengths, reasons, offsets, documents] = rest;
  return {
    keys: textsIn(keyLengths!, keys!),
    scale: { archive: archive!, length: length! },
    hashes: words(hashes!),
    buckets: buckets!,
    queries: {
      sizes: sizes!,
      terms: words(terms!),
      weights: floats(weights!),
      selves: doubles(selves!),
      leasts: floats(leasts!),
    },
    lists: { sizes: listSizes!, others: words(others!), scores: floats(scores!) },
    reasons: textsIn(reasonLengths!, reasons!),
    copies: { offsets: words(offsets!), documents: words(documents!) },
  };
}
