import type { DateBasis, DatePrecision } from "../article/schema.ts";
import { dateBases } from "../article/schema.ts";
import { type DateReading, readDate } from "./dates.ts";
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
  const relative = resolvePhrase(words, context.capturedAt);
  if (relative) return { date: relative.date, datePrecision: relative.precision, dateBasis: "relative" };
  return { dateText: words };
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
