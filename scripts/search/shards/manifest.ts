import type { PrintingRows } from "../printings.ts";
import type { Columns } from "../table.ts";

/**
 * What a large archive's index consists of, below the folder of the index:
 *
 *   table.json              the manifest: which shards there are, and where which words stand. Written last.
 *   words/KEY/N             for each word, the articles that have it: which, how often, and whether in the headline;
 *                           and for each source, section and topic
 *   words/KEY/lengths       how many words each article has
 *   shard/KEY/facts         date, source, section and topics of a shard's articles
 *   shard/KEY/cards-N       the same of CARDS articles, with their addresses
 *   shard/KEY/places-N      for each word, where it stands in its articles: for phrases
 *   shard/KEY/places        the beginning of the first word of each of these files
 *   wasm.LANGUAGE.pagefind  Pagefind's WebAssembly, which knows the stems of words
 *
 * All but the manifest and the last are compressed (zlib), and never change: what they are made from is in their names.
 */
export type Manifest = {
  shards: ShardEntry[];
  /** Stretches of shards, in their order, that have their words in common. */
  segments: Segment[];
  /** The name of the WebAssembly file. */
  wasm: string;
  printings: PrintingRows;
};

/** Articles that follow each other in order of date. Rows are counted through all shards. */
export type ShardEntry = {
  key: string;
  rows: number;
  /** How many words its articles have together. */
  words: number;
  /** Its years, in order, and how many articles each has; "" for those without a date. */
  years: [year: string, rows: number][];
  /** Its first and its last date, as far as they are known. */
  from: string;
  to: string;
};

export type Segment = {
  key: string;
  shards: number;
  /** The beginning of the first word of each file of words. */
  words: string[];
};

export type CardsFile = Columns & {
  addresses: string[];
  /** How many words each has. */
  lengths: number[];
};

/** Names of sources, sections and topics stand before the words, so that a search for one asks for one file. */
export function facetWord(facet: "source" | "section" | "topic", name: string): string {
  return `#${facet}:${name}`;
}

/** How many articles stand in one file of cards: what a result shows, for a few results. */
export const CARDS = 64;
