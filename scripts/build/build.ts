import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../catalogue/scan.ts";
import { CliError } from "../lib/errors.ts";
import { writeAtomic } from "../lib/files.ts";
import type { Report } from "../lib/report.ts";
import { type Stopwatch, startStopwatch } from "../lib/stopwatch.ts";
import { type IndexingOptions, indexSearch, SEARCH_FOLDER } from "../search/archive.ts";
import { JOINT } from "../search/distributed.ts";
import type { Limits } from "../search/shards/plan.ts";
import { type ArchivePaths, archivePaths } from "../settings.ts";
import type { Page } from "../site/page.ts";
import { allOf, buildName, type Changes, changesOf, isSame, type Standing, settledAt, stateOf } from "./changes.ts";
import { commonKey } from "./keys.ts";
import { forget, type Ledger, ledgerFile, readLedger, searchWork, writeLedger } from "./ledger.ts";
import { claimOutput, filesIn, MARK, makeWay, prune, readMark, refresh, UNFINISHED, writeMark } from "./output.ts";
import { type Plan, planPages } from "./plan.ts";
import { fillCache, type Preparation, type PrepareOptions, prepare, survey } from "./prepare.ts";
import { type Renderers, renderAll, startRenderers } from "./render.ts";
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
  /** Processes that render; as many as the machine has cores where it is not said. */
  workers?: number;
};

export type BuildSummary = {
  articles: number;
  drafts: number;
  pages: number;
  /** Pages that were made; the others stood there as they are. */
  rendered: number;
  files: number;
  bytes: number;
  seconds: number;
  stages: { [stage: string]: number };
  warnings: number;
  errors: number;
  out: string;
};

/** content → dist: what has changed is read, planned and rendered; what is gone is removed; search is brought up to it. */
export async function build(options: BuildOptions, report: Report): Promise<BuildSummary> {
  const watch = startStopwatch();
  const { archive, out, search } = options;
  const paths = pathsOf(archive);
  claimOutput(out, paths);
  const ledgerAt = ledgerFile(paths.work, out);
  if (options.full) forget(ledgerAt);
  let standing: Map<string, number> | undefined;
  const meanwhile = () => {
    standing = filesIn(out);
  };
  const preparing = { ...options, progress: report.progress, stage: watch.begin, meanwhile };
  const known = await survey(preparing);
  const before = ledgerOf(ledgerAt, out);
  const state = stateOf(known, { search, part: options.shard && shardText(options.shard) });
  if (before && isSame(before, state, known, options.now) && isWhole(out, before)) {
    tell(report, before.problems);
    return summaryOf(before, { rendered: 0, out, report, watch });
  }
  const prepared = await prepare(preparing, known);
  const common = commonKey(prepared.program.pages, prepared.context.site);
  // Nothing that stands there can be used: those who render all of it can begin while it is planned here.
  const all = before?.common !== common && !options.shard;
  const start = (pages: number) => startRenderers(prepared, out, pages, options.workers);
  let renderers = all ? start(prepared.context.entries.length) : undefined;
  try {
    const plan = planPages(prepared.context);
    const problems = [...prepared.problems, ...plan.problems];
    tell(report, problems);
    const files = standing ?? filesIn(out);
    const changes = all ? allOf(plan.pages) : changesIn(plan, common, { files, ledger: before }, options.shard);
    renderers ??= start(changes.dirty.length);
    const made = { options, report, watch, prepared, common, changes, renderers };
    const making = { ...made, before, files, ledgerAt, state, problems };
    const { ledger, rendered } = await make(making);
    return summaryOf(ledger, { rendered, out, report, watch });
  } finally {
    renderers?.end();
  }
}

function pathsOf(archive: string): ArchivePaths {
  const paths = archivePaths(archive);
  if (!existsSync(paths.content))
    throw new CliError(`there is no content/ in ${paths.root}; import something first`, 2);
  return paths;
}

/** Reads and relates only, for builds of parts: they find both in .backfile/cache, on this machine or taken to others. */
export async function prepareParts(options: PrepareOptions, report: Report): Promise<{ articles: number }> {
  pathsOf(options.archive);
  const { entries, problems } = await fillCache({ ...options, progress: report.progress });
  tell(report, problems);
  return { articles: entries.length };
}

/** The ledger of what stands in the output folder, where it has one. */
function ledgerOf(file: string, out: string): Ledger | undefined {
  const ledger = readLedger(file);
  return ledger?.build === readMark(out)?.build ? ledger : undefined;
}

type Making = {
  options: BuildOptions;
  report: Report;
  watch: Stopwatch;
  prepared: Preparation;
  common: string;
  changes: Changes;
  renderers: Renderers;
  before: Ledger | undefined;
  /** What stood in the output folder, with its sizes. */
  files: Map<string, number>;
  ledgerAt: string;
  state: string;
  problems: Problem[];
};

function changesIn(plan: Plan, common: string, standing: Standing, shard: Shard | undefined): Changes {
  return changesOf(plan.pages, common, standing, (address) => !shard || isOurs(address, shard));
}

async function make(making: Making): Promise<{ ledger: Ledger; rendered: number }> {
  const { options, report, watch, prepared, common, changes, before, ledgerAt } = making;
  const { out, search } = options;
  const { context, catalogue } = prepared;
  const ledger: Ledger = {
    state: making.state,
    now: options.now.toISOString(),
    settled: settledAt(catalogue.entries),
    common,
    build: "",
    pages: new Map(),
    others: { files: 0, bytes: 0 },
    summary: { articles: catalogue.entries.length, drafts: catalogue.drafts },
    problems: making.problems,
  };
  begin(ledgerAt, out, ledger, before, changes);
  watch.begin("rendering");
  const cleared = makeWay(out, addressesOf(changes.dirty));
  await renderChanges(making);
  ledger.build = buildName(changes.marks, search);
  // GitHub Pages' own builder would drop folders it does not know.
  writeAtomic(path.join(out, ".nojekyll"), "");
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
  const others = [".nojekyll", ...Object.values(prepared.context.site.assets)];
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

/** Is all there that the ledger says, as long as it says, and nothing else? */
function isWhole(out: string, { pages, others }: Ledger): boolean {
  const left = { files: 0, bytes: 0 };
  let found = 0;
  for (const [file, size] of filesIn(out)) {
    const page = pages.get(file);
    if (page && page.size !== size) return false;
    if (page) found += 1;
    else if (file !== MARK) add(left, size);
  }
  return found === pages.size && left.files === others.files && left.bytes === others.bytes;
}

function add(sum: { files: number; bytes: number }, size: number): void {
  sum.files += 1;
  sum.bytes += size;
}

/** What a file's name may hold and a terminal would obey. */
const CONTROLS = /\p{Cc}/gu;

function tell(report: Report, problems: Problem[]): void {
  for (const { file, line, reason } of problems) {
    const place = `${path.posix.join("content/articles", file)}${line === undefined ? "" : `:${line}`}`;
    report.error(`${place}: ${reason}`.replace(CONTROLS, "?"));
  }
}

type Done = { rendered: number; out: string; report: Report; watch: Stopwatch };

function summaryOf(ledger: Ledger, { rendered, out, report, watch }: Done): BuildSummary {
  const { pages, others, summary } = ledger;
  const stages = watch.stages();
  let bytes = others.bytes;
  for (const { size } of pages.values()) bytes += size;
  return {
    ...summary,
    pages: pages.size,
    rendered,
    // The mark is a file too.
    files: pages.size + others.files + 1,
    bytes,
    seconds: Math.round(Object.values(stages).reduce((sum, seconds) => sum + seconds, 0) * 1000) / 1000,
    stages,
    warnings: report.warnings,
    errors: report.errors,
    out,
  };
}
