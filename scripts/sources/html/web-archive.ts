import { DateTime } from "luxon";
import type { Saved } from "./saved.ts";

/** "https://web.archive.org/web/20150312140500im_/" before an address, with the host or without. */
const PREFIX = String.raw`(?:(?:https?:)?//[\w.:-]{1,100})?/(?:web|wayback|all)/(\d{14})[a-z_]{0,4}/`;
const OWN = new RegExp(`^${PREFIX}(?=https?:)`, "i");
const WRITTEN = new RegExp(String.raw`(["'(=\s,])${PREFIX}(?=https?:|mailto:|//|data:)`, "gi");

const ARCHIVED_ON = /FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d{1,2}, \d{4})/;
const ITS_ADDRESS = [
  /__wm\.(?:wombat|wombatInit)\(\s*["'](https?:[^"']{1,2000})["']/,
  /<input\b[^<>]*\bid="wmtbURL"[^<>]*\bvalue="(https?:[^"]{1,2000})"/i,
  /<input\b[^<>]*\bvalue="(https?:[^"]{1,2000})"[^<>]*\bid="wmtbURL"/i,
];
const TOOLBAR = /BEGIN WAYBACK TOOLBAR INSERT|__wm\.|id="wm-ipp|FILE ARCHIVED ON \d\d:/;

/**
 * A page as the Wayback Machine showed it, with its addresses as they were before, and the time of the capture rather than
 * that of the copy. Undefined for any other page. `address` is where a browser saved it from.
 */
export function ofWebArchive(html: string, address: string | undefined): Saved | undefined {
  const own = address === undefined ? undefined : OWN.exec(address);
  if (!own && !TOOLBAR.test(html)) return undefined;
  const plain = html.replace(WRITTEN, "$1");
  const stated = ITS_ADDRESS.map((pattern) => pattern.exec(plain)?.[1]).find((one) => one !== undefined);
  const where = own ? address!.slice(own[0].length) : stated?.replace(OWN, "");
  const capturedAt = timeIn(html) ?? stampTime(own?.[1] ?? commonStamp(html));
  return {
    html: plain,
    by: "the web archive's mark",
    ...(where ? { address: where.replaceAll("&amp;", "&") } : {}),
    ...(capturedAt ? { capturedAt } : {}),
  };
}

function timeIn(html: string): string | undefined {
  const words = ARCHIVED_ON.exec(html)?.[1];
  return words && iso(DateTime.fromFormat(words, "HH:mm:ss LLL d, yyyy", { zone: "utc", locale: "en" }));
}

const stampTime = (stamp: string | undefined) =>
  stamp && iso(DateTime.fromFormat(stamp, "yyyyMMddHHmmss", { zone: "utc" }));

const iso = (time: DateTime) => (time.isValid ? (time.toISO({ suppressMilliseconds: true }) ?? undefined) : undefined);

/** Links of a page carry the page's own stamp. */
function commonStamp(html: string): string | undefined {
  const counts = new Map<string, number>();
  for (const match of html.matchAll(WRITTEN)) counts.set(match[2]!, (counts.get(match[2]!) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
