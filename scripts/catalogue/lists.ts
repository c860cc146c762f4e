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
    topics: named(all, ({ article }) => article.topics),
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
  for (const entry of dated) {
    if (entry.date.length < length) continue;
    push(groups, entry.date.slice(0, length), entry);
  }
  return groups;
}

/** Spellings that differ only in case, accents or punctuation are one name; it is shown as most articles write it. */
function named(entries: Entry[], namesOf: (entry: Entry) => string[]): Map<string, NameList> {
  const lists = new Map<string, NameList>();
  const spellings = new Map<string, Map<string, number>>();
  const keys = new Map<string, string>();
  for (const entry of entries) {
    const seen = new Set<string>();
    for (const name of namesOf(entry)) {
      const key = keys.get(name) ?? (nameKey(name) || name);
      keys.set(name, key);
      if (seen.has(key)) continue;
      seen.add(key);
      const list = lists.get(key) ?? { name, slug: nameSlug(name), dated: [], undated: [] };
      lists.set(key, list);
      if (isDated(entry)) list.dated.push(entry);
      else list.undated.push(entry);
      const counts = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, counts.set(name, (counts.get(name) ?? 0) + 1));
    }
  }
  for (const [key, list] of lists) list.name = commonest(spellings.get(key)!);
  return lists;
}

function commonest(counts: Map<string, number>): string {
  return [...counts].sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]![0];
}

export function push<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
