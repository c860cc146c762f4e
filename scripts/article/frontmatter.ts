import matter from "gray-matter";
import { stringify } from "yaml";
import { messageOf } from "../lib/errors.ts";
import { readYaml, YamlTrouble } from "../lib/yaml.ts";
import { readPlain } from "./plain-yaml.ts";
import { type Article, type ArticleFile, articleKeys, articleSchema } from "./schema.ts";

/** What is wrong with a file, and where: `line` counts from 1. */
export type FrontMatterError = { line: number; reason: string };

export type Parsed<T> = { ok: true; value: T } | { ok: false; error: FrontMatterError };

/** Errors carry the line in the file (the opening `---` is line 1). */
function parseYaml(source: string): Record<string, unknown> {
  const value = readFrom(source);
  if (value === null || value === undefined) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw new YamlTrouble("front matter is not a map of keys", 1);
  return value as Record<string, unknown>;
}

function readFrom(source: string): unknown {
  try {
    return readYaml(source, { strict: true, reviver: (_key, inner) => wellFormed(inner) }).value;
  } catch (thrown) {
    if (!(thrown instanceof YamlTrouble)) throw thrown;
    throw new YamlTrouble(thrown.message, thrown.line + (source.startsWith("\n") ? 0 : 1));
  }
}

/** "\ud800" in quotes is half a character: no file and no page can hold it. */
function wellFormed(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/\p{Surrogate}/gu, "\ufffd") : value;
}

function refuse(language: string) {
  return {
    parse(): never {
      throw new YamlTrouble(`front matter written as ${language} is not read: it could run code`, 1);
    },
    stringify(): never {
      throw new Error(`front matter is never written as ${language}`);
    },
  };
}

/**
 * gray-matter's defaults run `---js` blocks and cache every document for ever. Passing an options object switches the
 * cache off; every engine but YAML throws, under all the names it answers to.
 */
const REFUSED = ["js", "javascript", "json", "coffee", "coffeescript", "cson", "toml", "cjs", "mjs", "ts"];
const OPTIONS = {
  language: "yaml",
  engines: {
    yaml: { parse: parseYaml, stringify: () => "" },
    yml: { parse: parseYaml, stringify: () => "" },
    ...Object.fromEntries(REFUSED.map((language) => [language, refuse(language)])),
  },
};

/** `bodyLine`: the line of the file on which the body starts. */
export type Split = { data: Record<string, unknown>; body: string; bodyLine: number };

/** Splits a text into its YAML front matter and its body. */
export function splitFrontMatter(text: string): Parsed<Split> {
  const plain = readPlain(text);
  return plain === undefined ? splitByYaml(text) : { ok: true, value: plain };
}

/** The same for any front matter, and what `readPlain` is measured by; the only place that calls gray-matter. */
export function splitByYaml(text: string): Parsed<Split> {
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  try {
    // Asked before: gray-matter's own word on a language that it was not taught is about its engines.
    const language = /^---(?!-)/.test(source) ? matter.language(source).name : "";
    if (language && language !== "yaml" && language !== "yml") refuse(language).parse();
    const { data, content } = matter(source, { ...OPTIONS });
    const bodyLine = source.slice(0, source.length - content.length).split("\n").length;
    return { ok: true, value: { data, body: content, bodyLine } };
  } catch (thrown) {
    const line = thrown instanceof YamlTrouble ? thrown.line : 1;
    return { ok: false, error: { line, reason: messageOf(thrown) } };
  }
}

/** Reads one article file and validates it against the schema; `fallbackId` is for files that a person wrote without one. */
export function parseArticle(text: string, fallbackId?: string): Parsed<ArticleFile> {
  const split = splitFrontMatter(text);
  if (!split.ok) return split;
  const checked = articleSchema.safeParse({ id: fallbackId, ...split.value.data });
  if (!checked.success) {
    const issue = checked.error.issues[0]!;
    const key = issue.path.join(".");
    return {
      ok: false,
      error: {
        line: lineOfKey(text, String(issue.path[0] ?? "")),
        reason: `${key || "front matter"}: ${issue.message}`,
      },
    };
  }
  return { ok: true, value: { article: checked.data, body: split.value.body.replace(/^\n+/, "").trimEnd() } };
}

/** Writes an article file: keys in the schema's order, empty ones left out, then a blank line and the body. */
export function stringifyArticle({ article, body }: ArticleFile): string {
  const yaml = stringify(ordered(article), { schema: "core", lineWidth: 100, indentSeq: false });
  return `---\n${yaml}---\n\n${body.trim()}\n`;
}

function ordered(article: Article): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const key of articleKeys) {
    const value = article[key];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    result[key] = value;
  }
  return result;
}

function lineOfKey(text: string, key: string): number {
  const lines = text.split(/\r\n?|\n/);
  const found = lines.findIndex((line) => key !== "" && line.startsWith(`${key}:`));
  return found < 0 ? 1 : found + 1;
}
