import { lstatSync } from "node:fs";
import path from "node:path";
import { takeIn } from "../intake/intake.ts";
import type { Patience } from "../intake/patience.ts";
import { CliError } from "../lib/errors.ts";
import { linkedFolders, removeTemporaries, writeAtomic } from "../lib/files.ts";
import type { Report } from "../lib/report.ts";
import type { ArchivePaths, Settings } from "../settings.ts";
import { collectInputs, type Input } from "../sources/inputs.ts";
import { readProfiles } from "../sources/text/profile.ts";
import { createDesk, type Desk } from "./desk.ts";
import { type FileAccount, type Totals, totalsOf } from "./ledger.ts";
import { jobsFor, workersFor } from "./jobs.ts";
import { type Memory, noMemory, openMemory } from "./memory.ts";
import { createPress } from "./press.ts";
import { reportPage } from "./report/page.ts";
import type { Choice } from "./settle.ts";
import { openShelf } from "./shelf.ts";

export type ImportOptions = {
  paths: ArchivePaths;
  settings: Settings;
  /** Files and folders, as the person named them; none means the archive's sources/. */
  inputs: string[];
  /** When pages without a sidecar were captured, ISO 8601. */
  capturedAt?: string;
  choice: Choice;
  dryRun: boolean;
  /** Where the report goes; default .backfile/import-report.json. One that ends in .html is a page to look through. */
  reportFile?: string;
  /** Threads that read; 0 reads in this one, which nothing can replace. */
  workers: number;
  patience?: Patience;
  /** Imports about so many records, from all over the inputs, for a first look. */
  sample?: number;
  fetchMedia?: "web" | "nearby";
  /** What is embargoed beyond this moment is a draft. */
  now?: Date;
};

export type ImportResult = { totals: Totals; files: FileAccount[]; reportFile: string };

/** The import, stage by stage: files, format, records, articles, content/, report. */
export async function runImport(options: ImportOptions, report?: Report): Promise<ImportResult> {
  const { paths, settings, choice, dryRun } = options;
  const inputs = collectInputs(paths, options.inputs);
  refuseLinks(paths);
  if (!dryRun) clearTemporaries(paths);
  const shelf = openShelf({ folder: paths.articles, versions: paths.versions, choice, dryRun });
  if (inputs.length === 0 && shelf.count === 0)
    throw new CliError(`${options.inputs[0] ?? paths.sources}: there is nothing to import`, 2);
  const press = createPress({ ...paths, shelf, dryRun });
  const profiles = readProfiles(paths.profiles);
  const memory =
    dryRun || options.sample !== undefined
      ? noMemory
      : openMemory(paths.work, { settings, profiles, capturedAt: options.capturedAt, fetchMedia: options.fetchMedia });
  const desk = createDesk({ shelf, press, memory, report, inputs: inputs.length });
  const told = { profiles, settings, capturedAt: options.capturedAt, captured: shelf.captured };
  const now = (options.now ?? new Date()).toISOString();
  await readAll(inputs, desk, memory, {
    ...told,
    now,
    workers: options.workers,
    patience: options.patience,
    fetchMedia: options.fetchMedia,
    sample: options.sample,
  });
  const files = desk.finish();
  const totals = totalsOf(files);
  return { totals, files, reportFile: dryRun ? "" : writeReport(options, totals, files) };
}

type Reading = Omit<Parameters<typeof takeIn>[0], "jobs"> & { sample?: number };

/** Inputs that an earlier run has dealt with are passed over; the others are read, and all are accounted for in order. */
async function readAll(inputs: Input[], desk: Desk, memory: Memory, reading: Reading): Promise<void> {
  const begun = inputs.map((input) => desk.begin(input, memory.recall(input)));
  const jobs = jobsFor(inputs, begun, reading);
  const workers = reading.workers === 0 ? 0 : workersFor(jobs, reading.workers);
  const events = takeIn({ ...reading, workers, jobs: jobs.map(({ job }) => job) });
  const { sample } = reading;
  let articles = 0;
  const takeInput = async (index: number) => {
    for (let over = false; !over; ) {
      const { value, done } = await events.next();
      if (done) throw new Error(`${inputs[index]!.name} was not read to its end`);
      over = value.event.type === "over";
      if (value.event.type === "article") articles += 1;
      desk.take(inputs[index]!, begun[index]!, value);
    }
  };
  if (sample === undefined) {
    const toRead = new Set(jobs.map(({ index }) => index));
    for (const index of inputs.keys()) await (toRead.has(index) ? takeInput(index) : desk.pass(begun[index]!));
  } else for (const { index } of jobs) if (articles < sample) await takeInput(index);
  await events.return(undefined);
}

function writeReport({ paths, reportFile }: ImportOptions, totals: Totals, files: FileAccount[]): string {
  const json = path.join(paths.work, "import-report.json");
  const target = path.resolve(reportFile ?? json);
  const page = /\.html?$/i.test(target);
  writeAtomic(page ? json : target, `${JSON.stringify({ version: 1, totals, files }, null, 1)}\n`);
  if (page) writeAtomic(target, reportPage(files));
  return target;
}

function isLink(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function refuseLinks({ content, work, articles, versions, media }: ArchivePaths): void {
  const links = [content, work].filter(isLink).concat([articles, versions, media].flatMap(linkedFolders));
  for (const link of links)
    throw new CliError(
      `${link} is a symbolic link; nothing is written through it, for it may lead outside the archive`,
    );
}

/** What a killed run left half-written. */
function clearTemporaries({ articles, versions, media, work }: ArchivePaths): void {
  for (const folder of [articles, versions, media, work]) {
    try {
      removeTemporaries(folder);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") throw thrown;
    }
  }
}
