import type { DatedEntry } from "../../catalogue/entry.ts";
import { dayAddress, monthAddress, yearAddress } from "../addresses.ts";
import type { Context } from "../context.ts";
import { foldInputs } from "../fold.ts";
import { type Counts, countsOfYears, groupsByDay, itemsOf, spineOf } from "../groups.ts";
import { agoInputs, entriesInputs, joined, pagerInputs } from "../inputs.ts";
import type { Counted, DayModel, Group, MonthModel, Pager, YearModel } from "../models.ts";
import type { Inputs, Page } from "../page.ts";
import { articlesText, dateText, dayText, monthName, stampOf } from "../stamps.ts";

/** A list longer than this is split: a year shows its months only, a month gets a page for each day. */
const MOST_IN_A_LEDGER = 200;

/** Year, month and (where a month is large) day pages. */
export function* datePages(context: Context): Generator<Page> {
  const { years, months, days } = context.lists;
  const pager = (keys: string[], label: (key: string) => string, address: (key: string) => string) =>
    pagers(keys, label, address);
  const yearPagers = pager([...years.keys()], (year) => year, yearAddress);
  for (const [year, entries] of years)
    yield {
      address: yearAddress(year),
      layout: "year",
      model: () => yearModel(context, year, entries, yearPagers(year)),
      inputs: () => periodInputs(context, year, entries, yearPagers(year)),
    };

  const monthPagers = pager([...months.keys()], (month) => dateText(month, context.clock), monthAddress);
  for (const [month, entries] of months)
    yield {
      address: monthAddress(month),
      layout: "month",
      model: () => monthModel(context, month, entries, monthPagers(month)),
      inputs: () => periodInputs(context, month, entries, monthPagers(month)),
    };

  const large = [...days].filter(([day]) => hasDayPages(context, day.slice(0, 7)));
  const dayPagers = pager(
    large.map(([day]) => day),
    (day) => dateText(day, context.clock),
    dayAddress,
  );
  for (const [day, entries] of large)
    yield {
      address: dayAddress(day),
      layout: "day",
      model: () => dayModel(context, day, entries, dayPagers(day)),
      inputs: () => ({
        "its articles": entriesInputs(entries),
        "what is folded in it": foldInputs(context, entries),
        "how long ago it was": agoInputs(day, context.clock),
        "its neighbours in time": pagerInputs(dayPagers(day)),
      }),
    };
}

/** A year or month: its articles, the counts of the year's months, and how long ago it and its days are. */
function periodInputs(context: Context, period: string, entries: DatedEntry[], pager: Pager): Inputs {
  const { clock } = context;
  const counts = monthCounts(context, period.slice(0, 4)).map(({ count }) => count);
  const recent = period >= clock.yearAgo.slice(0, period.length);
  const days = recent ? [...new Set(entries.map(({ date }) => date.slice(0, 10)))] : [];
  const agos = [period, ...days].map((date) => agoInputs(date, clock));
  return {
    "its articles": entriesInputs(entries),
    "what is folded in it": foldInputs(context, entries),
    "the counts of its year": counts.join(),
    "how long ago it was": joined(recent, ...agos),
    "its neighbours in time": pagerInputs(pager),
  };
}

export function hasDayPages(context: Context, month: string): boolean {
  return (context.lists.months.get(month)?.length ?? 0) > MOST_IN_A_LEDGER;
}

function yearModel(context: Context, year: string, entries: DatedEntry[], pager: Pager): YearModel {
  const counts = monthCounts(context, year);
  const placed = entries.filter(({ date }) => date.length > 4);
  return {
    year,
    count: articlesText(entries.length, context.clock),
    ago: stampOf(year, context.clock),
    spine: spineOf(counts, true),
    months: counts
      .filter(({ count }) => count > 0)
      .map(({ key, to, count }) => ({ text: monthName(key, context.clock), to, count })),
    groups: placed.length > MOST_IN_A_LEDGER ? [] : daysOf(context, year, placed),
    yearOnly: itemsOf(
      context,
      entries.filter(({ date }) => date.length === 4),
    ),
    pager,
  };
}

function monthModel(context: Context, month: string, entries: DatedEntry[], pager: Pager): MonthModel {
  const year = month.slice(0, 4);
  const placed = entries.filter(({ date }) => date.length > 7);
  const large = hasDayPages(context, month);
  return {
    title: dateText(month, context.clock),
    year: { text: year, to: yearAddress(year) },
    count: articlesText(entries.length, context.clock),
    ago: stampOf(month, context.clock),
    spine: spineOf(monthCounts(context, year), true, month),
    days: large ? dayCounts(context, placed) : [],
    groups: large ? [] : daysOf(context, month, placed),
    monthOnly: itemsOf(
      context,
      entries.filter(({ date }) => date.length === 7),
    ),
    pager,
  };
}

/** Days of a year or month that is years ago say so once, at its head, not at every day again. */
function daysOf(context: Context, period: string, entries: DatedEntry[]): Group[] {
  const groups = groupsByDay(context, entries, false);
  if (period >= context.clock.yearAgo.slice(0, period.length)) return groups;
  return groups.map(({ stamp, ...group }) => ({ ...group, stamp: stamp && { ...stamp, ago: undefined } }));
}

function dayModel(context: Context, day: string, entries: DatedEntry[], pager: Pager): DayModel {
  const month = day.slice(0, 7);
  return {
    title: dateText(day, context.clock),
    stamp: stampOf(day, context.clock),
    month: { text: dateText(month, context.clock), to: monthAddress(month) },
    count: articlesText(entries.length, context.clock),
    groups: groupsByDay(context, entries, false),
    pager,
  };
}

function monthCounts(context: Context, year: string): Counts {
  return Array.from({ length: 12 }, (_, i) => {
    const key = `${year}-${String(i + 1).padStart(2, "0")}`;
    return {
      key,
      label: monthName(key, context.clock, "short"),
      to: monthAddress(key),
      count: context.lists.months.get(key)?.length ?? 0,
    };
  });
}

function dayCounts(context: Context, entries: DatedEntry[]): Counted[] {
  const days = [...new Set(entries.map(({ date }) => date.slice(0, 10)))];
  return days.map((day) => ({
    text: dayText(day, context.clock),
    to: dayAddress(day),
    count: context.lists.days.get(day)!.length,
  }));
}

/** Keys come newest first; "previous" is the earlier one, as in time. */
function pagers(
  keys: string[],
  label: (key: string) => string,
  address: (key: string) => string,
): (key: string) => Pager {
  const position = new Map(keys.map((key, index) => [key, index]));
  const link = (key: string | undefined) => (key === undefined ? undefined : { text: label(key), to: address(key) });
  return (key) => ({ previous: link(keys[position.get(key)! + 1]), next: link(keys[position.get(key)! - 1]) });
}

/** Counts of the whole archive by year, for the home and browse pages. */
export function archiveYears(context: Context): Counts {
  return countsOfYears(context.lists.years, yearAddress);
}
