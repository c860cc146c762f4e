import { DateTime } from "luxon";
import type { DatePrecision } from "../article/schema.ts";
import { EARLIEST_YEAR, isoOf, type Known } from "./dates.ts";
import words from "./words/relative.json" with { type: "json" };

type Unit = keyof typeof words.units;

const PHRASES = (Object.entries(words.units) as [Unit, string[]][]).flatMap(([unit, names]) =>
  words.phrases.map((phrase) => {
    const source = phrase
      .replace("{n}", `(?<count>\\d{1,3}|${words.one.join("|")})`)
      .replace("{unit}", `(?:${names.join("|")})\\.?`);
    return { unit, pattern: new RegExp(`^${source}$`, "iu") };
  }),
);

/** How fine a date is that a phrase of this unit gives. Weeks are counted too roughly to name a day. */
const PRECISION: { [Key in Unit]: DatePrecision } = {
  second: "minute",
  minute: "minute",
  hour: "minute",
  day: "day",
  week: "month",
  month: "month",
  year: "year",
};

const LENGTH = { day: 10, month: 7, year: 4 };

/** What a phrase such as "33 minutes ago" counts: so many units before the capture. Undefined for any other words. */
export function readPhrase(text: string): { count: number; unit: Unit } | undefined {
  const phrase = text.replace(/\s+/g, " ").replaceAll("’", "'").trim();
  if (phrase.length > 40) return undefined;
  if (isOneOf(phrase, words.now)) return { count: 0, unit: "minute" };
  if (isOneOf(phrase, words.today)) return { count: 0, unit: "day" };
  if (isOneOf(phrase, words.yesterday)) return { count: 1, unit: "day" };
  for (const { unit, pattern } of PHRASES) {
    const count = pattern.exec(phrase)?.groups?.count;
    if (count !== undefined) return { count: /^\d/.test(count) ? Number(count) : 1, unit };
  }
  return undefined;
}

function isOneOf(phrase: string, patterns: string[]): boolean {
  return new RegExp(`^(?:${patterns.join("|")})$`, "iu").test(phrase);
}

/**
 * The moment a phrase means, counted back from the capture in the capture's own offset. A capture whose day alone is
 * known says nothing of minutes and hours, and no article dates from before the year 1000: no stated date does either.
 */
export function resolvePhrase(text: string, capturedAt: string | undefined): Known | undefined {
  const phrase = readPhrase(text);
  const captured = capturedAt === undefined ? undefined : DateTime.fromISO(capturedAt, { setZone: true });
  if (!phrase || !captured?.isValid) return undefined;
  const timeless = !capturedAt!.includes("T");
  if (timeless && PRECISION[phrase.unit] === "minute") return undefined;
  const moment = captured.minus({ [phrase.unit]: phrase.count });
  if (moment.year < EARLIEST_YEAR) return undefined;
  const precision = PRECISION[phrase.unit];
  const iso = isoOf(moment);
  return { date: precision === "minute" ? iso : iso.slice(0, LENGTH[precision]), precision };
}
