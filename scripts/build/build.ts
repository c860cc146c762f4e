import { existsSync } from "node:fs";
import path from "node:path";
import type { Problem } from "../catalogue/scan.ts";
import { CliError } from "../lib/errors.ts";
import type { Report } from "../lib/report.ts";
import { type Stopwatch, startStopwatch } from "../lib/stopwatch.ts";
import { type ArchivePaths, archivePaths } from "../settings.ts";
import { allOf, type Changes, changesOf, isSame, type Standing, stateOf } from "./changes.ts";
import { commonKey } from "./keys.ts";
import { forget, type Ledger, ledgerFile, readLedger } from "./ledger.ts";
import { add, type BuildOptions, make } from "./make.ts";
import { claimOutput, filesIn, MARK, readMark } from "./output.ts";
import { picturesIn } from "./pictures.ts";
import { type Plan, planPages } from "./plan.ts";
import { fillCache, type PrepareOptions, prepare, survey } from "./prepare.ts";
import { startRenderers } from "./render.ts";
import { isOurs, type Shard, shardText } from "./shard.ts";

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
    const given = { options, report, watch, prepared, before, files, ledgerAt };
    const pictures = picturesIn(prepared, options.shard);
    const { ledger, rendered } = await make({ ...given, pictures, common, changes, renderers, state, problems });
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

function changesIn(plan: Plan, common: string, standing: Standing, shard: Shard | undefined): Changes {
  return changesOf(plan.pages, common, standing, (address) => !shard || isOurs(address, shard));
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
