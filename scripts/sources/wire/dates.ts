/** ISO 8601's basic form, as NITF and NewsML 1 write it: "19980312T140500-0500", with or without seconds or an offset. */
const BASIC = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/;
/** A day with an offset and no time of day: "19980312-0500". */
const DAY = /^(\d{4})-?(\d{2})-?(\d{2})(?:Z|[+-]\d{2}:?\d{2})$/;

/** A date as wire standards write it, in a form that everybody reads; other words stay as they are. */
export function wireDate(words: string | undefined): string | undefined {
  const text = words?.trim();
  const bare = DAY.exec(text ?? "");
  if (bare) return bare.slice(1).join("-");
  const basic = BASIC.exec(text ?? "");
  if (!basic) return text || undefined;
  const [, year, month, day, hours, minutes, seconds = "00", offset = ""] = basic;
  return `${year}-${month}-${day}T${hours}:${minutes}:${seconds}${offset}`;
}

/** Whether one date is later than another; false where either cannot be read. */
export function isLater(left: string | undefined, right: string | undefined): boolean {
  return Date.parse(left ?? "") > Date.parse(right ?? "");
}
