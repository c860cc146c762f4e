import { type DayOrder, dayOf } from "./day.ts";
import { datesIn } from "./date-words.ts";
import type { PageHead } from "./head.ts";
import type { Layout } from "./layout.ts";

const NUMERIC = /(?<![\d/.-])\d{1,2}([-/.])\d{1,2}\1\d{4}(?![\d/.-])/g;
/** Regions that write the month first; everybody else who writes in figures begins with the day. */
const MONTH_FIRST = /^(?:en[-_](?:us|ph)|es[-_](?:us|pr))$/i;
const MOST = 200;

/**
 * Which of "3/4/1987" is the day on this page: another such date that can be read in one way only says so, or a date
 * that machines are told agrees with one way only, or else the language with its country. "en" alone says nothing.
 */
export function dayOrderOf(
  head: PageHead,
  layout: Layout,
  lang: string | undefined,
  machineDays: string[],
): DayOrder | undefined {
  const seen = layout.lines
    .slice(0, 5000)
    .flatMap(({ text }) => text.match(NUMERIC) ?? [])
    .slice(0, MOST);
  if (seen.length === 0) return orderOfLanguage(head, lang);
  const days = new Set([...machineDays, ...plainDays(layout)]);
  const votes = seen.map((words) => {
    const [day, month] = [dayOf(words, "dmy"), dayOf(words, "mdy")];
    if (day === month) return undefined;
    if (day === undefined || month === undefined) return day === undefined ? "mdy" : "dmy";
    return days.has(day) === days.has(month) ? undefined : days.has(day) ? "dmy" : "mdy";
  });
  const told = new Set(votes.filter((vote) => vote !== undefined));
  if (told.size === 1) return [...told][0];
  return told.size > 1 ? undefined : orderOfLanguage(head, lang);
}

/** Days that the page writes in words or tells machines beside them. */
function plainDays({ lines, spots }: Layout): string[] {
  const written = lines.slice(0, 5000).flatMap(({ text }) => datesIn(text).map(({ words }) => words));
  const stated = spots.slice(0, 500).flatMap(({ element }) => element.attribs.datetime ?? []);
  return [...written, ...stated].slice(0, 1000).flatMap((words) => dayOf(words) ?? []);
}

function orderOfLanguage(head: PageHead, lang: string | undefined): DayOrder | undefined {
  const stated = lang ?? head.metas.get("og:locale")?.[0] ?? "";
  const full = /[-_]/.test(stated)
    ? stated
    : (head.metas.get("og:locale")?.find((locale) => locale.toLowerCase().startsWith(stated.toLowerCase())) ?? stated);
  if (MONTH_FIRST.test(full)) return "mdy";
  return full === "" || /^en$/i.test(full) ? undefined : "dmy";
}
