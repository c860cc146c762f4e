import type { Found, RawArticle } from "../source.ts";
import type { SgmlRecord } from "./records.ts";

const LISTS = { topics: "TOPICS", places: "PLACES", people: "PEOPLE" } as const;
/** What the makers of the collection put where a brief has no text. */
const NO_TEXT = /^(?:blah\s*)+\.?$/i;
/** "SALVADOR, Feb 26 -": the place, the day on which it was written. */
const DATELINE =
  /^(.+?),?\s+(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\s*-*\s*$/i;
/** How Reuters signs. */
const SIGNATURE = /^\s*(?:Reuters?|REUTERS?)\s*$/;

/** A record as an article. */
export function storyOf({ text, line, cut }: SgmlRecord): Found {
  const id = /\bNEWID\s*=\s*"?([\w-]+)/.exec(text.slice(0, 1000))?.[1];
  const locator = id === undefined ? `line ${line}` : `NEWID ${id}`;
  if (cut !== undefined) return { type: "rejection", locator, line, reason: cut };
  const kind = /<TEXT[^>]*\bTYPE\s*=\s*"?(\w+)/.exec(text)?.[1] ?? "NORM";
  const inner = withoutControls(elementIn(text, "TEXT") ?? "");
  const notes: string[] = [];
  const written = kind === "UNPROC" ? unprocessed(inner) : processed(inner, kind, notes);
  if (written.title === undefined && written.paragraphs.length === 0)
    return { type: "rejection", locator, line, reason: "has neither a headline nor a text" };
  const dateline = elementIn(inner, "DATELINE");
  const place = dateline && (DATELINE.exec(plain(dateline))?.[1] ?? plain(dateline).replace(/[\s-]+$/, ""));
  return {
    type: "article",
    identity: id === undefined ? `line-${line}` : `newid-${id}`,
    locator,
    record: text,
    fields: {
      title: written.title && entitled(written.title),
      date: dateOf(elementIn(text, "DATE") ?? "", notes),
      byline: bylineOf(elementIn(inner, "AUTHOR")),
      agency: "Reuters",
      lang: "en",
      ...listsIn(text),
      ...(place ? { place } : {}),
      ...(kind === "BRIEF" ? { genre: "Brief" } : {}),
    },
    body: written.body ?? { kind: "paragraphs", paragraphs: written.paragraphs },
    origins: ORIGINS,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

const ORIGINS = {
  title: "TITLE",
  date: "DATE",
  authors: "AUTHOR",
  place: "DATELINE",
  topics: "TOPICS",
  places: "PLACES",
  people: "PEOPLE",
  organisations: "ORGS, EXCHANGES, COMPANIES",
  body: "BODY",
};

function listsIn(text: string): RawArticle["fields"] {
  const fields: RawArticle["fields"] = {};
  for (const [field, name] of Object.entries(LISTS) as [keyof typeof LISTS, string][])
    fields[field] = listIn(text, name);
  fields.organisations = ["ORGS", "EXCHANGES", "COMPANIES"].flatMap((name) => listIn(text, name));
  return fields;
}

const listIn = (text: string, name: string): string[] =>
  [...(elementIn(text, name) ?? "").matchAll(/<D>([^<]*)<\/D>/g)].map(([, word]) => plain(word!));

function elementIn(text: string, name: string): string | undefined {
  return new RegExp(`<${name}(?:\\s[^<>]*)?>([\\s\\S]*?)</${name}>`).exec(text)?.[1];
}

/** Signs by which teleprinters were steered, and characters that stand for them. */
const withoutControls = (text: string) =>
  text.replace(/&#(?:[0-9]|1[0-9]|2[0-9]|3[01]|127);/g, " ").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

const plain = (text: string) =>
  withoutControls(text).replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();

/** What stands behind a date is junk of the wire, or a remark of the collection's makers. */
function dateOf(written: string, notes: string[]): string | undefined {
  const words = plain(written);
  const date = /^(\d{1,2}-[A-Za-z]{3}-\d{4})(?:\s+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?\s*(.*)$/.exec(words);
  if (!date) return words || undefined;
  const [, day, time, junk] = date;
  if (junk?.startsWith("#")) notes.push(`date: ${junk}`);
  return time === undefined || time.startsWith("00:00:00") ? day : `${day} ${time}`;
}

function bylineOf(written: string | undefined): string | undefined {
  return written && plain(written).replace(/,\s*Reuters?$/i, "");
}

/** "<S>" is how a company is quoted, and no tag. */
const entitled = (title: string) => title.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

type Written = { title?: string; paragraphs: string[]; body?: RawArticle["body"] };

function processed(inner: string, kind: string, notes: string[]): Written {
  const title = plain(elementIn(inner, "TITLE") ?? "").replace(/^\*+\s*/, "") || undefined;
  const body = elementIn(inner, "BODY") ?? inner.replace(/^[\s\S]*<\/(?:TITLE|DATELINE|AUTHOR)>/, "");
  const paragraphs = paragraphsOf(body).filter((one) => !NO_TEXT.test(one));
  if (paragraphs.length > 0) return { title, paragraphs };
  if (kind === "BRIEF") notes.push("a brief: its headline is all of it");
  // An empty text is allowed to what is written as Markdown: there, having none is meant.
  return { title, paragraphs, body: { kind: "markdown", text: "" } };
}

/** Raw copy: its first line is the headline; tables stay the lines that they are. */
function unprocessed(inner: string): Written {
  const lines = inner.split("\n").filter((line) => line.trim() !== "");
  const first = lines.findIndex((line) => plain(line).replace(/[\s*-]/g, "") !== "");
  if (first < 0) return { paragraphs: [] };
  const title = plain(lines[first]!).replace(/^\*+\s*/, "");
  const rest = lines.slice(first + 1);
  const paragraphs = rest.some(isTabular) ? rest.map(plain) : paragraphsOf(rest.join("\n"));
  const text = paragraphs.filter((one) => one !== "" && !SIGNATURE.test(one));
  return text.length > 0
    ? { title, paragraphs: text }
    : { title, paragraphs: [], body: { kind: "markdown", text: "" } };
}

const isTabular = (line: string) => /\.{4,}|\S {3,}\S/.test(line);

/** Paragraphs are indented by four spaces; the signature at the end is no text. */
function paragraphsOf(body: string): string[] {
  const lines = body.split("\n").filter((line) => line.trim() !== "" && !SIGNATURE.test(line));
  const paragraphs: string[] = [];
  for (const line of lines) {
    if (paragraphs.length === 0 || /^ {2,}\S/.test(line)) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] += ` ${line}`;
  }
  return paragraphs.map(plain).filter((one) => one !== "");
}
