import { byDate, type Key } from "./order.ts";
import { type PrintingRows, printingRows } from "./printings.ts";

/**
 * The table: of every article its date, source, section and topics, in one small file beside Pagefind's index.
 *
 * Pagefind has filters and sort keys of its own. They were measured and left alone, because with them
 * - counts follow Pagefind's idea of a hit, which takes in every word that begins with the one sought ("port" counts
 *   "portrait"), and "a phrase" beside another word cannot be counted at all;
 * - what has no sort value drops out of sorted results, so that undated articles would be lost or need a false date;
 * - a range of dates needs a filter of days, and a facet with several values checked needs a search for each facet.
 * With the table they are exact, and cheaper: 8 bytes an article in one request (18 KB for 2,000 articles, 80 KB for 10,000),
 * against 15 bytes in five (31 KB and 155 KB: four facets, days, and the sort key, which every search loads). The rows are in order of date, undated last, so that
 * the order of rows is the order of dates, and undated articles are put last whichever way round that order is read.
 */
export type Table = {
  /** Pagefind's name of each article's fragment, in order of date, joined with spaces. */
  ids: string;
  /** The date of each row as far as it is known, to the day; "" for none. */
  dates: string[];
  /** The names that rows point into. */
  names: { source: string[]; section: string[]; topic: string[] };
  /** For each row, the place of its name; -1 for none. */
  source: number[];
  section: number[];
  topic: number[][];
  printings: PrintingRows;
};

export const TABLE = "table.json";

/** What the table tells of articles, without their names. */
export type Columns = Omit<Table, "ids" | "printings">;

export type Facts = { day: string; source?: string; section?: string; topics: string[] };
export type Row = Key & Facts & { id: string };

/** `groups`: printings of one story, by their addresses. */
export function makeTable(rows: Row[], groups: string[][] = []): Table {
  const sorted = [...rows].sort(byDate);
  const printings = printingRows(
    groups,
    sorted.map(({ address }) => address),
  );
  return { ids: sorted.map((row) => row.id).join(" "), ...columnsOf(sorted), printings };
}

/** Of articles in order of date. */
export function columnsOf(sorted: Facts[]): Columns {
  const names = {
    source: distinct(sorted.map((row) => row.source)),
    section: distinct(sorted.map((row) => row.section)),
    topic: distinct(sorted.flatMap((row) => row.topics)),
  };
  const place = {
    source: new Map(names.source.map((name, at) => [name, at])),
    section: new Map(names.section.map((name, at) => [name, at])),
    topic: new Map(names.topic.map((name, at) => [name, at])),
  };
  return {
    dates: sorted.map((row) => row.day),
    names,
    source: sorted.map((row) => place.source.get(row.source ?? "") ?? -1),
    section: sorted.map((row) => place.section.get(row.section ?? "") ?? -1),
    topic: sorted.map((row) => [...new Set(row.topics)].map((topic) => place.topic.get(topic)!)),
  };
}

function distinct(names: (string | undefined)[]): string[] {
  return [...new Set(names.filter((name): name is string => name !== undefined && name !== ""))].sort();
}
