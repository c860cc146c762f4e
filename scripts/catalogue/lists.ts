import { nameKey, nameSlug } from "../article/name.ts";
import { byNewest, compare, type DatedEntry, type Entry, isDated } from "./entry.ts";

/** Everything under one name: a topic, a source, a section or an author. Dated articles newest first, then the undated. */
export type NameList = { name: string; slug: string; dated: DatedEntry[]; undated: Entry[] };

/** The whole archive, grouped as its pages need it. All lists are newest first. */
export type Lists = {
  dated: DatedEntry[];
  undated: Entry[];
  years: Map<string, DatedEntry[]>;
  /** By "1987-03"; articles known to the year only are in none. */
  months: Map<string, DatedEntry[]>;
  /** By "1987-03-12"; articles known to the month only are in none. */
  days: Map<string, DatedEntry[]>;
  topics: Map<string, NameList>;
  sources: Map<string, NameList>;
  sections: Map<string, NameList>;
  authors: Map<string, NameList>;
};

export function makeLists(entries: Entry[]): Lists {
  const shown = entries.filter((entry) => entry.article.status === "published");
  const dated = shown.filter(isDated).sort(byNewest);
  const undated = shown.filter((entry) => !isDated(entry)).sort(byTitle);
  const all = [...dated, ...undated];
  return {
    dated,
    undated,
    years: groupBy(dated, 4),
    months: groupBy(dated, 7),
    days: groupBy(dated, 10),
    topics: named(all, ({ article, suggested }) => suggested ?? article.topics),
    sources: named(all, ({ article }) => (article.source ? [article.source.name] : [])),
    sections: named(all, ({ article }) => (article.section === undefined ? [] : [article.section])),
    authors: named(all, ({ article }) => article.authors),
  };
}

export function byTitle(left: Entry, right: Entry): number {
  return compare(left.article.title, right.article.title) || compare(left.address, right.address);
}

/** All entries of a name, dated first. */
export function entriesOf(list: NameList): Entry[] {
  return [...list.dated, ...list.undated];
}

export function countOf(list: NameList): number {
  return list.dated.length + list.undated.length;
}

/** Lists by count, the largest first, then by name. */
export function byCount(left: NameList, right: NameList): number {
  return countOf(right) - countOf(left) || compare(left.name, right.name);
}

export function groupBy(dated: DatedEntry[], length: number): Map<string, DatedEntry[]> {
  const groups = new Map<string, DatedEntry[]>();
  let key = "none";
  let group: DatedEntry[] = [];
  for (const entry of dated) {
    if (entry.date.length < length) continue;
    // Those of one group follow each other: its key is looked up once.
    if (!entry.date.startsWith(key)) {
      key = entry.date.slice(0, length);
      group = groups.get(key) ?? [];
      groups.set(key, group);
    }
    group.push(entry);
  }
  return groups;
}

/** A list in the making: how often each spelling occurs, and the entry that was put into it last. */
type Growing = { list: NameList; spellings: Spelling[]; last?: Entry };
type Spelling = { name: string; count: number; of: Growing };

/** Spellings that differ only in case, accents or punctuation are one name; it is shown as most articles write it. */
function named(entries: Entry[], namesOf: (entry: Entry) => string[]): Map<string, NameList> {
  const growing = new Map<string, Growing>();
  const spellings = new Map<string, Spelling>();
  for (const entry of entries)
    for (const name of namesOf(entry)) {
      const spelling = spellings.get(name) ?? spell(name, growing);
      spellings.set(name, spelling);
      const { list, last } = spelling.of;
      if (last === entry) continue;
      spelling.of.last = entry;
      spelling.count += 1;
      if (isDated(entry)) list.dated.push(entry);
      else list.undated.push(entry);
    }
  const lists = new Map<string, NameList>();
  for (const [key, { list, spellings: all }] of growing) lists.set(key, { ...list, name: commonest(all) });
  return lists;
}

function spell(name: string, growing: Map<string, Growing>): Spelling {
  const key = nameKey(name) || name;
  const of = growing.get(key) ?? { list: { name, slug: nameSlug(name), dated: [], undated: [] }, spellings: [] };
  growing.set(key, of);
  const spelling = { name, count: 0, of };
  of.spellings.push(spelling);
  return spelling;
}

function commonest(spellings: Spelling[]): string {
  return spellings.sort((a, b) => b.count - a.count || compare(a.name, b.name))[0]!.name;
}

export function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
