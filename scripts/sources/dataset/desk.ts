import { captureTime } from "../capture.ts";
import type { Found, RawArticle, RawBody, SourceFile } from "../source.ts";
import { bodyOf } from "./body.ts";
import { valueFor } from "./fields.ts";
import type { Mapping } from "./mapping.ts";
import type { Meaning } from "./names.ts";
import { type Entries, type Plan, planFor } from "./plan.ts";
import { isWholePage, readWholePage } from "./whole-page.ts";
import { bare, isNothing, namesIn, textOf } from "./values.ts";

/** Where a record stands, and the words it was read from. */
export type Place = { number: number; locator: string; record: string; identity?: string; notes?: string[] };

/** Makes articles of a table's records, and can say at the end which columns it took for what. */
export type Desk = { take(entries: Entries, place: Place): Found; told(): string[] };

const PLANS = 1000;
const NAMED = 12;
/** A headline that stands in the text is its first line, and no longer than this. */
const HEADLINE = 200;
const CUT = /(?:…|\.{3})?\s*\[\+\d+ chars\]\s*$/;
const NOT_FIELDS = new Set<Meaning>(["body", "identity", "version", "capturedAt", "year", "month", "day"]);

export function createDesk({ mapping }: Pick<SourceFile, "mapping">): Desk {
  const plans = new Map<string, Plan>();
  const used = new Map<Meaning, Set<string>>();
  const left = new Set<string>();
  return {
    take(entries, place) {
      const paths = [...entries.keys()];
      const key = paths.join("\n");
      const plan = plans.get(key) ?? planFor(paths, mapping);
      if (plans.size < PLANS) plans.set(key, plan);
      const { found, columns } = articleOf(entries, plan, place, mapping);
      for (const [meaning, path] of columns) {
        const all = used.get(meaning) ?? new Set();
        if (all.size < NAMED) used.set(meaning, all.add(path));
      }
      const taken = new Set(columns.values());
      for (const path of paths)
        if (!taken.has(path) && left.size < PLANS && !isNothing(entries.get(path))) left.add(path);
      return found;
    },
    told() {
      const taken = [...used].map(([meaning, paths]) => `${sayMeaning(meaning)} from ${[...paths].join(" or ")}`);
      const known = new Set([...used.values()].flatMap((paths) => [...paths]));
      const unknown = [...left].filter((path) => path !== "" && !known.has(path));
      return [
        ...(taken.length > 0 ? [`columns: ${taken.join(", ")}`] : []),
        ...(unknown.length > 0 ? [`columns left alone: ${sayColumns(unknown)}`] : []),
      ];
    },
  };
}

const sayMeaning = (meaning: Meaning) => (meaning === "identity" ? "id" : meaning);

/** Columns by name, as many as a line holds. */
function sayColumns(columns: string[]): string {
  const named = columns.slice(0, NAMED).map((column) => (column.length > 40 ? `${column.slice(0, 40)}…` : column));
  return named.join(", ") + (columns.length > NAMED ? ` and ${columns.length - NAMED} more` : "");
}

/** What is said of a table in which no column is known. */
export function whyUnknown(columns: string[], name: string): string {
  const file = name.split("/").at(-1);
  return `no column is known for a headline or a text among ${sayColumns(columns)}: say which they are in ${file}.yaml, as in "fields: { title: …, body: … }"`;
}

type Made = { found: Found; columns: Map<Meaning, string> };

function articleOf(entries: Entries, plan: Plan, place: Place, mapping: Mapping | undefined): Made {
  const columns = new Map<Meaning, string>();
  const notes = [...(place.notes ?? [])];
  const fields: RawArticle["fields"] = {};
  const say = (meaning: Meaning): unknown => {
    for (const path of plan.columns.get(meaning) ?? []) {
      const { value, note } = valueFor(meaning, entries.get(path));
      if (note) notes.push(note);
      if (value === undefined) continue;
      columns.set(meaning, path);
      return value;
    }
    return undefined;
  };
  for (const meaning of plan.columns.keys())
    if (!NOT_FIELDS.has(meaning)) fields[meaning as keyof typeof fields] = say(meaning);
  fields.date ??= dayIn(say);
  const sections = entries.get(columns.get("section") ?? "");
  if (fields.topics === undefined && Array.isArray(sections) && sections.length > 1) fields.topics = namesIn(sections);
  const { locator } = place;
  const origins: Told["origins"] = {};
  const body = takeBody(entries, plan, mapping, fields, { columns, notes, origins });
  if (body !== undefined && "reason" in body) return { found: { type: "skipped", locator, ...body }, columns };
  if (fields.title === undefined && body === undefined)
    return { found: { type: "rejection", locator, reason: "has neither a headline nor a text" }, columns };
  const id = textOf(say("identity"))?.slice(0, 200);
  const version = textOf(say("version"))?.slice(0, 60);
  const captured = captureTime(String(say("capturedAt") ?? ""), "UTC");
  const found: Found = {
    type: "article",
    identity: place.identity ?? (id === undefined ? `record-${place.number}` : `id:${id}`),
    locator,
    record: place.record,
    fields,
    body: body ?? { kind: "paragraphs", paragraphs: [] },
    origins: { ...Object.fromEntries(columns), ...origins },
    ...(version && (id !== undefined || fields.url !== undefined) ? { version } : {}),
    ...(captured ? { capturedAt: captured } : {}),
    ...(mapping?.dateOrder ? { reading: { dateOrder: mapping.dateOrder } } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
  return { found, columns };
}

/** A year, a month and a day that have columns of their own. */
function dayIn(say: (meaning: Meaning) => unknown): string | undefined {
  const parts = [];
  for (const meaning of ["year", "month", "day"] as const) {
    const number = Number.parseInt(String(say(meaning) ?? ""), 10);
    if (!(number > 0)) break;
    parts.push(String(number).padStart(meaning === "year" ? 4 : 2, "0"));
  }
  return parts.length > 0 ? parts.join("-") : undefined;
}

/** Where fields were found: in columns, or in a page that a column holds. */
type Told = { columns: Map<Meaning, string>; notes: string[]; origins: { [field: string]: string } };

/** The first column with a text in it; where there is none, the summary is all that is known. */
function takeBody(
  entries: Entries,
  plan: Plan,
  mapping: Mapping | undefined,
  fields: RawArticle["fields"],
  { columns, notes, origins }: Told,
): RawBody | { reason: string } | undefined {
  const paths = plan.columns.get("body") ?? [];
  const isPage = (path: string) => mapping?.bodyKind !== "text" && isWholePage(textOf(entries.get(path)) ?? "");
  // A page as a whole is the last resort: what somebody has taken out of it is the text.
  for (const path of [...paths.filter((one) => !isPage(one)), ...paths.filter(isPage)]) {
    if (isPage(path)) {
      columns.set("body", path);
      return takePage(textOf(entries.get(path))!, fields, { notes, origins });
    }
    const body = bodyOf(bare(entries.get(path)), mapping?.bodyKind);
    if (body === undefined) continue;
    columns.set("body", path);
    if (fields.title === undefined) takeHeadline(body, fields, notes);
    if (body.kind === "paragraphs" && CUT.test(body.paragraphs.at(-1) ?? "")) {
      body.paragraphs[body.paragraphs.length - 1] = body.paragraphs.at(-1)!.replace(CUT, "…");
      fields.extent = "summary";
      notes.push("the source holds the beginning of the text only");
    }
    return body;
  }
  if (fields.summary !== undefined) fields.extent = "summary";
  return leadOf(entries, plan, columns);
}

function takePage(
  html: string,
  fields: RawArticle["fields"],
  { notes, origins }: Pick<Told, "notes" | "origins">,
): RawBody | { reason: string } | undefined {
  const read = readWholePage(html, fields);
  if ("body" in read) {
    Object.assign(origins, read.origins);
    notes.push(...read.notes);
    return read.body;
  }
  if (fields.summary === undefined) return read;
  notes.push(`the page in it: ${read.reason}`);
  fields.extent = "summary";
  return undefined;
}

/** Beside a summary there may be a text's first paragraph, which is all of the text that the record holds. */
function leadOf(entries: Entries, plan: Plan, columns: Told["columns"]): RawBody | undefined {
  const taken = columns.get("summary");
  if (taken === undefined) return undefined;
  const summary = textOf(entries.get(taken)) ?? "";
  const path = plan.columns.get("summary")?.find((one) => !summary.includes(textOf(entries.get(one)) ?? ""));
  if (path === undefined) return undefined;
  columns.set("body", path);
  return bodyOf(entries.get(path), undefined);
}

function takeHeadline(body: RawBody, fields: RawArticle["fields"], notes: string[]): void {
  if (body.kind !== "paragraphs" || body.paragraphs.length < 2 || body.paragraphs[0]!.length > HEADLINE) return;
  fields.title = body.paragraphs.shift();
  notes.push("headline taken from the first line of the text");
}
