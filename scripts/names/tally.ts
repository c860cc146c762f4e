import { nameKey } from "../article/name.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Corrections } from "./corrections.ts";
import { NEW, Table } from "./table.ts";
import { decodeName } from "./encode.ts";
import { type NameKind, nameKinds, SURE } from "./kinds.ts";

/** How a name stands in the whole archive, whatever its spelling. */
export type Tally = {
  key: string;
  /** In how many articles: stated by the source, found with confidence, found without. */
  stated: Counts | undefined;
  sure: Counts | undefined;
  unsure: number;
  spellings: Spelling[];
  /** What people or everybody calls it, whatever it is written like. */
  calledBy?: string;
  /** Another that it has become part of. */
  meant?: Tally;
};

export type Counts = { [Kind in NameKind]: number };

/** One way to write a name; `count`: articles that are sure of it. */
export type Spelling = { name: string; count: number; tally: Tally };

/** A name as articles' rows have it. One object does for all articles with the same line. */
export type Find = { spelling: Spelling; kind: NameKind | undefined; isSure: boolean; id: number };

/** Names of one thing that are nobody's to tell apart, by their keys. */
const SAME: { [key: string]: string } = {
  us: "United States",
  "u s": "United States",
  usa: "United States",
  "u s a": "United States",
  "united states of america": "United States",
  uk: "United Kingdom",
  "u k": "United Kingdom",
};

export type Tallies = {
  byKey: Map<string, Tally>;
  /** What was found in the articles, by their order. */
  finds: Table<Find>;
  of(spelling: string): Tally;
  /** One tally takes over what another counted; what leads to that leads to it from now on. */
  join(into: Tally, other: Tally): void;
};

/** Counts every name of every article. */
export function tallyOf(entries: Entry[], corrections: Corrections): Tallies {
  const { byKey, spellingOf } = spellingsFor(corrections);
  const lines = new Map<string, Find>();
  const findOf = (line: string): Find => {
    const known = lines.get(line);
    if (known) return known;
    const { name, kind, confidence } = decodeName(line);
    const find = { spelling: spellingOf(name), kind, isSure: kind !== undefined && confidence >= SURE, id: NEW };
    lines.set(line, find);
    return find;
  };
  const finds = new Table<Find>();
  for (const entry of entries) {
    for (const [kind, names] of statedNames(entry)) for (const name of names) countStated(spellingOf(name), kind);
    finds.begin();
    for (const line of entry.marks.names?.split("\n") ?? []) {
      const find = findOf(line);
      finds.add(find);
      countFound(find);
    }
  }
  return { byKey, finds, of: (spelling) => meantBy(spellingOf(spelling)), join: joinIn(byKey) };
}

export const meantBy = ({ tally }: Spelling): Tally => tally.meant ?? tally;

function spellingsFor({ names }: Corrections) {
  const others = new Map<string, string>();
  for (const { name, others: list } of names) for (const other of [name, ...list]) others.set(nameKey(other), name);
  const byKey = new Map<string, Tally>();
  const bySpelling = new Map<string, Spelling>();
  const tallyAt = (key: string, calledBy: string | undefined): Tally => {
    const known = byKey.get(key);
    if (known) return known;
    const tally: Tally = { key, stated: undefined, sure: undefined, unsure: 0, spellings: [], calledBy };
    byKey.set(key, tally);
    return tally;
  };
  const spellingOf = (name: string): Spelling => {
    const known = bySpelling.get(name);
    if (known) return known;
    const own = nameKey(name) || name;
    const calledBy = others.get(own) ?? (Object.hasOwn(SAME, own) ? SAME[own] : undefined);
    const tally = tallyAt(calledBy === undefined ? own : nameKey(calledBy), calledBy);
    tally.calledBy ??= calledBy;
    const spelling = { name, count: 0, tally };
    tally.spellings.push(spelling);
    bySpelling.set(name, spelling);
    return spelling;
  };
  return { byKey, spellingOf };
}

const noCounts = (): Counts => ({ person: 0, organisation: 0, place: 0 });

function countStated(spelling: Spelling, kind: NameKind): void {
  spelling.tally.stated ??= noCounts();
  spelling.tally.stated[kind] += 1;
  spelling.count += 1;
}

function countFound({ spelling, kind, isSure }: Find): void {
  const { tally } = spelling;
  if (kind === undefined || !isSure) {
    tally.unsure += 1;
    return;
  }
  tally.sure ??= noCounts();
  tally.sure[kind] += 1;
  spelling.count += 1;
}

function joinIn(byKey: Map<string, Tally>): Tallies["join"] {
  return (into, other) => {
    for (const part of ["stated", "sure"] as const) {
      const counts = other[part];
      if (!counts) continue;
      into[part] ??= noCounts();
      for (const kind of nameKinds) into[part][kind] += counts[kind];
    }
    into.unsure += other.unsure;
    other.meant = into;
    byKey.delete(other.key);
  };
}

export const statedNames = ({ article }: Entry): [NameKind, string[]][] => [
  ["person", article.people],
  ["organisation", article.organisations],
  ["place", article.places],
];
