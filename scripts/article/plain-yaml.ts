import { closingOf, plainValue, type Quote, unfolded, unquoted } from "./plain-scalars.ts";

/**
 * The plain front matter that nearly every file has, read in a twentieth of the time a whole YAML reader takes: block
 * maps and lists, plain and quoted scalars (folded ones too), literal and folded blocks. Anything else (comments, anchors,
 * tags, flow collections, tabs, duplicate keys, odd indentation, numbers but whole ones) is given up, which says nothing
 * of the file: the whole reader decides. What is read here is, to the letter, what the whole reader would have read.
 */
export type PlainValue = string | number | boolean | null | PlainValue[] | PlainMap;
export type PlainMap = { [key: string]: PlainValue };

/** The lines of the front matter, and the one to be read next. Every reader leaves it after what it read. */
type Cursor = { lines: string[]; at: number };

/** Half characters and control characters: each has a rule of its own. */
const ODD = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\p{Surrogate}]/u;
/** The same and whole pairs: this one is quick, and finds nothing in most texts. */
const MAYBE_ODD = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\uffff]/;
/** Names that are truth values or nothing are no texts, as keys either. */
const KEY = /^(?!(?:null|true|false)$)[a-z_][\w-]{0,60}$/i;
const PAIR = /^[A-Za-z_][\w-]{0,60}:(?: |$)/;
/** Far deeper than front matter goes: readers call each other once a level. */
const DEEPEST = 60;

/** A text's front matter, its body, and the line on which the body starts; undefined where it is not of the plain kind. */
export function readPlain(text: string): { data: PlainMap; body: string; bodyLine: number } | undefined {
  if (!text.startsWith("---\n") || text.includes("\r")) return undefined;
  const end = text.indexOf("\n---", 4);
  const after = end + 4;
  if (end < 0 || (after < text.length && text[after] !== "\n")) return undefined;
  // With the line end that stands before the closing mark.
  const head = text.slice(4, end + 1);
  if (head.includes(" \n") || (MAYBE_ODD.test(head) && ODD.test(head))) return undefined;
  const lines = head.split("\n");
  lines.pop();
  const cursor = { lines, at: 0 };
  const data = readMap(cursor, 0);
  if (data === undefined || cursor.at < lines.length) return undefined;
  const closed = after < text.length;
  return { data, body: closed ? text.slice(after + 1) : "", bodyLine: lines.length + (closed ? 3 : 2) };
}

/** The next line that is not blank, or undefined at the end. */
function nextLine(cursor: Cursor): string | undefined {
  while (cursor.lines[cursor.at] === "") cursor.at += 1;
  return cursor.lines[cursor.at];
}

function indentOf(line: string): number {
  let indent = 0;
  while (line.charCodeAt(indent) === 32) indent += 1;
  return indent;
}

function readMap(cursor: Cursor, column: number): PlainMap | undefined {
  const map: PlainMap = {};
  for (let line = nextLine(cursor); line !== undefined; line = nextLine(cursor)) {
    const indent = indentOf(line);
    if (indent < column) break;
    const colon = line.indexOf(":", column);
    if (indent > column || colon < 0) return undefined;
    const key = line.slice(column, colon);
    // `in`, for the names that every object has are not those of a map.
    if (!KEY.test(key) || key in map) return undefined;
    const value = readValue(cursor, line, colon + 1, column);
    if (value === undefined) return undefined;
    map[key] = value;
  }
  return map;
}

/** What stands after a key's colon, or below it. */
function readValue(cursor: Cursor, line: string, from: number, column: number): PlainValue | undefined {
  if (from < line.length) {
    if (line.charCodeAt(from) !== 32) return undefined;
    let start = from + 1;
    while (line.charCodeAt(start) === 32) start += 1;
    return readScalar(cursor, line, start, column);
  }
  cursor.at += 1;
  const below = nextLine(cursor);
  const indent = below === undefined ? -1 : indentOf(below);
  if (indent > DEEPEST) return undefined;
  // A list may stand in the column of its key.
  if (indent >= column && below!.startsWith("- ", indent)) return readList(cursor, indent);
  return indent > column ? readMap(cursor, indent) : null;
}

function readList(cursor: Cursor, column: number): PlainValue[] | undefined {
  const list: PlainValue[] = [];
  for (let line = nextLine(cursor); line !== undefined; line = nextLine(cursor)) {
    const indent = indentOf(line);
    if (indent < column) break;
    if (indent > column) return undefined;
    if (!line.startsWith("- ", column)) break;
    const rest = line.slice(column + 2);
    const value = PAIR.test(rest) ? readItem(cursor, rest, column + 2) : readScalar(cursor, line, column + 2, column);
    if (value === undefined) return undefined;
    list.push(value);
  }
  return list;
}

/** A map whose first key stands behind the dash of a list: without the dash it is a map like any other. */
function readItem(cursor: Cursor, rest: string, column: number): PlainMap | undefined {
  cursor.lines[cursor.at] = " ".repeat(column) + rest;
  return readMap(cursor, column);
}

function readScalar(cursor: Cursor, line: string, start: number, column: number): PlainValue | undefined {
  const first = line[start]!;
  if (first === '"' || first === "'") return readQuoted(cursor, line, start, column);
  if (first === "|" || first === ">") return readBlock(cursor, line.slice(start), column);
  cursor.at += 1;
  if (first === "[") return line.length === start + 2 && line[start + 1] === "]" ? [] : undefined;
  if (INDICATORS.includes(first)) return undefined;
  return plainValue(line.slice(start) + continuation(cursor, column));
}

/** What no plain scalar starts with, or only with what stands behind it in mind. */
const INDICATORS = " -?:,[]{}#&*!|>'\"%@`";

/** The further lines of a plain scalar: a line end is a space, each blank line a line end. */
function continuation(cursor: Cursor, column: number): string {
  let text = "";
  for (;;) {
    let next = cursor.at;
    while (cursor.lines[next] === "") next += 1;
    const line = cursor.lines[next];
    const indent = line === undefined ? 0 : indentOf(line);
    if (line === undefined || indent <= column) return text;
    text += (next === cursor.at ? " " : "\n".repeat(next - cursor.at)) + line.slice(indent);
    cursor.at = next + 1;
  }
}

function readQuoted(cursor: Cursor, line: string, start: number, column: number): string | undefined {
  const quote = line[start] as Quote;
  const parts: string[] = [];
  for (let part = line, from = start + 1; ; from = indentOf(part)) {
    if (from <= column && part !== "") return undefined;
    cursor.at += 1;
    const end = closingOf(part, from, quote);
    if (end >= 0) {
      parts.push(part.slice(from, end));
      return end === part.length - 1 ? unquoted(parts.join("\n"), quote) : undefined;
    }
    parts.push(part.slice(from));
    const next = cursor.lines[cursor.at];
    if (next === undefined) return undefined;
    part = next;
  }
}

/** A literal (|) or folded (>) block whose lines all stand in one column. */
function readBlock(cursor: Cursor, header: string, column: number): string | undefined {
  if (!/^[|>]-?$/.test(header)) return undefined;
  cursor.at += 1;
  const first = cursor.lines[cursor.at];
  const indent = first === undefined ? 0 : indentOf(first);
  if (indent <= column) return undefined;
  const parts: string[] = [];
  for (let line = first; line !== undefined; line = cursor.lines[cursor.at]) {
    const own = indentOf(line);
    if (line !== "" && own < indent) break;
    // Further indented lines of a folded block are not folded.
    if (own > indent && header[0] === ">") return undefined;
    parts.push(line.slice(indent));
    cursor.at += 1;
  }
  const text = parts.join("\n").replace(/\n+$/, "");
  const end = header.length === 1 ? "\n" : "";
  return (header[0] === ">" ? unfolded(text) : text) + end;
}
