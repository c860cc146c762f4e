import type { Scale } from "./buckets.ts";
import type { CopyLists } from "./copies.ts";
import type { MatchLists } from "./lists.ts";
import type { Candidates } from "./match.ts";
import type { Queries } from "./query.ts";
import { RECORD_VERSION } from "./record.ts";
import { floats, joinSections, splitSections, textSections, textsIn, words } from "./sections.ts";

/** Goes up when what is computed from the same records changes, so that nothing old is carried over. */
const STATE_VERSION = 6;

/** What one computation leaves to the next. Documents and terms are numbered as in it. */
export type State = {
  /** By document: what it was computed from (`keyOf`), ascending. */
  keys: string[];
  scale: Scale;
  /** By term. */
  hashes: Uint32Array;
  buckets: Uint8Array;
  queries: Queries;
  candidates: Candidates;
  lists: Pick<MatchLists, "sizes" | "others">;
  /** By place in the lists; "" where none stands there. */
  reasons: string[];
  copies: CopyLists;
};

export function encodeState({
  keys,
  scale,
  hashes,
  buckets,
  queries,
  candidates,
  lists,
  reasons,
  copies,
}: State): Uint8Array {
  return joinSections([
    Uint32Array.of(STATE_VERSION, RECORD_VERSION, scale.archive, scale.length),
    ...textSections(keys),
    hashes,
    buckets,
    queries.sizes,
    queries.terms,
    queries.weights,
    queries.leasts,
    candidates.sizes,
    candidates.others,
    candidates.leasts,
    lists.sizes,
    lists.others,
    ...textSections(reasons),
    copies.offsets,
    copies.documents,
  ]);
}

/** Undefined where the bytes are damaged or another version's. */
export function decodeState(bytes: Uint8Array): State | undefined {
  const [head, keyLengths, keys, hashes, buckets, sizes, terms, weights, leasts, ...rest] = splitSections(bytes) ?? [];
  if (!head) return undefined;
  const [version, recordVersion, archive, length] = words(head);
  if (version !== STATE_VERSION || recordVersion !== RECORD_VERSION) return undefined;
  const [many, others, least, listed, places, reasonLengths, reasons, offsets, documents] = rest;
  return {
    keys: textsIn(keyLengths!, keys!),
    scale: { archive: archive!, length: length! },
    hashes: words(hashes!),
    buckets: buckets!,
    queries: {
      sizes: sizes!,
      terms: words(terms!),
      weights: floats(weights!),
      leasts: floats(leasts!),
    },
    candidates: { sizes: many!, others: words(others!), leasts: floats(least!) },
    lists: { sizes: listed!, others: words(places!) },
    reasons: textsIn(reasonLengths!, reasons!),
    copies: { offsets: words(offsets!), documents: words(documents!) },
  };
}
