import type { Terms } from "./archive.ts";
import type { CopyLists } from "./copies.ts";
import type { MatchLists } from "./lists.ts";
import type { Candidates } from "./match.ts";
import type { Queries } from "./query.ts";
import { RECORD_VERSION } from "./record.ts";
import { doubles, floats, joinSections, splitSections, textSections, textsIn, words } from "./sections.ts";

/** Goes up when what is computed from the same records changes, so that nothing old is carried over. */
const STATE_VERSION = 10;

/** What one computation leaves to the next. Documents and terms are numbered as in it. */
export type State = {
  /** By document: what it was computed from (`keyOf`), ascending. */
  keys: string[];
  archive: Terms;
  queries: Queries;
  candidates: Candidates;
  /** In the candidates' places; see `Choice`. */
  products: Float32Array;
  /** By document; see `Measure`. */
  lengths: Float64Array;
  lists: Pick<MatchLists, "sizes" | "others">;
  /** Those of all lists, each once, and in the lists' places their numbers. */
  reasons: { texts: string[]; numbers: Uint32Array };
  copies: CopyLists;
};

export function encodeState({ keys, archive, queries, candidates, products, lengths, ...rest }: State): Uint8Array {
  const { lists, reasons, copies } = rest;
  const { scale } = archive;
  return joinSections([
    Uint32Array.of(STATE_VERSION, RECORD_VERSION, scale.archive, scale.length),
    ...textSections(keys),
    archive.hashes,
    archive.holders,
    archive.offsets,
    archive.occurrences,
    queries.sizes,
    queries.terms,
    queries.weights,
    queries.leasts,
    candidates.sizes,
    candidates.others,
    candidates.scores,
    products,
    lengths,
    lists.sizes,
    lists.others,
    ...textSections(reasons.texts),
    reasons.numbers,
    copies.offsets,
    copies.documents,
  ]);
}

/** Undefined where the bytes are damaged or another version's. */
export function decodeState(bytes: Uint8Array): State | undefined {
  const sections = splitSections(bytes)?.values();
  if (!sections) return undefined;
  const next = () => sections.next().value ?? new Uint8Array(0);
  const [version, recordVersion, archive, length] = words(next());
  if (version !== STATE_VERSION || recordVersion !== RECORD_VERSION) return undefined;
  const scale = { archive: archive!, length: length! };
  // In the order in which they are written.
  return {
    keys: textsIn(next(), next()),
    archive: {
      scale,
      hashes: words(next()),
      holders: words(next()),
      offsets: words(next()),
      occurrences: words(next()),
    },
    queries: { sizes: next(), terms: words(next()), weights: floats(next()), leasts: floats(next()) },
    candidates: { sizes: next(), others: words(next()), scores: floats(next()) },
    products: floats(next()),
    lengths: doubles(next()),
    lists: { sizes: next(), others: words(next()) },
    reasons: { texts: textsIn(next(), next()), numbers: words(next()) },
    copies: { offsets: words(next()), documents: words(next()) },
  };
}
