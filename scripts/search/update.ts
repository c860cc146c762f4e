import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";
import { indexArchive } from "./index.ts";
import { type PrintingRows, printingRows } from "./printings.ts";
import type { SearchRecord } from "./record.ts";
import type { Manifest } from "./shards/manifest.ts";
import { type Part, partFiles, readPart } from "./shards/part.ts";
import { articlesKey, LIMITS, type Limits, planShards, type SearchArticle, type ShardPlan } from "./shards/plan.ts";
import { planSegments, segmentFile, writeSegment } from "./shards/segments.ts";
import { indexShard } from "./shards/shard.ts";
import { filesBelow, isWhole, prune, sizeOf, type Written } from "./shards/store.ts";
import { TABLE } from "./table.ts";

/** The folder of the search index in the built site. */
export const SEARCH_FOLDER = "pagefind";

export type SearchOptions = {
  /** The site's language (BCP 47): words are stemmed as its words. */
  language: string;
  /** A folder of its own for what is remembered between builds; safe to delete. */
  work: string;
  /** The built site. */
  out: string;
  /** Printings of one story, by their addresses, the earliest first. */
  groups?: string[][];
  /** Indexes everything anew, whatever is remembered. */
  full?: boolean;
  onProgress?: (done: number, total: number) => void;
  limits?: Limits;
};

export type SearchSummary = { files: number; bytes: number; shards: number; indexed: number };

export type RecordsFor = (addresses: string[]) => SearchRecord[] | Promise<SearchRecord[]>;

/**
 * Brings the index up to date with the articles: only what has changed is indexed again, what is no longer used is
 * removed. The result is a function of the articles alone. May be killed at any moment and run again.
 */
export async function updateSearch(
  articles: SearchArticle[],
  recordsFor: RecordsFor,
  options: SearchOptions,
): Promise<SearchSummary> {
  const { full, work, limits = LIMITS } = options;
  if (full) rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  if (articles.length <= limits.single) return updateSingle(articles, recordsFor, options);
  const shards = planShards(articles, options);
  let done = 0;
  let indexed = 0;
  for (const shard of shards) {
    if (!isIndexed(shard, options)) {
      const before = done;
      const onProgress = (within: number) => options.onProgress?.(before + within, articles.length);
      await indexShard(shard, await recordsFor(shard.addresses), { ...foldersOf(options), onProgress });
      indexed += shard.addresses.length;
    }
    done += shard.addresses.length;
    options.onProgress?.(done, articles.length);
  }
  return { ...finishSearch(shards, rowsOf(shards, options), options), indexed };
}

/** Whether a shard need not be indexed: what is remembered of it is there, and so are its files. */
export function isIndexed({ key }: ShardPlan, { out, work }: { out: string; work: string }): boolean {
  const part = readPart(work, key);
  return part !== undefined && isWhole(path.join(out, SEARCH_FOLDER), part.files);
}

function foldersOf({ language, out, work }: SearchOptions) {
  return { language, work, index: path.join(out, SEARCH_FOLDER) };
}

/** The printings of one story, by their rows in all shards. */
export function rowsOf(shards: ShardPlan[], { groups = [] }: Pick<SearchOptions, "groups">): PrintingRows {
  return printingRows(
    groups,
    shards.flatMap(({ addresses }) => addresses),
  );
}

/** Makes one index of shards that are all indexed, and removes what belongs to none of them. */
export function finishSearch(
  shards: ShardPlan[],
  printings: PrintingRows,
  { out, work }: { out: string; work: string },
): Omit<SearchSummary, "indexed"> {
  const index = path.join(out, SEARCH_FOLDER);
  const parts = new Map(shards.map(({ key }) => [key, partOf(work, key)]));
  const plans = planSegments(shards);
  const segments = plans.map((plan) =>
    writeSegment(
      plan,
      plan.shards.map(({ key }) => parts.get(key)!),
      { index, work },
    ),
  );
  const manifest: Manifest = {
    shards: plans.flatMap((plan) => plan.shards).map(({ key }) => shardEntry(key, parts.get(key)!)),
    segments: segments.map(({ key, shards, words }) => ({ key, shards, words })),
    wasm: [...parts.values()][0]!.wasm,
    printings,
  };
  const text = JSON.stringify(manifest);
  // Last of all that is written: from here on a reader asks for the new files.
  writeAtomic(path.join(index, TABLE), text);
  const files: Written = Object.assign({ [TABLE]: Buffer.byteLength(text) }, ...segments.map((each) => each.files));
  for (const part of parts.values()) Object.assign(files, part.files);
  prune(index, new Set(Object.keys(files)));
  const remembered = [
    ...shards.flatMap(({ key }) => Object.values(partFiles(work, key))),
    ...plans.map(({ key }) => segmentFile(work, key)),
  ];
  prune(work, new Set(remembered.map((file) => path.basename(file))));
  return { ...sizeOf(files), shards: shards.length };
}

function partOf(work: string, key: string): Part {
  const part = readPart(work, key);
  if (part === undefined) throw new Error(`The search index has a part that was not indexed: ${key}`);
  return part;
}

function shardEntry(key: string, { lengths, years, from, to }: Part): Manifest["shards"][number] {
  const words = lengths.reduce((sum, length) => sum + length, 0);
  return { key, rows: lengths.length, words, years, from, to };
}

const singleSchema = z.object({ key: z.string(), files: z.record(z.string(), z.number()) });

/** A small archive: one index as Pagefind makes it, made anew whenever an article has changed. */
async function updateSingle(
  articles: SearchArticle[],
  recordsFor: RecordsFor,
  { language, out, work, groups = [], onProgress }: SearchOptions,
): Promise<SearchSummary> {
  const index = path.join(out, SEARCH_FOLDER);
  const key = shortHash(JSON.stringify([articlesKey(articles, language), groups]), 12);
  const file = path.join(work, "single.json");
  const known = readSingle(file);
  if (known?.key === key && isWhole(index, known.files)) return { ...sizeOf(known.files), shards: 1, indexed: 0 };
  rmSync(file, { force: true });
  const records = await recordsFor(articles.map(({ address }) => address));
  await indexArchive(records, out, { language, groups, onProgress: (done) => onProgress?.(done, articles.length) });
  const files = filesBelow(index);
  writeAtomic(file, JSON.stringify({ key, files }));
  prune(work, new Set(["single.json"]));
  return { ...sizeOf(files), shards: 1, indexed: articles.length };
}

function readSingle(file: string): z.infer<typeof singleSchema> | undefined {
  try {
    return singleSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}
