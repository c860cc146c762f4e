import { type Article, articleKeys } from "../article/schema.ts";
import type { IntakeEvent, MadeArticle } from "../intake/events.ts";
import { takeIn } from "../intake/intake.ts";
import { CliError } from "../lib/errors.ts";
import { grouped } from "../lib/report.ts";
import { archivePaths, readSettings } from "../settings.ts";
import { collectInputs } from "../sources/inputs.ts";
import { readProfiles } from "../sources/text/profile.ts";
import { type Command, countOption, textOption } from "./command.ts";

const FEW = 3;
const LONGEST = 160;

/** `backfile inspect`: what an import would make of a file, field by field, with where each value came from. */
export const inspect: Command = {
  name: "inspect",
  summary: "Show what is detected in a source file, field by field.",
  positionals: "FILE",
  options: {
    records: { type: "string", value: "N", help: `show N records (default: ${FEW})` },
    "captured-at": { type: "string", value: "TIME", help: "when the page was captured, as for import" },
  },
  notes: "Nothing is written. With --json, each record is shown whole.",
  async run({ values, positionals, report }) {
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new CliError("name one file to inspect", 2);
    const most = countOption(values, "records") ?? FEW;
    const paths = archivePaths(textOption(values, "archive") ?? ".");
    const jobs = collectInputs(paths, [file]).map((input) => ({ ...input, shared: false, after: -1 }));
    const told = {
      jobs,
      profiles: readProfiles(paths.profiles),
      settings: readSettings(paths),
      capturedAt: textOption(values, "captured-at"),
      captured: new Map<string, string>(),
    };
    const seen: IntakeEvent[] = [];
    let records = 0;
    for await (const { event } of takeIn({ ...told, workers: 1 })) {
      if (event.type === "article") records += 1;
      if (event.type === "article" ? records <= most : event.type !== "over") seen.push(event);
    }
    for (const event of seen) for (const line of linesOf(event)) report.say(line);
    if (records > most) report.say(`\nand ${grouped(records - most)} more records: --records ${records} shows them`);
    report.json({ file, records, found: seen.map(plain) });
    return 0;
  },
};

function linesOf(event: IntakeEvent): string[] {
  switch (event.type) {
    case "file":
      return [`${event.file}: ${event.format ?? "no format"}${event.sidecar ? `, with ${event.sidecar}` : ""}`];
    case "end":
      return event.notes.map((note) => `  note: ${note}`);
    case "article":
      return ["", ...articleLines(event)];
    case "rejection":
    case "skipped":
      return [`  ${event.type === "skipped" ? "no article" : "rejected"}${placeOf(event)}: ${event.reason}`];
    default:
      return [];
  }
}

const placeOf = ({ locator, ...event }: { locator?: string; line?: number; count?: number }) =>
  `${event.line === undefined ? "" : ` at line ${event.line}`}${locator ? ` (${locator})` : ""}${event.count ? ` ×${event.count}` : ""}`;

function articleLines({ file, identity, locator, origins = {}, notes, pictures }: MadeArticle): string[] {
  const { article, body } = file;
  const rows = articleKeys.flatMap((key) => {
    const value = saidOf(article[key]);
    const origin = origins[key];
    return value === "" ? [] : [[key, value, origin ? `  <- ${origin}` : ""]];
  });
  const words = body.split(/\s+/).length;
  return [
    `record ${identity}${locator ? ` (${locator})` : ""}`,
    ...rows.map(([key, value, origin]) => `  ${key!.padEnd(13)} ${value}${origin}`),
    `  ${"body".padEnd(13)} ${grouped(words)} words${origins.body ? `  <- ${origins.body}` : ""}`,
    ...body
      .split("\n")
      .slice(0, 6)
      .filter(Boolean)
      .map((line) => `    | ${shortened(line)}`),
    ...(pictures.length > 0 ? [`  ${"pictures at hand".padEnd(13)} ${pictures.length}`] : []),
    ...notes.map((note) => `  note: ${note}`),
  ];
}

function saidOf(value: Article[keyof Article]): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return "";
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return shortened(value.join("; "));
  return shortened(typeof value === "string" ? value : JSON.stringify(value));
}

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** An event without the bytes of pictures. */
function plain(event: IntakeEvent): unknown {
  if (event.type !== "article") return event;
  return { ...event, pictures: event.pictures.map(({ place, bytes }) => ({ place, bytes: bytes.length })) };
}
