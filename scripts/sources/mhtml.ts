import { DateTime } from "luxon";
import { decode } from "./charset.ts";
import { savedArticle, type SavedPage } from "./html/saved-article.ts";
import { headOf, kindOf, parameterOf, type Part, partsOf } from "./mhtml/parts.ts";
import type { Found, RawArticle, Source, SourceFile } from "./source.ts";
import { baseOf, plainAddress } from "./warc/address.ts";

const LARGEST = 64 * 1024 * 1024;
const SAVED_BY = /^from:.{0,40}\bsaved by\b/im;
/** What a message has that went from somebody to somebody. */
const SENT = /^(?:to|received|message-id|delivered-to|return-path|dkim-signature):/im;
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;

/** Pages that a browser saved as one file, with all that they show: MHTML, .mht. https://www.rfc-editor.org/rfc/rfc2557 */
export const mhtml: Source = {
  name: "mhtml",
  detect({ text }) {
    if (!/^[\w-]{1,60}:/.test(text)) return false;
    const head = text.split(/\r?\n\r?\n/, 1)[0]!;
    if (SENT.test(head) || !/^content-type:/im.test(head)) return false;
    if (SAVED_BY.test(head) || /^snapshot-content-location:/im.test(head)) return true;
    return /^content-type:\s*multipart\/related/im.test(head) && /^content-location:/im.test(text);
  },
  async *read(file) {
    if (file.size > LARGEST) return yield { type: "rejection", reason: "larger than 64 MB" };
    const text = Buffer.from(await file.slice(0, file.size)).toString("latin1");
    const { parts, isWhole } = partsOf(text);
    const { fields } = headOf(text);
    const pages = parts.filter((part) => HTML.test(kindOf(part)));
    const page = rootOf(fields, pages);
    if (page === undefined) return yield { type: "rejection", reason: "no page in it" };
    const own = { savedAt: momentOf(fields.get("date")), from: fields.get("snapshot-content-location") };
    const html = await htmlOf(page);
    // The pages in the frames of a frameset are what it shows; those in other frames are advertisements and the like.
    const shown = /<frameset\b/i.test(html ?? "") ? pages.filter((one) => one !== page) : [];
    for (const [index, one] of [page, ...shown].entries()) {
      const identity = index === 0 ? "main" : `frame-${index}`;
      for (const found of await readPart(one, parts, file, {
        identity,
        ...own,
        ...(index > 0 ? { from: undefined } : {}),
      }))
        yield isWhole ? found : withNote(found, "the file breaks off: what stood behind is not in it");
    }
  },
};

/** The page itself: the part that the header names, else the first. */
function rootOf(fields: Part["fields"], pages: Part[]): Part | undefined {
  const start = parameterOf(fields.get("content-type"), "start");
  return pages.find((part) => start !== undefined && part.fields.get("content-id") === start) ?? pages[0];
}

async function htmlOf(part: Part): Promise<string | undefined> {
  const decoded = decode(await part.bytes(), parameterOf(part.fields.get("content-type"), "charset"));
  return "type" in decoded ? undefined : decoded.text;
}

type About = Pick<SavedPage, "identity" | "savedAt" | "from">;

async function readPart(part: Part, parts: Part[], file: SourceFile, about: About): Promise<Found[]> {
  const html = await htmlOf(part);
  if (html === undefined) return [{ type: "rejection", reason: "the page in it cannot be read" }];
  const from = [about.from, part.fields.get("content-location")].map((one) => one && plainAddress(one)).find(Boolean);
  const page = { html: withNamedParts(html, parts), name: file.name, capturedAt: file.capturedAt, ...about, from };
  return [savedArticle({ ...page, media: mediaOf(parts, html, from) })];
}

const PART = "part-of-the-file/";

/** "cid:…" names a part by its id, which is no address that a text could keep. */
function withNamedParts(html: string, parts: Part[]): string {
  const ids = new Set(parts.map(({ fields }) => fields.get("content-id")));
  return html.replace(/(\ssrc\s*=\s*["']?)cid:([^"'\s<>]{1,300})/gi, (all, before: string, id: string) =>
    ids.has(`<${id}>`) ? `${before}${PART}${encodeURIComponent(id)}` : all,
  );
}

/** Pictures by the addresses under which the page shows them. */
function mediaOf(parts: Part[], html: string, from: string | undefined): NonNullable<RawArticle["media"]> {
  const known = new Map<string, Part>();
  for (const part of parts.filter((one) => kindOf(one).startsWith("image/"))) {
    const location = part.fields.get("content-location");
    const id = part.fields.get("content-id")?.replace(/^<(.*)>$/, "$1");
    if (id !== undefined) known.set(PART + encodeURIComponent(id), part);
    for (const name of [location, location && plainAddress(location, from)]) if (name) known.set(name, part);
  }
  const base = from === undefined ? undefined : baseOf(html, from);
  return async (address) => {
    const id = address.includes(PART) ? address.slice(address.indexOf(PART)) : undefined;
    const part = known.get(id ?? address) ?? known.get(plainAddress(address, base) ?? "");
    return part?.bytes();
  };
}

function momentOf(date: string | undefined): string | undefined {
  const words = date?.replace(/-0000$/, "+0000");
  const moment = words === undefined ? undefined : DateTime.fromRFC2822(words, { setZone: true });
  return moment?.isValid ? (moment.toISO({ suppressMilliseconds: true }) ?? undefined) : undefined;
}

const withNote = (found: Found, note: string): Found =>
  found.type === "article" ? { ...found, notes: [...(found.notes ?? []), note] } : found;
