import { fullYear } from "./header.ts";

/** Offsets of the zones in which American and European desks stamp; "CST" on a wire of theirs is the Middle West's. */
export const ZONES: { [letters: string]: string } = {
  EST: "-05:00",
  EDT: "-04:00",
  CST: "-06:00",
  CDT: "-05:00",
  MST: "-07:00",
  MDT: "-06:00",
  PST: "-08:00",
  PDT: "-07:00",
  GMT: "Z",
  UTC: "Z",
  Z: "Z",
  BST: "+01:00",
  CET: "+01:00",
};

/** "AP-NY-03-12-98 1405EST": the agency, its bureau, month, day, year and time of day. */
export const STAMP =
  /^[\^\s]*([A-Z]{2,5})-([A-Z]{2,4})-(\d{2})-(\d{2})-(\d{2}|\d{4})[ ,]+(\d{2})(\d{2}) ?([A-Z]{1,4})?[<>=\s]*$/;
/** "121405 GMT MAR 98", a day, a time and a month, as IPTC 7901 ends a message. */
const GROUP = /\b(\d{2})(\d{2})(\d{2})\s?(GMT|UTC|Z)?\s?([A-Z]{3})\s?(\d{4}|\d{2})\b/;
const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

export type Stamp = { date: string; agency?: string };

export function stampOf(line: string): Stamp | undefined {
  const match = STAMP.exec(line.slice(0, 80));
  if (!match) return undefined;
  const [, agency, , month, day, year, hours, minutes, zone = ""] = match;
  return { date: moment(year!, month!, day!, `${hours}:${minutes}`, ZONES[zone]), agency };
}

export function groupOf(trailer: string): Stamp | undefined {
  const match = GROUP.exec(trailer.slice(0, 200).toUpperCase());
  const month = MONTHS.indexOf(match?.[5] ?? "") + 1;
  if (!match || month === 0) return undefined;
  return { date: moment(match[6]!, String(month).padStart(2, "0"), match[1]!, `${match[2]}:${match[3]}`, "Z") };
}

/** A time whose zone is not known says nothing: the day is left. */
function moment(year: string, month: string, day: string, time: string, offset: string | undefined): string {
  const date = `${year.length === 2 ? fullYear(Number(year)) : year}-${month}-${day}`;
  return offset === undefined ? date : `${date}T${time}:00${offset}`;
}
