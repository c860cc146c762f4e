import { parse as parseToml, TomlDate } from "smol-toml";
import type { Parsed } from "../../article/frontmatter.ts";
import { messageOf } from "../../lib/errors.ts";
import { readYaml } from "../../lib/yaml.ts";

/** `repeated` names keys that were stated more than once: the last one counts, as the generators have it. */
export type Split = { data: Record<string, unknown>; body: string; bodyLine: number; repeated?: string[] };

/** How front matter may begin. `---json` and `---toml` are Eleventy's; `{` at the very start is Hugo's JSON. */
const OPENING = /^\s*(---(?:ya?ml)?[ \t]*\n|---json[ \t]*\n|---toml[ \t]*\n|\+\+\+[ \t]*\n|\{\s*")/;
const SCRIPT = /^\s*---[ \t]*(js|javascript|cjs|mjs|ts|coffee|coffeescript|cson)[ \t]*\n/i;
/** Any other language that gray-matter can be taught; a line of dashes with a word behind it alone is text. */
const OTHER = /^\s*---[ \t]*([a-z][\w+#-]{0,30})[ \t]*\n(?:[^\n]*\n)*?---[ \t]*(?:\n|$)/i;

/** Hexo's, of which only the end is marked: lines that a map of keys has, the first of which says so. */
const UNOPENED =
  /^(?:title|date|layout|author|categories|tags):[ \t][^\n]*\n(?:(?:[\w-]{1,40}:|[ \t]{0,8}- )[^\n]*\n){1,100}---[ \t]*\n/;

export function hasFrontMatter(text: string): boolean {
  const source = normalised(text);
  return OPENING.test(source) || SCRIPT.test(source);
}

/**
 * Splits a text into front matter and body, whichever of the usual dialects it is written in. Blank lines above the
 * front matter are allowed, as the generators allow them. Front matter that is a program is refused and never run.
 */
export function splitSource(text: string): Parsed<Split> {
  const source = normalised(text);
  if (UNOPENED.test(source)) return unopened(source);
  const script = SCRIPT.exec(source);
  if (script) return wrong(1, `front matter written as ${script[1]} is not read: it could run code`);
  const opening = OPENING.exec(source)?.[1];
  const other = opening === undefined && OTHER.exec(source);
  if (other) return wrong(1, `front matter written as ${other[1]} is not read`);
  if (opening === undefined) return { ok: true, value: { data: {}, body: source, bodyLine: 1 } };
  const blank = /^\s*?(?=\S)/.exec(source)![0].split("\n").length - 1;
  const trimmed = source.trimStart();
  const split = splitDialect(opening.trim(), trimmed);
  if (split.ok) return { ok: true, value: { ...split.value, bodyLine: split.value.bodyLine + blank } };
  return wrong(split.error.line + blank, split.error.reason);
}

function unopened(source: string): Parsed<Split> {
  const split = splitYaml(`---\n${source}`);
  return split.ok
    ? { ok: true, value: { ...split.value, bodyLine: split.value.bodyLine - 1 } }
    : wrong(Math.max(1, split.error.line - 1), split.error.reason);
}

function splitDialect(opening: string, source: string): Parsed<Split> {
  if (opening.startsWith("{")) return splitBareJson(source);
  if (opening === "---json") return fenced(source, DASHES, parseJsonMap);
  if (opening === "---toml") return fenced(source, DASHES, parseTomlMap);
  if (opening === "+++") return fenced(source, PLUSES, parseTomlMap);
  return splitYaml(source);
}

function normalised(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function wrong(line: number, reason: string): { ok: false; error: { line: number; reason: string } } {
  return { ok: false, error: { line, reason } };
}

const DASHES = /^---\s*$/;
const PLUSES = /^\+\+\+\s*$/;
/** Jekyll and Pandoc end it with the dots that end a document of YAML, too. */
const YAML_END = /^(?:---|\.\.\.)\s*$/;

function fenced(source: string, end: RegExp, parse: (text: string) => Record<string, unknown>): Parsed<Split> {
  const lines = source.split("\n");
  const last = lines.findIndex((line, index) => index > 0 && end.test(line));
  if (last < 0) return wrong(1, `front matter that ${lines[0]!.trim()} opens is never closed`);
  try {
    const data = parse(lines.slice(1, last).join("\n"));
    return { ok: true, value: { data, body: lines.slice(last + 1).join("\n"), bodyLine: last + 2 } };
  } catch (thrown) {
    return wrong(1 + lineOf(thrown), firstLine(thrown));
  }
}

/** A date is the words it was written in; nothing in it can make an object or run code. */
function splitYaml(source: string): Parsed<Split> {
  let repeated: string[] = [];
  const split = fenced(source, YAML_END, (text) => {
    const { value, repeated: twice } = readYaml(text, { strict: false });
    if (value === null || value === undefined) return {};
    if (typeof value !== "object" || Array.isArray(value)) throw new Error("front matter is not a map of keys");
    repeated = twice;
    return value as Record<string, unknown>;
  });
  return split.ok && repeated.length > 0 ? { ok: true, value: { ...split.value, repeated } } : split;
}

/** Hugo's JSON front matter has no fence: it ends with the brace that closes the first one. */
function splitBareJson(source: string): Parsed<Split> {
  const end = closingBrace(source);
  if (end < 0) return wrong(1, "JSON front matter is never closed");
  try {
    const data = parseJsonMap(source.slice(0, end + 1));
    const bodyLine = source.slice(0, end + 1).split("\n").length + 1;
    return { ok: true, value: { data, body: source.slice(end + 1).replace(/^[ \t]*\n/, ""), bodyLine } };
  } catch (thrown) {
    return wrong(lineOf(thrown), firstLine(thrown));
  }
}

function closingBrace(source: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at];
    if (quoted) {
      if (character === "\\") at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function parseJsonMap(text: string): Record<string, unknown> {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("front matter is not a map of keys");
  return value as Record<string, unknown>;
}

/** Every version of Node words this error its own way; what they share is the position. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (thrown) {
    const position = /at position (\d+)/.exec(messageOf(thrown));
    const line = position ? text.slice(0, Number(position[1])).split("\n").length : 1;
    throw Object.assign(new Error("not valid JSON"), { line });
  }
}

function parseTomlMap(text: string): Record<string, unknown> {
  return plainDates(parseToml(text)) as Record<string, unknown>;
}

/** TOML's own dates back into the words they were written in, offset and all. */
function plainDates(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainDates);
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainDates(inner)]));
  return value;
}

/** The parsers put the line into their errors in their own ways; 1 where they do not. */
function lineOf(thrown: unknown): number {
  if (typeof thrown === "object" && thrown !== null && "line" in thrown && typeof thrown.line === "number")
    return thrown.line;
  const told = /\bline (\d+)/.exec(messageOf(thrown));
  return told ? Number(told[1]) : 1;
}

function firstLine(thrown: unknown): string {
  if (/call stack/.test(messageOf(thrown))) return "front matter is nested too deep";
  return messageOf(String(thrown instanceof Error ? thrown.message : thrown).split("\n")[0]);
}
