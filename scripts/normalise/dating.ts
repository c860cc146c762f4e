import type { DateBasis, DatePrecision } from "../article/schema.ts";
import { dateBases } from "../article/schema.ts";
import { type DateReading, type Known, readDate } from "./dates.ts";
import { oneLine } from "./plain.ts";
import { readPhrase, resolvePhrase } from "./relative.ts";
import { textOf } from "./values.ts";

export type DateContext = DateReading & { capturedAt?: string };

export type Dated = { date?: string; datePrecision?: DatePrecision; dateBasis?: DateBasis; dateText?: string };

/**
 * The date of an article from the words of its source. Words that name no one moment are kept as `dateText`;
 * no date is ever made up for them.
 */
export function dateArticle(value: unknown, basis: unknown, context: DateContext): Dated {
  const words = oneLine(textOf(value) ?? "");
  if (words === "") return {};
  const stated = readDate(words, context);
  if (stated) {
    const known = dateBases.find((one) => one === basis && one !== "none");
    return { date: stated.date, datePrecision: stated.precision, dateBasis: known ?? "stated" };
  }
  const inferred = inferDay(words, context);
  if (inferred) return { date: inferred.date, datePrecision: inferred.precision, dateBasis: "inferred" };
  const relative = resolvePhrase(words, context.capturedAt);
  if (relative) return { date: relative.date, datePrecision: relative.precision, dateBasis: "relative" };
  return { dateText: words };
}

/** "12/06/2025" on a page captured on 17 June 2025 is 12 June: no page tells of a day that is still to come. */
function inferDay(words: string, context: DateContext): Known | undefined {
  const { capturedAt } = context;
  if (capturedAt === undefined || context.order !== undefined) return undefined;
  const days = (["dmy", "mdy"] as const).map((order) => readDate(words, { ...context, order }));
  const past = days.filter((day) => day !== undefined && day.date.slice(0, 10) <= capturedAt.slice(0, 10));
  return past.length === 1 ? past[0] : undefined;
}

/** A lesser date (an update's, a listed item's): its value where it is known, and nothing otherwise. */
export function dateValue(value: unknown, context: DateContext): string | undefined {
  return dateArticle(value, "stated", context).date;
}

/** Why a date stayed unknown, for the report. */
export function whyUndated(words: string, context: DateContext): string {
  if (readPhrase(words)) return `date "${words}" counts from the capture, whose time is not known`;
  return context.order === undefined && /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(words)
    ? `date "${words}" could be two days`
    : `date "${words}" is in no form that is read`;
}
