import type { RawArticle } from "../source.ts";
import type { Line } from "./lines.ts";
import keys from "./words/header-keys.json" with { type: "json" };

type Fields = RawArticle["fields"];

/** What a header line's key means: a field, or "" where nothing of an article is said ("Length: 300 words"). */
const MEANING = new Map<string, string>(
  Object.entries(keys).flatMap(([field, names]) => names.map((name) => [name, field === "none" ? "" : field] as const)),
);

const LINE =
  /^(?:#{1,6}\s{0,5}|\*\*)?([\p{L}][\p{L}\p{M}\p{Cf} _-]{0,30}?)(?:\*\*)?\s{0,5}[:：](?:\*\*)?(?:\s+(.*))?$/u;
const BODY = /^(?:body|text|full text|content|article|متن|текст|正文|本文)$/i;

export type HeaderLine = { key: string; field: string; value: string };

/** "Title: Fog on the Sound", "## Date: 1987-03-12": a line of a block's header. */
export function headerLine({ words }: Line): HeaderLine | undefined {
  const [, name, value = ""] = LINE.exec(words) ?? [];
  if (name === undefined) return undefined;
  const key = name.trim().toLowerCase().replace(/[_-]+/g, " ");
  const field = BODY.test(key) ? "body" : MEANING.get(key);
  return field === undefined ? undefined : { key, field, value: value.trim() };
}

const isBodyMark = (line: Line) => headerLine(line)?.field === "body" || /^(?:BODY|Body)$/.test(line.words);
const DAY = /^(?:\p{L}+,?\s+)?(?:\d{1,2} \p{L}{3,12}\.? \d{4}|\p{L}{3,12}\.? \d{1,2},? \d{4}|\d{4}-\d\d-\d\d)\b/u;

export type Header = { fields: Fields; lines: Line[]; next: number };

/**
 * The header that a block begins with: lines of keys and values, up to a blank line; or, where a line says that the body
 * begins there, everything above that, in which a line without a key is a date or the publisher. `lines` has no blank ones.
 */
export function readHeader(lines: Line[], isBlankAfter: (line: Line) => boolean): Header | undefined {
  const mark = lines.slice(0, 30).findIndex(isBodyMark);
  const fields: Fields = {};
  const end = mark >= 0 ? mark : contiguous(lines, isBlankAfter);
  for (const line of lines.slice(0, end)) {
    const said = headerLine(line);
    if (said) setField(fields, said);
    else if (DAY.test(line.words)) fields.date ??= line.words.replace(/,? \p{L}+$/u, "");
    else if (/^\S.{0,120}$/.test(line.words)) fields.source ??= line.words;
  }
  const known = lines.slice(0, end).filter((line) => headerLine(line) !== undefined).length;
  if (known === 0 || (known === 1 && fields.title === undefined)) return undefined;
  const inline = mark >= 0 ? headerLine(lines[mark]!)?.value : undefined;
  return { fields, lines: lines.slice(0, end), next: mark >= 0 && !inline ? mark + 1 : end };
}

/** How many lines are keys and values, with nothing between them. */
function contiguous(lines: Line[], isBlankAfter: (line: Line) => boolean): number {
  let end = 0;
  while (end < lines.length && headerLine(lines[end]!)) {
    end += 1;
    if (isBlankAfter(lines[end - 1]!)) break;
  }
  return end;
}

function setField(fields: Fields, { field, value }: HeaderLine): void {
  if (field === "" || value === "") return;
  fields[field as keyof Fields] ??= value;
}

/** Without what an export writes behind a text: "LOAD-DATE: …", "End of Document". */
export function footerStart(lines: Line[]): number {
  let end = lines.length;
  while (end > 0 && (headerLine(lines[end - 1]!) !== undefined || /^End of Document$/i.test(lines[end - 1]!.words)))
    end -= 1;
  return end;
}
