import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Entry } from "../catalogue/entry.ts";
import type { Span } from "../catalogue/row.ts";
import { splitLines } from "../catalogue/store.ts";
import { writeAtomic } from "../lib/files.ts";
import type { Candidate } from "../relate/candidate.ts";
import { renamedReason } from "../relate/reason.ts";
import type { Related, Relations } from "../relate/relate.ts";
import { type Relation, updateRelations } from "../relate/relations.ts";
import type { Settings } from "../settings.ts";
import { findPrintings, type Told } from "./copies.ts";
import { RECORDS } from "./gather.ts";

/** The related lists of a build, on the disk: for worker processes, and for the next build of the same articles. */
const FILE = "relations.jsonl";
const LINES_AT_ONCE = 1000;

/** What the next update of the lists starts from. */
const STATE = "relations.state";

/** By article id; an article that has none is absent. */
export type RelatedLists = Pick<Relations, "related">;

/** Entries are named by their place among all. */
type Line = [entry: number, related: [entry: number, reason: string, score: number, isChosen?: 1][]];

/** Published articles as the related lists see them, and the place of each among the entries. */
export type Candidates = { candidates: Candidate[]; places: number[] };

/** The same in few words, for another process: the article's place, where its record stands, and the rest of the candidate. */
export type Named = [place: number, record: Span, rest: Omit<Candidate, "record">];

export function namedOf(entries: Entry[], { computed }: Pick<Settings, "computed">): Named[] {
  const named: Named[] = [];
  for (const [place, { article, address, date, lang, marks }] of entries.entries()) {
    if (article.status !== "published") continue;
    const { id, related, unrelated } = article;
    const rest: Named[2] = { id, address, digest: marks.digest, date };
    if (!computed.acrossLanguages) rest.language = lang.split("-")[0]!.toLowerCase();
    if (related.length > 0) rest.related = related;
    if (unrelated.length > 0) rest.unrelated = unrelated;
    named.push([place, marks.record, rest]);
  }
  return named;
}

/** What they know of the articles stands in one file; each has a part of it. */
export function candidatesOf(cache: string, named: Iterable<Named>): Candidates {
  const file = path.join(cache, RECORDS);
  const records = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const found: Candidates = { candidates: [], places: [] };
  for (const [place, [start, length], rest] of named) {
    found.candidates.push({ ...rest, record: records.subarray(start, start + length) });
    found.places.push(place);
  }
  return found;
}

/** Brings the groups of printings and the related lists up to date and leaves them in the cache. `id` names the articles. */
export async function relateCandidates(
  cache: string,
  id: string,
  { candidates, places }: Candidates,
  told: Told[] | undefined,
  tick: (done: number) => void,
): Promise<void> {
  const copies = told && findPrintings(cache, id, { candidates, places, told });
  const { lists, state } = await updateRelations(relationsState(cache), candidates, { tick, copies });
  const pieces = [Buffer.from(`${JSON.stringify({ id })}\n`)];
  let lines: Line[] = [];
  const flush = () => {
    if (lines.length > 0) pieces.push(Buffer.from(`${JSON.stringify(lines)}\n`));
    lines = [];
  };
  for (const [at, place] of places.entries()) {
    const related = lists.relatedTo(at);
    if (related.length === 0) continue;
    lines.push([place, related.map(lineOf(places))]);
    if (lines.length === LINES_AT_ONCE) flush();
  }
  flush();
  if (state) writeAtomic(path.join(cache, STATE), state);
  writeAtomic(path.join(cache, FILE), Buffer.concat(pieces));
}

/** The state of the last update; undefined where there was none. */
export function relationsState(cache: string): Uint8Array | undefined {
  const file = path.join(cache, STATE);
  return existsSync(file) ? readFileSync(file) : undefined;
}

function lineOf(places: number[]) {
  return ({ to, reason, score, isChosen }: Relation): Line[1][number] => {
    const rounded = Math.round(score * 1000) / 1000;
    return isChosen ? [places[to]!, reason, rounded, 1] : [places[to]!, reason, rounded];
  };
}

/** Undefined where none are remembered for these very articles. */
export function readRelations(cache: string, id: string, entries: Entry[]): RelatedLists | undefined {
  const relations: RelatedLists = { related: new Map() };
  try {
    const lines = splitLines(readFileSync(path.join(cache, FILE)));
    if ((JSON.parse(lines.next().value ?? "") as { id: string }).id !== id) return undefined;
    for (const piece of lines) for (const line of JSON.parse(piece) as Line[]) addLine(relations, entries, line);
    return relations;
  } catch {
    return undefined;
  }
}

/** What pages and data are to have of the lists: where the settings want none, what people chose. */
export function wantedOf(lists: RelatedLists, { computed }: Pick<Settings, "computed">): RelatedLists {
  if (computed.related) return lists;
  const related: RelatedLists["related"] = new Map();
  for (const [id, list] of lists.related) {
    const chosen = list.filter(({ isChosen }) => isChosen);
    if (chosen.length > 0) related.set(id, chosen);
  }
  return { related };
}

function addLine(relations: RelatedLists, entries: Entry[], [place, related]: Line): void {
  const { id, topics } = entries[place]!.article;
  const list = related.map(([to, written, score, isChosen]): Related => {
    const entry = entries[to]!;
    const one = { entry, reason: renamedReason(written, topics, entry.article.topics), score };
    return isChosen ? { ...one, isChosen: true } : one;
  });
  if (list.length > 0) relations.related.set(id, list);
}
