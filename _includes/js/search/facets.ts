import type { Columns } from "../../../scripts/search/table.ts";
import type { Hit } from "./found.ts";
import type { FacetName, State } from "./state.ts";
import { facetNames } from "./state.ts";

export type Counts = { [Name in FacetName]: Map<string, number> };

export type Narrowed = {
  hits: Hit[];
  /** For each value, how many articles there would be with it, all other facets as they are. Years only, no decades. */
  counts: Counts;
};

/**
 * Several values of one facet: any of them; several facets: all of them. So that the other values of a facet can be added,
 * they are counted as if nothing of that facet were chosen. One pass over the hits does all of it.
 */
export function narrow(found: Hit[], state: State, table: Columns): Narrowed {
  const counts: Counts = { year: new Map(), source: new Map(), section: new Map(), topic: new Map() };
  const hits: Hit[] = [];
  for (const hit of found) {
    const date = table.dates[hit.row]!;
    if (!inRange(date, state.from, state.to)) continue;
    const values = valuesOf(hit.row, table);
    const chosen = (name: FacetName) =>
      name === "year" ? hasYear(date, state.year) : values[name].some((value) => state[name].includes(value));
    const failed = facetNames.filter((name) => state[name].length > 0 && !chosen(name));
    if (failed.length === 0) hits.push(hit);
    for (const name of failed.length === 0 ? facetNames : failed.length === 1 ? failed : [])
      for (const value of values[name]) counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
  }
  return { hits, counts };
}

function valuesOf(row: number, table: Columns): { [Name in FacetName]: string[] } {
  const { names } = table;
  const one = (name: string | undefined) => (name === undefined ? [] : [name]);
  return {
    year: [yearOf(table.dates[row]!)],
    source: one(names.source[table.source[row]!]),
    section: one(names.section[table.section[row]!]),
    topic: table.topic[row]!.map((at) => names.topic[at]!),
  };
}

export const UNDATED = "undated";

export function decadeOf(year: string): string {
  return year === UNDATED ? UNDATED : `${year.slice(0, 3)}0s`;
}

function yearOf(date: string): string {
  return date.slice(0, 4) || UNDATED;
}

/** Whether a date is in one of these years or decades. */
export function hasYear(date: string, years: string[]): boolean {
  return years.includes(yearOf(date)) || years.includes(decadeOf(yearOf(date)));
}

/**
 * A date that is known to the month or the year lies in a range that covers the whole of it: "March 1987" is in 1987 and
 * not in "from 10 March 1987". What has no date lies in no range. As text: "-31" is not before the end of any month.
 */
export function inRange(date: string, from: string, to: string): boolean {
  if (from === "" && to === "") return true;
  if (date === "") return false;
  return (from === "" || first(date) >= first(from)) && (to === "" || last(date) <= last(to));
}

function first(date: string): string {
  return date + "-01-01".slice(date.length - 4);
}

function last(date: string): string {
  return date + "-12-31".slice(date.length - 4);
}

/** Rows are in order of date, undated ones last: they stay last also when the newest come first. */
export function sorted(hits: Hit[], state: State, table: Columns): Hit[] {
  const order = orderOf(state);
  const list = [...hits];
  if (order === "relevance") return list.sort((a, b) => b.score - a.score || b.row - a.row);
  list.sort((a, b) => a.row - b.row);
  if (order === "oldest") return list;
  const dated = list.filter(({ row }) => table.dates[row] !== "").reverse();
  return [...dated, ...list.slice(dated.length)];
}

/** Without words nothing is more relevant than anything else. */
export function orderOf({ q, sort }: State): State["sort"] {
  return q.trim() === "" && sort === "relevance" ? "newest" : sort;
}
