import path from "node:path";
import { build, prepareParts } from "../build/build.ts";
import { explain } from "../build/explain.ts";
import { buildTime, type PrepareOptions } from "../build/prepare.ts";
import { type Shard, shardOption } from "../build/shard.ts";
import { CliError } from "../lib/errors.ts";
import { commandLine, folderOptions } from "../lib/invocation.ts";
import { grouped, type Report } from "../lib/report.ts";
import { outFolder } from "../serve/site.ts";
import { type Command, countOption, textOption, type Values } from "./command.ts";

export const buildCommand: Command = {
  name: "build",
  summary: "Build the site from content/ into dist/, search included.",
  options: {
    import: { type: "boolean", help: "import sources/ first" },
    out: { type: "string", value: "DIR", help: "where the site is written (default: dist in the archive)" },
    address: { type: "string", value: "URL", help: "the site's address, instead of the settings' (\"\" for none)" },
    now: { type: "string", value: "TIME", help: "the moment of the build (ISO 8601); SOURCE_DATE_EPOCH does the same" },
    full: { type: "boolean", help: "make every page anew, whatever is remembered of the last build" },
    shard: { type: "string", value: "I/N", help: "make part I of N only; `merge` joins the parts" },
    prepare: { type: "boolean", help: "read and relate only, into .backfile/cache, for machines that make parts" },
    explain: { type: "string", value: "PATH", help: "say why a page would be made anew, or not; makes nothing" },
    workers: { type: "string", value: "N", help: "processes that render (default: one for each core)" },
    "no-search": { type: "boolean", help: "leave the search index out" },
  },
  notes: "Two builds of the same content with the same --now are the same bytes.",
  async run({ values, report }) {
    const archive = archiveOption(values);
    const asked = {
      archive,
      out: outFolder(archive, textOption(values, "out")),
      now: nowOption(values),
      address: addressOption(values),
    };
    const page = textOption(values, "explain");
    if (page !== undefined) {
      const explanation = await explain(asked, page);
      report.say(explanation);
      report.json({ explanation });
      return 0;
    }
    const imported = values.import === true ? await importFirst(archive, report) : undefined;
    if (values.prepare === true) return prepareOnly(asked, report, imported);
    const summary = await build(
      {
        ...asked,
        search: values["no-search"] !== true,
        full: values.full === true,
        shard: shardOf(values),
        workers: countOption(values, "workers"),
      },
      report,
    );
    sayBuilt(report, summary);
    report.say(
      `To look at it: ${commandLine("serve", folderOptions(textOption(values, "archive"), textOption(values, "out")))}`,
    );
    report.json(imported ? { ...summary, imported } : summary);
    return summary.errors > 0 ? 1 : 0;
  },
};

/** Loaded here: reading sources needs much that building does not. */
async function importFirst(archive: string, report: Report) {
  const { importSources } = await import("./import.ts");
  return importSources(archive, report);
}

async function prepareOnly(asked: PrepareOptions, report: Report, imported?: object): Promise<number> {
  const { articles } = await prepareParts(asked, report);
  report.say(`Read and related ${counted(articles, "article")}: .backfile/cache is ready`);
  report.json(imported ? { articles, imported } : { articles });
  return report.errors > 0 ? 1 : 0;
}

function sayBuilt(report: Report, summary: Awaited<ReturnType<typeof build>>): void {
  const { articles, drafts, pages, rendered, files, bytes, seconds, warnings, errors, out } = summary;
  const asides = [
    drafts > 0 && `${counted(drafts, "draft")} left out`,
    warnings > 0 && counted(warnings, "warning"),
    errors > 0 && counted(errors, "error"),
  ];
  report.say(
    [
      `${counted(articles, "article")}, ${counted(pages, "page")}${rendered < pages ? `, ${grouped(rendered)} made anew` : ""}`,
      `${counted(files, "file")}, ${(bytes / 1e6).toFixed(1)} MB`,
      `${seconds.toFixed(1)} s`,
      ...asides.filter((aside) => aside !== false),
    ].join(" · "),
  );
  report.say(`Built ${path.relative(process.cwd(), out) || "."}`);
}

export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}

export function archiveOption(values: Values): string {
  return path.resolve(textOption(values, "archive") ?? ".");
}

function shardOf(values: Values): Shard | undefined {
  const shard = textOption(values, "shard");
  return shard === undefined ? undefined : shardOption(shard);
}

function nowOption(values: Values): Date {
  const now = textOption(values, "now");
  if (now === undefined) return buildTime();
  const moment = new Date(now);
  if (Number.isNaN(moment.getTime()))
    throw new CliError(`--now ${now} is not a moment such as 2026-01-31T12:00:00Z`, 2);
  return moment;
}

function addressOption(values: Values): string | null | undefined {
  const address = textOption(values, "address");
  if (address === undefined) return undefined;
  if (address === "") return null;
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new CliError(`--address ${address} is not a web address`, 2);
  return address;
}
