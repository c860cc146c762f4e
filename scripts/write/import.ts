import { lstatSync } from "node:fs";
import path from "node:path";
import { CliError, messageOf } from "../lib/errors.ts";
import { linkedFolders, removeTemporaries, writeAtomic } from "../lib/files.ts";
import { sha256 } from "../lib/hash.ts";
import type { Report } from "../lib/report.ts";
import { normalise } from "../normalise/normalise.ts";
import type { ArchivePaths, Settings } from "../settings.ts";
import { membersOf } from "../sources/containers/members.ts";
import { UnreadableFile } from "../sources/file.ts";
import { collectInputs } from "../sources/inputs.ts";
import { type Opened, openInput } from "../sources/open.ts";
import { createSources } from "../sources/registry.ts";
import type { Found, Rejection, Skipped } from "../sources/source.ts";
import { readProfiles } from "../sources/text/profile.ts";
import { type FileAccount, type RecordAccount, type Totals, totalsOf } from "./ledger.ts";
import { createPress, type Press } from "./press.ts";
import type { Choice } from "./settle.ts";
import { openShelf, type Shelf } from "./shelf.ts";

export type ImportOptions = {
  paths: ArchivePaths;
  settings: Settings;
  /** Files and folders, as the person named them; none means the archive's sources/. */
  inputs: string[];
  /** When pages without a sidecar were captured, ISO 8601. */
  capturedAt?: string;
  choice: Choice;
  dryRun: boolean;
  /** Where the report goes; default .backfile/import-report.json. */
  reportFile?: string;
};

export type ImportResult = { totals: Totals; files: FileAccount[]; reportFile: string };

/** The import, stage by stage: files, format, records, articles, content/, report. */
export async function runImport(options: ImportOptions, report?: Report): Promise<ImportResult> {
  const { paths, settings, choice, dryRun } = options;
  const opening = {
    sources: createSources(readProfiles(paths.profiles)),
    capturedAt: options.capturedAt,
    timezone: settings.timezone,
  };
  const inputs = collectInputs(paths, options.inputs);
  for (const link of [paths.content, paths.work].filter(isLink).concat(linkedFolders(paths.articles)))
    throw new CliError(
      `${link} is a symbolic link; nothing is written through it, for it may lead outside the archive`,
    );
  if (!dryRun) clearTemporaries(paths);
  const shelf = openShelf({ folder: paths.articles, choice, dryRun });
  if (inputs.length === 0 && shelf.count === 0)
    throw new CliError(`${options.inputs[0] ?? paths.sources}: there is nothing to import`, 2);
  const press = createPress(shelf);
  const files: FileAccount[] = [];
  for (const input of inputs) {
    const opened = await openInput(input, opening);
    const desk = { settings, press, shelf };
    if (opened.type === "container")
      for await (const member of membersOf(opened, opening)) files.push(await readInput(member, member.opened, desk));
    else files.push(await readInput(input, opened, desk));
    report?.progress("import", files.length, inputs.length);
  }
  press.finish();
  const totals = totalsOf(files);
  const reportFile = path.resolve(options.reportFile ?? path.join(paths.work, "import-report.json"));
  if (!dryRun) writeAtomic(reportFile, `${JSON.stringify({ version: 1, totals, files }, null, 1)}\n`);
  return { totals, files, reportFile };
}

type Desk = { settings: Settings; press: Press; shelf: Shelf };

function isLink(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

async function readInput(
  input: { name: string },
  opened: Opened | Rejection | Skipped,
  desk: Desk,
): Promise<FileAccount> {
  const account: FileAccount = { file: input.name, records: [] };
  if (opened.type !== "opened") {
    account.records.push(refusal(opened));
    return account;
  }
  account.format = opened.source.name;
  if (opened.sidecar) account.sidecar = opened.sidecar;
  try {
    for await (const found of opened.source.read(opened.file)) take(found, opened, account, desk);
  } catch (thrown) {
    // One file must not cost the run of a hundred thousand others; the report says whose fault it is.
    const reason =
      thrown instanceof UnreadableFile
        ? thrown.message
        : `bug in the ${opened.source.name} format: ${messageOf(thrown)}`;
    account.records.push({ fate: "rejected", reason });
  }
  if (opened.notes.length > 0) account.notes = opened.notes;
  return account;
}

function take(found: Found, opened: Opened, account: FileAccount, { settings, press, shelf }: Desk): void {
  if (found.type === "lines") {
    const { type: _type, ...line } = found;
    account.lines ??= [];
    account.lines.push(line);
    return;
  }
  if (found.type !== "article") {
    account.records.push(refusal(found));
    return;
  }
  const { file, source, overrides } = opened;
  const capturedAt = found.capturedAt ?? opened.capturedAt ?? shelf.capturedAt(file.name, sha256(found.record));
  const made = normalise(found, { file: file.name, format: source.name, capturedAt, overrides, settings });
  if (made.type === "rejection") account.records.push({ ...refusal(made), identity: found.identity });
  else account.records.push(press.add(found, made));
}

function refusal(found: Exclude<Found, { type: "article" | "lines" }>): RecordAccount {
  return {
    fate: found.type === "skipped" ? "skipped" : "rejected",
    ...(found.locator ? { locator: found.locator } : {}),
    ...("line" in found && found.line !== undefined ? { line: found.line } : {}),
    reason: found.reason,
  };
}

/** What a killed run left half-written. */
function clearTemporaries(paths: ArchivePaths): void {
  for (const folder of [paths.articles, paths.work]) {
    try {
      removeTemporaries(folder);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") throw thrown;
    }
  }
}
