import type { Claim } from "./claim.ts";
import { datesIn } from "./date-words.ts";
import { type DayOrder, dayOf, daysBetween, isAmbiguous, isFine } from "./day.ts";
import type { PageHead } from "./head.ts";
import { issueDate } from "./issue.ts";
import type { Layout } from "./layout.ts";
import { type Thing, wordsIn } from "./things.ts";
import { type SeenDate, seenDates } from "./seen-dates.ts";
import metaNames from "./words/metas.json" with { type: "json" };

export type DateFacts = {
  published?: Claim & { basis: "stated" | "url" | "inferred" };
  updated?: Claim;
  notes: string[];
};

type Dated = Claim & { day: string };

/**
 * When an article was published and changed. What the page tells machines goes first; the date that readers saw goes
 * before it where only structured data differ from it, for those are often made by a program on the day of a change.
 */
export function datesOf(
  head: PageHead,
  articles: Thing[],
  layout: Layout,
  address: string | undefined,
  orderFor: (days: string[]) => DayOrder | undefined,
): DateFacts {
  const certain = [
    ...fromMetas(head, [...metaNames.published, ...metaNames.updated], undefined),
    ...fromThings(articles, ["datePublished", "dateModified"], undefined),
  ];
  const url = dateInAddress(address);
  if (url) certain.push(url);
  const order = orderFor(certain.map(({ day }) => day));
  const metas = fromMetas(head, [...metaNames.published, ...otherNames(head)], order);
  const data = fromThings(articles, ["datePublished"], order);
  const made = fromThings(articles, ["dateCreated", "uploadDate"], order);
  const changed = [...fromMetas(head, metaNames.updated, order), ...fromThings(articles, ["dateModified"], order)];
  const seen = seenDates(layout, order);
  const shown = shownOf(seen, address);
  const changedShown = seen.find(({ role, near }) => role === "updated" && near);
  const machine = agreed(metas, data.length > 0 ? data : made, shown, changed[0]);
  const updated = changed[0] ?? changedShown;
  const picked = pick({ machine, isMeta: isTold(metas[0], changed[0]), shown, url, changed: changed[0] });
  const all = [...metas, ...data, ...made, ...seen.filter(({ role }) => role !== "updated")];
  const notes: string[] = [];
  const issue = picked === undefined ? issueDate(layout) : undefined;
  if (issue) return { published: { ...issue, basis: "stated" }, updated, notes };
  if (picked === undefined && changedShown) {
    notes.push("the page states no day of publication; its date is that of the last change");
    return {
      published: { ...finest(changedShown, [...changed, ...seen]), basis: "inferred" },
      updated: finest(changedShown, changed),
      notes,
    };
  }
  if (picked === undefined) return { updated, notes };
  if (shown && shown.day !== picked.day && daysBetween(shown.day, picked.day) > 1)
    notes.push(`date ${picked.day} (${picked.from}); the page also shows ${shown.day}`);
  const published = { ...finest(picked, all), basis: picked === url ? ("url" as const) : ("stated" as const) };
  return {
    published,
    ...(updated && updated.day >= picked.day ? { updated: finest(updated, [...changed, ...seen]) } : {}),
    notes,
  };
}

/** The date that a page shows as its article's; where its address names a month, one in that month if there is any. */
function shownOf(seen: SeenDate[], address: string | undefined): SeenDate | undefined {
  const month = /\/((?:19|20)\d\d)\/(0[1-9]|1[0-2])\//
    .exec(address ?? "")
    ?.slice(1)
    .join("-");
  const fitting = seen.filter(({ day, near }) => near && month !== undefined && day.startsWith(month));
  const those = (fitting.length > 0 ? fitting : seen).filter(({ own }) => own);
  return (
    those.find(({ role }) => role === "published") ??
    those.find(({ role, near }) => role === "unclear" && near) ??
    onlyOne(those.filter(({ role }) => role === "unclear")) ??
    onlyOne(seen.filter(({ role, near, own }) => role === "published" && near && !own))
  );
}

/** A bare "date" that is that of the last change is no day of publication. */
const isTold = (meta: Dated | undefined, changed: Dated | undefined) =>
  meta !== undefined && !(/^(?:dc(?:terms)?\.)?date$/.test(meta.from) && meta.day === changed?.day);

/** Names of meta elements that speak for themselves: "w-published-date". */
const otherNames = (head: PageHead) =>
  [...head.metas.keys()].filter(
    (name) =>
      /publi(?:sh(?:ed)?|cation)[-_.: ]?(?:date|time|on|at)$/.test(name) &&
      !/last|unpubli|expir|updat|modif/.test(name),
  );

/** The one day that a page shows far from any headline; where it shows several, none is known to be the article's. */
function onlyOne(seen: SeenDate[]): SeenDate | undefined {
  return new Set(seen.map(({ day }) => day)).size === 1 ? seen[0] : undefined;
}

type Evidence = { machine?: Dated; isMeta: boolean; shown?: SeenDate; url?: Dated; changed?: Dated };

function pick({ machine, isMeta, shown, url, changed }: Evidence): Dated | undefined {
  if (machine === undefined)
    return shown && url && shown.day !== url.day && shown.role !== "published" ? url : (shown ?? url);
  if (url && daysBetween(url.day, machine.day) > 1 && shown?.day !== machine.day) return url;
  if (url && shown?.day === url.day) return machine.day === url.day ? machine : shown;
  const differs = shown !== undefined && daysBetween(shown.day, machine.day) > 0;
  if (differs && !isMeta && (shown.day !== changed?.day || changed.day === machine.day)) return shown;
  if (differs && shown.role === "published" && changed?.day !== shown.day && shown.day < machine.day) return shown;
  return machine;
}

/**
 * Meta elements go first, unless structured data and what readers saw agree on another day, or the meta elements' day
 * is that of the last change and structured data know an earlier one.
 */
function agreed([meta]: Dated[], [datum]: Dated[], shown?: Dated, changed?: Dated): Dated | undefined {
  if (meta === undefined || datum === undefined) return meta ?? datum;
  return datum.day === shown?.day || (meta.day === changed?.day && datum.day < meta.day) ? datum : meta;
}

/** Of those that state the same day, the first that states a time too. */
function finest(picked: Dated, others: Dated[]): Dated {
  if (isFine(picked.value)) return picked;
  return others.find((other) => other.day === picked.day && isFine(other.value)) ?? picked;
}

function fromMetas(head: PageHead, names: string[], order: DayOrder | undefined): Dated[] {
  return names.flatMap((name) => dated(head.metas.get(name)?.[0], name, order));
}

function fromThings(articles: Thing[], properties: string[], order: DayOrder | undefined): Dated[] {
  return articles
    .slice(0, 10)
    .flatMap(({ values, origin }) =>
      properties.flatMap((property) => dated(wordsIn(values[property]), `${origin} ${property}`, order)),
    );
}

function dated(words: string | undefined, from: string, order: DayOrder | undefined): Dated[] {
  if (words === undefined || words.length > 200) return [];
  const value = datesIn(words)[0]?.words ?? words;
  const day = dayOf(words) ?? dayOf(value, order);
  if (day === undefined || !isPlausible(day)) return [];
  const plain = dayOf(words) === undefined ? value : words;
  return [{ value: isAmbiguous(plain) ? day : plain, from, day }];
}

/** The web began in 1991; papers put older pieces on it, but no machine stamps them with 1970 in earnest. */
export const isPlausible = (day: string) =>
  day > "1800" && day < "2100" && !/^(?:1970-01-01|1969-12-31|1900-01-01)/.test(day);

const IN_ADDRESS =
  /\/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-]))(?=[/_-]|\D|$)/;

const NAMED_IN_ADDRESS = /\/((?:19|20)\d\d)\/(\p{L}{3,9})\/(\d{1,2})(?=\/|$)/u;

/** "/2015/03/12/fog.html" states a day, and "/2015/march/12/fog.html" too. */
function dateInAddress(address: string | undefined): Dated | undefined {
  const path = (address ?? "").replace(/^https?:\/\/[^/]*/i, "").slice(0, 500);
  const [, year, month, date] = IN_ADDRESS.exec(path) ?? NAMED_IN_ADDRESS.exec(path) ?? [];
  const day = year && dayOf(/\d/.test(month!) ? `${year}-${month}-${date}` : `${date} ${month} ${year}`);
  return day ? { value: day, from: "address", day } : undefined;
}
