import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { type Patience, patience } from "../intake/patience.ts";
import { grouped, type Report } from "../lib/report.ts";
import { defaultWorkers } from "../lib/workers.ts";
import { archivePaths, readSettings } from "../settings.ts";
import { captureTime } from "../sources/capture.ts";
import { spoolInput } from "../sources/stdin.ts";
import { type ImportResult, runImport } from "../write/import.ts";
import type { Choice } from "../write/settle.ts";
import { tableOf } from "../write/table.ts";
import { type Command, countOption, textOption, type Values } from "./command.ts";

/** `backfile import`: from sources/, or the files and folders named, to content/articles. */
export const importCommand: Command = {
  name: "import",
  summary: "Turn source files into articles in content/.",
  positionals: "[PATH ...]",
  options: {
    "captured-at": {
      type: "string",
      value: "TIME",
      help: 'when the pages were captured, ISO 8601 with offset: what "33 minutes ago" is counted from',
    },
    strict: { type: "boolean", help: "end with 1 if a line is unknown or a record rejected" },
    report: {
      type: "string",
      value: "FILE",
      help: "where to write the report (default: .backfile/import-report.json); FILE.html is a page to look through",
    },
    "dry-run": { type: "boolean", help: "say what would happen and write nothing" },
    "fetch-media": { type: "boolean", help: "also fetch pictures from the web that the sources only name" },
    sample: { type: "string", value: "N", help: "import about N records from all over the sources, for a first look" },
    workers: { type: "string", value: "N", help: "threads that read (default: one a processor)" },
    deadline: {
      type: "string",
      value: "SECONDS",
      help: "a record that takes longer is rejected, and the import goes on (default: 30)",
    },
    "keep-mine": { type: "boolean", help: "files edited by hand stand against the new versions, once and for all" },
    "take-new": { type: "boolean", help: "new versions replace files edited by hand" },
  },
  notes: `PATHs are files or folders, "-" is standard input; without any, the archive's sources/ is read.
A file beside a source file (page.txt.json, page.txt.yaml) may say when it was captured.
Importing twice changes nothing; a file that a person edited is never overwritten unless --take-new says so.`,
  async run({ values, positionals, report }) {
    const started = performance.now();
    const paths = archivePaths(textOption(values, "archive") ?? ".");
    const settings = readSettings(paths);
    const spooled = positionals.includes("-") ? await spoolInput(process.stdin) : undefined;
    const result = await runImport(
      {
        paths,
        settings,
        inputs: positionals.map((place) => (place === "-" ? spooled!.path : place)),
        capturedAt: capturedAtOf(values, settings.timezone),
        choice: choiceOf(values),
        dryRun: values["dry-run"] === true,
        reportFile: textOption(values, "report"),
        sample: countOption(values, "sample"),
        workers: countOption(values, "workers") ?? defaultWorkers(),
        patience: patienceOf(values),
        ...(values["fetch-media"] ? { fetchMedia: "web" as const } : {}),
      },
      report,
    ).finally(() => spooled?.dispose());
    tell(result, report, (performance.now() - started) / 1000);
    const { rejected, unknownLines } = result.totals;
    return values.strict === true && rejected + unknownLines > 0 ? 1 : 0;
  },
};

/** What `build --import` does first: the archive's own sources, nothing decided, nothing overwritten. */
export async function importSources(archive: string, report: Report): Promise<ImportResult["totals"]> {
  const started = performance.now();
  const paths = archivePaths(archive);
  const settings = readSettings(paths);
  const options = { paths, settings, inputs: [], choice: "ask" as const, dryRun: false, workers: defaultWorkers() };
  const result = await runImport(options, report);
  say(result, report, (performance.now() - started) / 1000);
  return result.totals;
}

function capturedAtOf(values: Values, timezone: string): string | undefined {
  const words = textOption(values, "captured-at");
  if (words === undefined) return undefined;
  const time = captureTime(words, timezone);
  if (time === undefined)
    throw new CliError(`--captured-at ${words}: is not an ISO 8601 time such as 2025-06-17T09:00:00-04:00`, 2);
  return time;
}

function patienceOf(values: Values): Patience {
  const seconds = countOption(values, "deadline");
  return seconds === undefined ? patience : { ...patience, deadline: seconds * 1000 };
}

function choiceOf(values: Values): Choice {
  if (values["keep-mine"] && values["take-new"])
    throw new CliError("--keep-mine and --take-new say opposite things", 2);
  return values["keep-mine"] ? "keep-mine" : values["take-new"] ? "take-new" : "ask";
}

function say({ totals, files, reportFile }: ImportResult, report: Report, seconds: number): void {
  for (const line of tableOf(files)) report.say(line);
  const shown = path.relative(process.cwd(), reportFile);
  report.say("");
  const fate = reportFile === "" ? "nothing was written" : `every record's fate: ${shown}`;
  report.say(
    `${grouped(totals.articles)} ${totals.articles === 1 ? "article" : "articles"} in ${seconds.toFixed(1)} s; ${fate}`,
  );
}

function tell(result: ImportResult, report: Report, seconds: number): void {
  say(result, report, seconds);
  const { totals, reportFile } = result;
  const { duplicate, version, ...counts } = totals;
  report.json({
    ...counts,
    duplicates: duplicate,
    versions: version,
    report: reportFile,
    seconds: Math.round(seconds * 1000) / 1000,
  });
}
