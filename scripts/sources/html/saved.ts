import { DateTime } from "luxon";
import { ofWebArchive } from "./web-archive.ts";

/** What a saved page tells of itself as a page: where it stood, when it was captured, and by which mark that is known. */
export type Saved = { html: string; address?: string; capturedAt?: string; by?: string };

type Mark = { by: string; pattern: RegExp };

/** Marks stand at the start of a page; what is further down is its text. */
const START = 32 * 1024;
const MARKS: Mark[] = [
  {
    by: "SingleFile",
    pattern: /Page saved with SingleFile\s+url:\s*(?<address>\S+)\s+saved date:\s*(?<time>[^\n]{10,100})/i,
  },
  { by: "WebScrapBook", pattern: /<html\b[^<>]*\sdata-scrapbook-source=["'](?<address>[^"']+)["']/i },
  { by: "Save Page WE", pattern: /<meta name="savepage-url" content="(?<address>[^"]+)"/i },
  {
    by: "HTTrack",
    pattern: /<!-- Mirrored from (?<address>\S+) by HTTrack [^<>]{0,100}?(?:, (?<time>\w{3}, [\w :]{15,25}))? -->/i,
  },
  { by: "saved from url", pattern: /<!--\s*saved from url=\(\d+\)(?<address>\S+?)\s*-->/i },
  {
    by: "Google's cache",
    pattern:
      /Google(?:'|&#39;)s cache of <a href="(?<address>[^"]+)"[\s\S]{0,400}?as it appeared on (?<time>\d{1,2} \w{3} \d{4} [\d:]{8} GMT)/i,
  },
];
const TIMES = [
  /<html\b[^<>]*\sdata-scrapbook-create=["'](\d{14})/i,
  /<meta name="savepage-date" content="([^"]{10,100})"/i,
];

/**
 * Reads the marks that browsers, their extensions, copying programs and web archives leave in the pages they save. `from`
 * is where the file around the page says that it stood.
 */
export function howSaved(html: string, from?: string): Saved {
  const start = html.slice(0, START);
  const { by, address, time } = markIn(start);
  const archived = ofWebArchive(html, address ?? from);
  if (archived !== undefined) return archived;
  const saved = time ?? TIMES.map((pattern) => pattern.exec(start)?.[1]).find((words) => words !== undefined);
  const capturedAt = saved && momentOf(saved);
  const base = address ?? from ?? baseOf(start);
  return {
    html,
    ...(base ? { address: base, by: by ?? (from ? "Content-Location" : "base") } : {}),
    ...(capturedAt ? { capturedAt } : {}),
  };
}

function markIn(start: string): { by?: string; address?: string; time?: string } {
  for (const { by, pattern } of MARKS) {
    const { address, time } = pattern.exec(start)?.groups ?? {};
    const url = address && webAddress(address);
    if (url) return { by, address: url, time };
  }
  return {};
}

/** Internet Explorer marks what came by mail, or from nowhere, with "http://internet.e-mail" and "about:internet". */
function webAddress(words: string): string | undefined {
  const plain = words.replaceAll("&amp;", "&");
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(plain) ? plain : `http://${plain}`;
  if (!URL.canParse(whole)) return undefined;
  const { protocol, hostname, href } = new URL(whole);
  return /^https?:$/.test(protocol) && hostname.includes(".") && hostname !== "internet.e-mail" ? href : undefined;
}

/** `<base>` names the page itself, if it does not only name its folder. */
function baseOf(start: string): string | undefined {
  const href = /<base\b[^<>]*?\shref\s*=\s*["']?([^\s"'<>]+)/i.exec(start)?.[1];
  const url = href && /^https?:/i.test(href) ? webAddress(href) : undefined;
  return url !== undefined && !new URL(url).pathname.endsWith("/") ? url : undefined;
}

const FORMS = ["ccc LLL dd yyyy HH:mm:ss 'GMT'ZZZ", "d LLL yyyy HH:mm:ss 'GMT'"];

/** A moment in one of the forms that such programs write, as ISO 8601 with its offset. */
function momentOf(words: string): string | undefined {
  const bare = words.replace(/\([^()]*\)/g, "").trim();
  const tries = [
    ...FORMS.map((form) => DateTime.fromFormat(bare, form, { setZone: true, zone: "utc", locale: "en" })),
    DateTime.fromFormat(bare, "yyyyMMddHHmmss", { zone: "utc" }),
    DateTime.fromRFC2822(bare, { setZone: true }),
    DateTime.fromISO(bare, { setZone: true, zone: "utc" }),
  ];
  return tries.find(({ isValid }) => isValid)?.toISO({ suppressMilliseconds: true }) ?? undefined;
}
