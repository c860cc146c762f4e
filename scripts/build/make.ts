import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../catalogue/scan.ts";
import { writeAtomic } from "../lib/files.ts";
import type { Report } from "../lib/report.ts";
import type { Stopwatch } from "../lib/stopwatch.ts";
import type { Picture } from "../pictures/look.ts";
import { filesOf } from "../pictures/make.ts";
import { type IndexingOptions, indexSearch, SEARCH_FOLDER } from "../search/archive.ts";
import { JOINT } from "../search/distributed.ts";
import type { Limits } from "../search/shards/plan.ts";
import type { Page } from "../site/page.ts";
import { buildName, type Changes, settledAt } from "./changes.ts";
import { makeData, ourDataFiles } from "./data.ts";
import { type Ledger, searchWork, writeLedger } from "./ledger.ts";
import { filesIn, MARK, makeWay, prune, refresh, UNFINISHED, writeMark } from "./output.ts";
import { servePictures } from "./pictures.ts";
import type { Preparation } from "./prepare.ts";
import { type Renderers, renderAll } from "./render.ts";
import { isOurs, type Shard, shardText } from "./shard.ts";

export type BuildOptions = {
  archive: string;
  out: string;
  now: Date;
  address?: string | null;
  search: boolean;
  /** Makes every page, whatever is remembered. */
  full?: boolean;
  /** Makes one part of the site only, to be merged with the others. */
  shard?: Shard;
  /** How large an archive, and its shards, may be before the search index is cut; for tests. */
  searchLimits?: Limits;
  /** From how many articles on memory is spared; for tests. */
  many?: number;
  /** How large a data file may be, in bytes; for tests. */
  largestData?: number;
  /** Processes that render; as many as the machine has cores where it is not said. */
  workers?: number;
};

/** All that a site is made from, once it is known. */
export type Making = {
  options: BuildOptions;
  report: Report;
  watch: Stopwatch;
  prepared: Preparation;
  common: string;
  changes: Changes;
  renderers: Renderers;
  /** Those of this part, each once. */
  pictures: Picture[];
  before: Ledger | undefined;
  /** What stood in the output folder, with its sizes. */
  files: Map<string, number>;
  ledgerAt: string;
  state: string;
  problems: Problem[];
};

/** Renders what changed, indexes, removes what is gone, and leaves the ledger of it. */
export async function make(making: Making): Promise<{ ledger: Ledger; rendered: number }> {
  const { options, report, watch, prepared, common, changes, before, ledgerAt } = making;
  const { out, search } = options;
  const { context, catalogue } = prepared;
  const ledger: Ledger = {
    state: making.state,
    now: options.now.toISOString(),
    settled: settledAt([...catalogue.entries, ...[...catalogue.versions.values()].flat()]),
    common,
    build: "",
    pages: new Map(),
    others: { files: 0, bytes: 0 },
    summary: { articles: catalogue.entries.length, drafts: catalogue.drafts },
    problems: making.problems,
  };
  begin(ledgerAt, out, ledger, before, changes);
  watch.begin("rendering");
  const others = [...making.pictures.flatMap(filesOf), ...ourDataFiles(making)];
  const cleared = makeWay(out, [...addressesOf(changes.dirty), ...others]);
  await renderChanges(making);
  making.renderers.end();
  ledger.build = buildName(changes.marks, search);
  // GitHub Pages' own builder would drop folders it does not know.
  writeAtomic(path.join(out, ".nojekyll"), "");
  if (making.pictures.length > 0) watch.begin("pictures");
  await servePictures(making);
  makeData(making);
  watch.begin("search");
  if (search) await indexSearch(context, searchOptions(prepared, options, report));
  watch.begin("pruning");
  const files = pruneOthers(making, cleared ? filesIn(out) : making.files);
  writeMark(out, { build: ledger.build, part: options.shard && shardText(options.shard) });
  finish(ledgerAt, ledger, changes, files);
  return { ledger, rendered: changes.dirty.length };
}

async function renderChanges({ options, report, prepared, common, changes, renderers }: Making): Promise<void> {
  const { dirty, marks } = changes;
  let rendered = 0;
  await renderAll(prepared, dirty, {
    out: options.out,
    renderers,
    common: changes.unmarked ? common : undefined,
    done(addresses, made) {
      for (const [at, mark] of made.entries()) marks.set(addresses[at]!, mark);
      rendered += addresses.length;
      report.progress("rendering", rendered, dirty.length);
    },
  });
}

function* addressesOf(pages: Page[]): Generator<string> {
  for (const { address } of pages) yield address;
}

/** Removes what is no part of the site that was made. Gives what is, with its sizes; `files` are those before it was made. */
function pruneOthers(making: Making, files: Map<string, number>): Map<string, number> {
  const { prepared, changes } = making;
  const { out, search, shard } = making.options;
  const served = making.pictures.flatMap(filesOf).filter((file) => existsSync(path.join(out, file)));
  const { assets } = prepared.context.site;
  const others = [".nojekyll", ...Object.values(assets), ...served, ...ourDataFiles(making)];
  const searching = [SEARCH_FOLDER, JOINT];
  refresh(out, files, [...others, ...addressesOf(changes.dirty)], searching);
  const pages = [...changes.marks.keys()].filter((address) => !shard || isOurs(address, shard));
  const own = new Set([MARK, ...others, ...pages]);
  const isSearch = (file: string) => searching.some((folder) => file.startsWith(`${folder}/`));
  prune(out, files, (file) => own.has(file) || (search && isSearch(file)));
  return files;
}

export function searchOptions(
  { paths, program }: Preparation,
  { out, full, shard, searchLimits }: Pick<BuildOptions, "out" | "full" | "shard" | "searchLimits">,
  report: Report,
): IndexingOptions {
  const ours = shard && ((name: string) => isOurs(name, shard));
  return { out, work: searchWork(paths.work, out), code: program.search, full, ours, limits: searchLimits, report };
}

/**
 * Before the first page is written: what a killed build leaves behind is what it was about to make, and that is in no
 * ledger. The name ties the ledger to this very folder.
 */
function begin(ledgerAt: string, out: string, ledger: Ledger, before: Ledger | undefined, changes: Changes): void {
  const name = `${UNFINISHED} ${randomBytes(8).toString("hex")}`;
  const pages: Ledger["pages"] = new Map(before?.pages);
  for (const { address } of changes.dirty) pages.delete(address);
  writeLedger(ledgerAt, { ...ledger, state: "", build: name, pages });
  writeMark(out, { build: name });
}

function finish(ledgerAt: string, ledger: Ledger, changes: Changes, files: Map<string, number>): void {
  for (const [file, size] of files) {
    const mark = changes.marks.get(file);
    if (mark) ledger.pages.set(file, { ...mark, size });
    else if (file !== MARK) add(ledger.others, size);
  }
  writeLedger(ledgerAt, ledger);
}

export function add(sum: { files: number; bytes: number }, size: number): void {
  sum.files += 1;
  sum.bytes += size;
}
