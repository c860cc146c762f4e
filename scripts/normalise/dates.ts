import { DateTime, FixedOffsetZone, type Zone } from "luxon";
import type { DatePrecision } from "../article/schema.ts";
import months from "./words/months.json" with { type: "json" };

/** What is known of a moment: `date` in the Article's form, as fine as `precision` says. */
export type Known = { date: string; precision: DatePrecision };

export type DateReading = {
  /** IANA zone for times that state none. */
  zone: string;
  /** Which of "3/4/1987" is the day; without it the date stays unknown. */
  order?: "dmy" | "mdy";
};

/** Fewer than four digits of a year are a slip, or a counter that began at nought. */
export const EARLIEST_YEAR = 1000;

type Day = { year: number; month?: number; day?: number };

const MONTHS = new Map<string, number>(
  Object.values(months).flatMap((names) =>
    names.flatMap((spellings, index) => spellings.split(" ").map((name) => [name, index + 1] as const)),
  ),
);

/** A month's name in one of the languages of words/months.json: no other word can stand where it stands. */
const MONTH = `(${[...MONTHS.keys()].sort((a, b) => b.length - a.length).join("|")})\\.?`;

type Format = { name: string; pattern: RegExp; read(parts: string[], order: DateReading["order"]): Day | undefined };

const numbers = (...parts: (string | undefined)[]) => parts.map(Number) as number[];
const named = (year: string, month: string, day?: string): Day => ({
  year: Number(year),
  month: MONTHS.get(month.toLowerCase())!,
  ...(day === undefined ? {} : { day: Number(day) }),
});
const row = (name: string, source: string, read: Format["read"]): Format => ({
  name,
  pattern: new RegExp(`^${source}`, "iu"),
  read,
});

/** Every form of a date that is read, tried in this order; what follows one may only be a time of day. */
export const dateFormats: Format[] = [
  row("2015-03-18", "(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)", ([y, , m, d]) => dayOf(...numbers(y, m, d))),
  row("2015-077", "(\\d{4})-(\\d{3})(?!\\d)", ([y, n]) => ordinal(...(numbers(y, n) as [number, number]))),
  row("20150318", "(\\d{4})(\\d{2})(\\d{2})(?!\\d)", ([y, m, d]) => dayOf(...numbers(y, m, d))),
  row("March 18, 2015", `${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, ([m, d, y]) => named(y!, m!, d)),
  row(
    "18 March 2015",
    `(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?(?: | of | de |-)${MONTH}(?:,? | de |-)(\\d{4})(?!\\d)`,
    ([d, m, y]) => named(y!, m!, d),
  ),
  // A year of two digits is one only where a time follows, as in the headers of mail: https://www.rfc-editor.org/rfc/rfc2822#section-4.3
  row("18 Mar 15 10:00", `(\\d{1,2})(?: |-)${MONTH}(?: |-)(\\d{2})(?= \\d{1,2}:\\d{2})`, ([d, m, y]) =>
    named(String(Number(y) + (Number(y) < 50 ? 2000 : 1900)), m!, d),
  ),
  row("18/03/2015", "(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?!\\d)", ([a, , b, y], order) =>
    eitherOrder(a!, b!, y!, order),
  ),
  row("2015年3月18日", "(\\d{4})年 ?(\\d{1,2})月 ?(\\d{1,2})日", ([y, m, d]) => dayOf(...numbers(y, m, d))),
  row("2015년 3월 18일", "(\\d{4})년 ?(\\d{1,2})월 ?(\\d{1,2})일", ([y, m, d]) => dayOf(...numbers(y, m, d))),
  row("2015年3月", "(\\d{4})年 ?(\\d{1,2})月", ([y, m]) => dayOf(...numbers(y, m))),
  row("2015-03", "(\\d{4})[-/](\\d{1,2})(?!\\d)", ([y, m]) => dayOf(...numbers(y, m))),
  row("March 2015", `${MONTH},? (?:de )?(\\d{4})(?!\\d)`, ([m, y]) => named(y!, m!)),
  row("2015", "(\\d{4})(?:年|년)?(?!\\d)", ([y]) => ({ year: Number(y) })),
];

function dayOf(year?: number, month?: number, day?: number): Day {
  return { year: year!, month, ...(day === undefined ? {} : { day }) };
}

/** The n-th day of a year. */
function ordinal(year: number, day: number): Day {
  const date = new Date(Date.UTC(year, 0, day));
  // A 366th day of a common year, or none at all, is no day of that year: month 13 is none either.
  return date.getUTCFullYear() === year && day > 0
    ? { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() }
    : { year, month: 13 };
}

/** "12/06/2015" is two dates; "25/12/2015" and "5/5/2015" are one. */
function eitherOrder(first: string, second: string, year: string, order: DateReading["order"]): Day | undefined {
  const [a, b] = numbers(first, second) as [number, number];
  const decided = a === b || a > 12 ? "dmy" : b > 12 ? "mdy" : order;
  if (!decided) return undefined;
  return decided === "dmy" ? dayOf(Number(year), b, a) : dayOf(Number(year), a, b);
}

const WEEKDAY = /^(?!may\b|mar\b|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec)\p{L}{2,10}\.?,?\s+(?=[\p{L}\d])/iu;
const LABEL = /^(published|updated|posted|date|created)( on)?\s*:?\s+/i;
const TIME =
  /^(?:T|,? +(?:at +|à +|um +)?|, *)(\d{1,2})[:h.](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(.*)$/i;
/** "T100030" of ISO 8601 without its marks. */
const SHORT_TIME = /^T(\d{2})(\d{2})(\d{2})?(?=$|[Z+-])/;
/** How Unix and its heirs write: "Mar 18 10:00:00 EST 2015". The year goes before the time. */
const UNIX = new RegExp(
  `^((?:\\p{L}{2,10},? )?${MONTH} \\d{1,2}) (\\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Z]{1,5}| [+-]\\d{4})?) (\\d{4})$`,
  "iu",
);

/**
 * Reads a date in one of the machine formats. Undefined means: not one of them, or not one day only. A time of exactly
 * 00:00:00 is how generators write that the time is not known, so it is a day.
 */
export function readDate(words: string, reading: DateReading): Known | undefined {
  const plain = words.normalize("NFC").replace(/\s+/g, " ").trim().replace(LABEL, "");
  if (plain.length > 80) return undefined;
  const text = plain.replace(UNIX, "$1 $4 $3");
  return readPlain(text, reading) ?? (WEEKDAY.test(text) ? readPlain(text.replace(WEEKDAY, ""), reading) : undefined);
}

function readPlain(text: string, reading: DateReading): Known | undefined {
  for (const format of dateFormats) {
    const match = format.pattern.exec(text);
    if (!match) continue;
    const day = format.read(match.slice(1) as string[], reading.order);
    const known = day && withTime(day, text.slice(match[0].length), reading.zone);
    if (known) return known;
  }
  return undefined;
}

function withTime(day: Day, rest: string, zone: string): Known | undefined {
  if (day.year < EARLIEST_YEAR || !isReal(day)) return undefined;
  const iso = [String(day.year).padStart(4, "0"), day.month, day.day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
  const precision = day.day !== undefined ? "day" : day.month !== undefined ? "month" : "year";
  if (rest.trim() === "") return { date: iso, precision };
  const time = TIME.exec(rest.replace(SHORT_TIME, (_all, h, m, s) => `T${h}:${m}:${s ?? "00"}`));
  if (!time || precision !== "day") return undefined;
  return momentOf(iso, time, zone);
}

function momentOf(day: string, time: RegExpExecArray, defaultZone: string): Known | undefined {
  const [, hours, minutes, seconds = "0", half, zoneWords = ""] = time;
  const hour = half ? (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hours);
  if (!half && hour === 0 && Number(minutes) === 0 && Number(seconds) === 0) return { date: day, precision: "day" };
  const zone = zoneOf(zoneWords, defaultZone);
  if (zone === undefined) return { date: day, precision: "day" };
  // 24:00 is the end of a day: https://en.wikipedia.org/wiki/ISO_8601#Times
  const isEnd = hour === 24 && Number(minutes) === 0 && Number(seconds) === 0;
  const [year, month, date] = numbers(...day.split("-")) as [number, number, number];
  const moment = DateTime.fromObject(
    { year, month, day: date, hour: isEnd ? 0 : hour, minute: Number(minutes), second: Number(seconds) },
    { zone },
  ).plus({ days: isEnd ? 1 : 0 });
  return moment.isValid ? { date: isoOf(moment), precision: "minute" } : undefined;
}

/** Letters that name one offset only; "CST" and "IST" are several, and leave the time of day unknown. */
const OFFSETS: Record<string, number> = {
  Z: 0,
  UT: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  NDT: -150,
  NST: -210,
  EST: -300,
  EDT: -240,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  SAST: 120,
  JST: 540,
  KST: 540,
  AWST: 480,
  ACST: 570,
  ACDT: 630,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
};

function zoneOf(words: string, defaultZone: string): Zone | string | undefined {
  const text = words.replace(/\(.*\)$/, "").trim();
  if (text === "" || text === "Uhr") return defaultZone;
  const offset = /^(?:UTC|GMT)? ?([+-])(\d{2}|\d(?=$|:)):?(\d{2})?$/.exec(text);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes > 14 * 60 ? undefined : FixedOffsetZone.instance(offset[1] === "-" ? -minutes : minutes);
  }
  const named = OFFSETS[text.toUpperCase()];
  return named === undefined ? undefined : FixedOffsetZone.instance(named);
}

/** A moment as front matter has it: to the second, with its offset. */
export function isoOf(moment: DateTime): string {
  return moment.set({ millisecond: 0 }).toISO({ suppressMilliseconds: true })!;
}

function isReal({ year, month, day }: Day): boolean {
  return DateTime.utc(year, month ?? 1, day ?? 1).isValid;
}
