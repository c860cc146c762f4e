import { type DatedEntry, type Entry, isDated } from "../catalogue/entry.ts";
import { groupBy, push } from "../catalogue/lists.ts";
import type { Context } from "./context.ts";
import { type Fold, foldOf } from "./fold.ts";
import type { Bar, Group, Item, Spine, Stamp } from "./models.ts";
import { dateText, dayStampOf, dayText, stampOf } from "./stamps.ts";

/** Whether an item shows its date: not where the gutter says the day, without the year where the gutter says that. */
export type ItemDate = "none" | "in year" | "whole";

/** An article as one line of a list. */
export function itemOf(context: Context, entry: Entry, date: ItemDate = "none"): Item {
  const { article } = entry;
  return {
    title: article.title,
    to: entry.address,
    lang: entry.lang === context.site.language ? undefined : entry.lang,
    dir: entry.dir === "ltr" ? undefined : entry.dir,
    source: article.source?.name,
    section: article.section,
    stamp: date !== "none" && isDated(entry) ? itemStamp(context, entry, date === "in year") : undefined,
  };
}

/** Articles as lines of one list: printings of one story are folded below the earliest. */
export function itemsOf(context: Context, entries: Entry[], date: ItemDate = "none"): Item[] {
  return foldedItems(context, entries, foldOf(context, entries), date);
}

function foldedItems(context: Context, entries: Entry[], { below, folded }: Fold, date: ItemDate = "none"): Item[] {
  return entries
    .filter((entry) => !folded.has(entry))
    .map((entry) => {
      const item = itemOf(context, entry, date);
      const printings = below.get(entry)?.map((other) => printingItem(context, other));
      return printings ? { ...item, printings } : item;
    });
}

/** It can be of any day, whatever the list is grouped by. */
function printingItem(context: Context, entry: Entry): Item {
  const { stamp, ...item } = itemOf(context, entry, "whole");
  return stamp ? { ...item, stamp: { ...stamp, ago: undefined } } : item;
}

function itemStamp({ clock }: Context, { date, precision }: DatedEntry, inYear: boolean): Stamp | undefined {
  if (!inYear) return dayStampOf(date, clock, precision);
  if (precision === "year") return undefined;
  return { datetime: date, precision, text: dayText(date.slice(0, 10), clock) };
}

/** The items of short lists say what the articles are about. */
export function summed(context: Context, entries: Entry[], groups: Group[]): Group[] {
  const byAddress = new Map(entries.map((entry) => [entry.address, entry]));
  for (const group of groups)
    group.items = group.items.map((item) => summedItem(context, byAddress.get(item.to)!, item));
  return groups;
}

/** With what sums it up: in its source's words, else in those of its text. */
export function summedItem(context: Context, entry: Entry, item: Item): Item {
  const taken = context.takenOf(entry);
  const summary = entry.article.summary ?? taken;
  return taken === undefined ? { ...item, summary } : { ...item, summary, isTaken: true };
}

/** The date once per day, newest day first. `year`: whether the label must name it. */
export function groupsByDay(context: Context, entries: DatedEntry[], year: boolean): Group[] {
  const { clock } = context;
  const fold = foldOf(context, entries);
  return grouped(shownIn(entries, fold), 10).map(([day, group]) => ({
    label: year || day.length < 10 ? dateText(day, clock) : dayText(day, clock),
    stamp: stampOf(day, clock),
    items: foldedItems(context, group, fold),
  }));
}

/** The year once, newest first, each item with its own date; undated articles last. */
export function groupsByYear(
  context: Context,
  entries: DatedEntry[],
  undated: Entry[] = [],
  date: ItemDate = "in year",
): Group[] {
  const fold = foldOf(context, [...entries, ...undated]);
  const groups: Group[] = grouped(shownIn(entries, fold), 4).map(([year, group]) => ({
    label: year,
    to: `${year}/index.html`,
    stamp: stampOf(year, context.clock),
    items: foldedItems(context, group, fold, date),
  }));
  const rest = foldedItems(context, undated, fold);
  if (rest.length > 0) groups.push({ label: "Undated", items: rest });
  return groups;
}

function shownIn(entries: DatedEntry[], { folded }: Fold): DatedEntry[] {
  return folded.size === 0 ? entries : entries.filter((entry) => !folded.has(entry));
}

function grouped(entries: DatedEntry[], length: number): [string, DatedEntry[]][] {
  const groups = new Map<string, DatedEntry[]>();
  let key = "";
  for (const entry of entries) {
    // Those of one group follow each other. A date that is known less well is a group of its own.
    if (key.length < length || !entry.date.startsWith(key)) key = entry.date.slice(0, length);
    push(groups, key, entry);
  }
  return [...groups];
}

export type Counts = { key: string; label: string; to: string; count: number }[];

const TALLEST = 20;
/** A spine's axis has this many labels, or one for each of a few bars. */
const AXIS = 6;
const FEW_BARS = 9;

/** Bars by count, the tallest 20 high; one that has anything at all is at least 1 high. */
export function spineOf(counts: Counts, labelled: boolean, current?: string): Spine {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const bars = counts.map(
    ({ key, label, to, count }): Bar => ({
      label,
      to: count > 0 ? to : undefined,
      count,
      height: count === 0 ? 0 : Math.max(1, Math.round((TALLEST * count) / most)),
      current: key === current ? true : undefined,
    }),
  );
  return { bars, labelled, axis: labelled ? [] : axisOf(bars.map(({ label }) => label)) };
}

/** First and last, and between them, with even space, those of the bars that they stand below. */
function axisOf(labels: string[]): string[] {
  if (labels.length <= FEW_BARS) return labels;
  return Array.from({ length: AXIS }, (_, i) => labels[Math.floor((i * labels.length) / (AXIS - 1))] ?? labels.at(-1)!);
}

/** Beyond this many years (a mistaken date is enough) only the years that have articles are shown. */
const LONGEST_SPINE = 250;

/** Counts for every year from the first to the last, so that the gaps are seen. */
export function countsByYear(entries: DatedEntry[], addressOf: (year: string) => string): Counts {
  return countsOfYears(groupBy(entries, 4), addressOf);
}

/** The same for what stands under its years already. */
export function countsOfYears(lists: Map<string, DatedEntry[]>, addressOf: (year: string) => string): Counts {
  const known = [...lists.keys()].sort();
  if (known.length === 0) return [];
  const first = Number(known[0]);
  const last = Number(known.at(-1));
  const years =
    last - first < LONGEST_SPINE
      ? Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(4, "0"))
      : known;
  return years.map((year) => ({ key: year, label: year, to: addressOf(year), count: lists.get(year)?.length ?? 0 }));
}

/** "1974–2023", "1987", or "". */
export function spanOf(entries: DatedEntry[]): string {
  const [newest, oldest] = [entries[0], entries.at(-1)];
  if (!newest || !oldest) return "";
  const [from, to] = [oldest.date.slice(0, 4), newest.date.slice(0, 4)];
  return from === to ? from : `${from}–${to}`;
}
