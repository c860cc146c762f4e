import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import type { Entry } from "../catalogue/entry.ts";
import type { Span } from "../catalogue/row.ts";
import type { Problem } from "../catalogue/scan.ts";
import { splitLines } from "../catalogue/store.ts";
import { type Facts, factsOf } from "../copies/facts.ts";
import { findGroups } from "../copies/find.ts";
import type { Label } from "../copies/labels.ts";
import { decodeKnown, encodeKnown } from "../copies/memory.ts";
import { writeAtomic } from "../lib/files.ts";
import { sketchesOf } from "../relate/sketches.ts";
import { plainText } from "../relate/words.ts";
import type { Printings } from "../site/printings.ts";
import { TEXTS } from "./gather.ts";
import type { Candidates } from "./relations.ts";

/** The groups of printings of a build, on the disk: for worker processes, and for the next build of the same articles. */
const FILE = "copies.jsonl";
/** What was found of pairs of texts: none is compared twice. */
const COMPARED = "copies.state";

/** What finding copies is told of a published article besides its record: facts, and where its text stands. */
export type Told = { facts: Facts; text: Span };

/** A group on its line: of each member its place among the entries, its label, whether its words are those of the first. */
type Line = [place: number, label: Label | null, isSame: boolean][];

/** In the order of `namedOf`. */
export function toldOf(entries: Entry[]): Told[] {
  return entries
    .filter(({ article }) => article.status === "published")
    .map(({ article, date, marks }) => ({ facts: factsOf(article, date), text: marks.text }));
}

export function toldIn(file: string): Told[] {
  return [...splitLines(readFileSync(file))].flatMap((line) => JSON.parse(line) as Told[]);
}

/** Finds the groups, leaves them in the cache under the name, and gives them by number of the candidates. */
export function findPrintings(
  cache: string,
  id: string,
  { candidates, places, told }: Candidates & { told: Told[] },
): number[][] {
  const state = path.join(cache, COMPARED);
  const texts = textsIn(path.join(cache, TEXTS));
  const printed = {
    facts: told.map(({ facts }) => facts),
    digests: candidates.map(({ digest }) => digest),
    sketches: sketchesOf(candidates.map(({ record }) => record)),
    textOf: (article: number) => plainText(texts.at(told[article]!.text)),
  };
  const { groups, compared } = findGroups(printed, existsSync(state) ? decodeKnown(readFileSync(state)) : undefined);
  texts.close();
  const lines = groups.map(
    (group): Line => group.map(({ article, label = null, isSame = false }) => [places[article]!, label, isSame]),
  );
  writeAtomic(state, encodeKnown(compared));
  writeAtomic(
    path.join(cache, FILE),
    [JSON.stringify({ id }), ...lines.map((line) => JSON.stringify(line)), ""].join("\n"),
  );
  return groups.map((group) => group.map(({ article }) => article));
}

/** Texts are read one by one: only those that may be copies are looked at. */
function textsIn(file: string) {
  const handle = existsSync(file) ? openSync(file, "r") : undefined;
  return {
    at([start, length]: Span): string {
      const bytes = Buffer.alloc(length);
      if (handle !== undefined) readSync(handle, bytes, 0, length, start);
      return bytes.toString();
    },
    close() {
      if (handle !== undefined) closeSync(handle);
    },
  };
}

/** None where none are remembered for these very articles: then none were sought. */
export function readPrintings(cache: string, id: string, entries: Entry[]): Printings {
  const printings: Printings = new Map();
  const file = path.join(cache, FILE);
  if (!existsSync(file)) return printings;
  const lines = splitLines(readFileSync(file));
  if ((JSON.parse(lines.next().value ?? "{}") as { id?: string }).id !== id) return printings;
  for (const line of lines) {
    if (line === "") continue;
    const members = (JSON.parse(line) as Line).map(([place, label, isSame]) => ({
      entry: entries[place]!,
      isSame,
      ...(label === null ? {} : { label }),
    }));
    for (const { entry } of members) printings.set(entry.article.id, members);
  }
  return printings;
}

/** Where a person's word on copies names an article that is not there. */
export function copyProblems(entries: Entry[]): Problem[] {
  const problems: Problem[] = [];
  let ids: Set<string> | undefined;
  for (const { article, path: file } of entries) {
    const { id, copyOf, notCopyOf } = article;
    if (copyOf === undefined && notCopyOf.length === 0) continue;
    ids ??= new Set(entries.map((entry) => entry.article.id));
    const named = [["copyOf", copyOf], ...notCopyOf.map((other) => ["notCopyOf", other])] as [
      string,
      string | undefined,
    ][];
    for (const [key, other] of named) {
      if (other === undefined) continue;
      if (!ids.has(other)) problems.push({ file, reason: `${key} names ${other}, which is the id of no article here` });
      else if (other === id) problems.push({ file, reason: `${key} names the article itself` });
    }
    if (copyOf !== undefined && notCopyOf.includes(copyOf))
      problems.push({ file, reason: `copyOf and notCopyOf both name ${copyOf}` });
  }
  return problems;
}
