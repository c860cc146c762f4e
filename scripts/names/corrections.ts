import { existsSync } from "node:fs";
import path from "node:path";
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from "yaml";
import { nameKey } from "../article/name.ts";
import { type Problem, readText } from "../catalogue/scan.ts";
import type { NameKind } from "./kinds.ts";

/** What people say of names, in content/_data/names.yml; plain data. docs/formats.md explains the file. */
export type Corrections = {
  /** A name that is of this kind wherever it stands, and what else it is called. */
  names: { name: string; kind: NameKind; others: string[] }[];
  /** What is no name, whatever speaks for it. */
  exclude: string[];
};

export const NO_CORRECTIONS: Corrections = { names: [], exclude: [] };

/** As problems name files: from content/articles. */
const FILE = "../_data/names.yml";
const KINDS = new Map<string, NameKind>([
  ["people", "person"],
  ["organisations", "organisation"],
  ["places", "place"],
]);

type Reading = Corrections & { problems: Problem[]; taken: Map<string, string>; lineOf: (node: unknown) => number };

/** Reads the file that stands beside the settings. What is wrong in it is told with its line; the rest of it counts. */
export function readCorrections(settings: string): Corrections & { problems: Problem[] } {
  const file = path.join(path.dirname(settings), "names.yml");
  if (!existsSync(file)) return { ...NO_CORRECTIONS, problems: [] };
  const text = readText(file);
  if (typeof text !== "string") return { ...NO_CORRECTIONS, problems: [{ file: FILE, ...text }] };
  return parseCorrections(text);
}

export function parseCorrections(text: string): Corrections & { problems: Problem[] } {
  const lines = new LineCounter();
  const reading: Reading = {
    names: [],
    exclude: [],
    problems: [],
    taken: new Map(),
    lineOf: (node) => lines.linePos((node as Node | undefined)?.range?.[0] ?? 0).line,
  };
  const document = parseDocument(text, {
    schema: "core",
    resolveKnownTags: false,
    prettyErrors: false,
    lineCounter: lines,
    logLevel: "error",
  });
  for (const { message, pos } of document.errors)
    reading.problems.push({ file: FILE, line: lines.linePos(pos[0]).line, reason: message });
  const { contents } = document;
  if (isMap(contents)) for (const pair of contents.items) readPart(reading, pair);
  else if (contents !== null && !(isScalar(contents) && contents.value === null))
    complain(reading, contents, `is not a map of ${[...KINDS.keys()].join(", ")} and exclude`);
  const { names, exclude, problems } = reading;
  return { names, exclude, problems };
}

function complain({ problems, lineOf }: Reading, node: unknown, reason: string): void {
  problems.push({ file: FILE, line: lineOf(node), reason });
}

function readPart(reading: Reading, { key, value }: Pair): void {
  const part = textOf(key) ?? "?";
  const kind = KINDS.get(part);
  if (part === "exclude")
    readList(reading, value, (name, node) => {
      if (take(reading, name, node)) reading.exclude.push(name);
    });
  else if (kind === undefined)
    complain(reading, key, `${part}: not known here; there are ${[...KINDS.keys()].join(", ")} and exclude`);
  else if (isMap(value)) for (const one of value.items) readNamed(reading, one, kind);
  else if (!isEmpty(value))
    complain(reading, value, `${part}: must be a map of names, each with a list of what else it is called`);
}

function readNamed(reading: Reading, { key, value }: Pair, kind: NameKind): void {
  const name = textOf(key);
  if (name === undefined || nameKey(name) === "") complain(reading, key, "a name must be text");
  else if (take(reading, name, key)) {
    const others: string[] = [];
    readList(reading, value, (other, node) => {
      // "J. Osei" beside "J Osei" is no trouble: they are one spelling.
      if (nameKey(other) !== nameKey(name) && take(reading, other, node)) others.push(other);
    });
    reading.names.push({ name, kind, others });
  }
}

function readList(reading: Reading, value: unknown, add: (name: string, node: unknown) => void): void {
  if (isEmpty(value)) return;
  for (const node of isSeq(value) ? value.items : [value]) {
    const name = textOf(node);
    if (name === undefined || nameKey(name) === "") complain(reading, node, "must be a name, or a list of names");
    else add(name, node);
  }
}

/** A name stands for one thing: the first place that says what counts. */
function take(reading: Reading, name: string, node: unknown): boolean {
  const key = nameKey(name);
  const before = reading.taken.get(key);
  if (before !== undefined) complain(reading, node, `${name}: stands here twice (${before})`);
  else reading.taken.set(key, `first in line ${reading.lineOf(node)}`);
  return before === undefined;
}

const isEmpty = (value: unknown) => value === null || value === undefined || (isScalar(value) && value.value === null);

function textOf(node: unknown): string | undefined {
  if (isAlias(node) || !isScalar(node)) return undefined;
  const { value } = node;
  if (typeof value === "string")
    return value
      .replace(/\p{Surrogate}/gu, "\ufffd")
      .replace(/\s+/g, " ")
      .trim();
  return typeof value === "number" ? String(node.source ?? value) : undefined;
}
