import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Entry } from "../catalogue/entry.ts";
import { writeAtomic } from "../lib/files.ts";
import type { Relations } from "../relate/relate.ts";
import { relateAll } from "../relate/relations.ts";
import { RECORDS } from "./gather.ts";

/** The related lists of a build, on the disk: for worker processes, and for the next build of the same articles. */
const FILE = "relations.jsonl";
const LINES_AT_ONCE = 1000;

type Line = [entry: number, related: [entry: number, reason: string][], copies: number[]];

/** Works out the related lists of all published articles, from their records, and remembers them. */
export async function relateEntries(
  cache: string,
  id: string,
  entries: Entry[],
  tick: (done: number) => void,
): Promise<Relations> {
  const published = entries.filter((entry) => entry.article.status === "published");
  const records = existsSync(path.join(cache, RECORDS)) ? readFileSync(path.join(cache, RECORDS)) : Buffer.alloc(0);
  const candidates = published.map(({ article, address, marks: { digest, record } }) => ({
    id: article.id,
    address,
    digest,
    record: records.subarray(record[0], record[0] + record[1]),
  }));
  const made = await relateAll(candidates, { tick });
  const relations: Relations = { related: new Map(), copies: new Map() };
  for (const [at, { article }] of published.entries()) {
    const related = made.related[at]!.map(({ to, reason }) => ({ entry: published[to]!, reason }));
    const copies = made.copies[at]!.map((copy) => published[copy]!);
    if (related.length > 0) relations.related.set(article.id, related);
    if (copies.length > 0) relations.copies.set(article.id, copies);
  }
  writeRelations(cache, id, entries, relations);
  return relations;
}

function writeRelations(cache: string, id: string, entries: Entry[], relations: Relations): void {
  const at = new Map(entries.map((entry, index) => [entry, index]));
  const pieces = [Buffer.from(`${JSON.stringify({ id })}\n`)];
  let lines: Line[] = [];
  const flush = () => {
    if (lines.length > 0) pieces.push(Buffer.from(`${JSON.stringify(lines)}\n`));
    lines = [];
  };
  for (const [index, { article }] of entries.entries()) {
    const related = relations.related.get(article.id);
    const copies = relations.copies.get(article.id);
    if (!related && !copies) continue;
    lines.push([
      index,
      (related ?? []).map(({ entry, reason }) => [at.get(entry)!, reason]),
      (copies ?? []).map((copy) => at.get(copy)!),
    ]);
    if (lines.length === LINES_AT_ONCE) flush();
  }
  flush();
  writeAtomic(path.join(cache, FILE), Buffer.concat(pieces));
}

/** Undefined where none are remembered for these very articles. */
export function readRelations(cache: string, id: string, entries: Entry[]): Relations | undefined {
  const relations: Relations = { related: new Map(), copies: new Map() };
  try {
    const [head = "", ...pieces] = readFileSync(path.join(cache, FILE), "utf8").split("\n");
    if ((JSON.parse(head) as { id: string }).id !== id) return undefined;
    for (const piece of pieces)
      for (const [index, related, copies] of piece === "" ? [] : (JSON.parse(piece) as Line[])) {
        const { id: article } = entries[index]!.article;
        if (related.length > 0)
          relations.related.set(
            article,
            related.map(([to, reason]) => ({ entry: entries[to]!, reason })),
          );
        if (copies.length > 0)
          relations.copies.set(
            article,
            copies.map((copy) => entries[copy]!),
          );
      }
    return relations;
  } catch {
    return undefined;
  }
}
