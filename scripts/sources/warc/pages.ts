import { quoted } from "../../lib/quoted.ts";
import { decode } from "../charset.ts";
import { readPage } from "../html/page.ts";
import type { RawArticle, Rejection, Skipped } from "../source.ts";
import { baseOf, isFront, plainAddress, statedAddress } from "./address.ts";
import { hasDigest } from "./digest.ts";
import { type Answer, bodyOf, dechunked, isChunked } from "./http.ts";
import type { Pictures } from "./pictures.ts";
import type { ArchiveRecord } from "./records.ts";
import type { Seen } from "./seen.ts";

export type PageDesk = {
  seen: Seen;
  pictures: Pictures;
  /** Titles that a list of pages gives, by address. */
  titles: ReadonlyMap<string, string>;
};

/** A capture of a page as its article, or why it is none. */
export function pageOf(
  record: ArchiveRecord,
  answer: Answer | undefined,
  desk: PageDesk,
): RawArticle | Rejection | Skipped {
  const { locator, date = "" } = record;
  const address = plainAddress(record.address!);
  if (address === undefined) return { type: "rejection", locator, reason: "states no address that could be" };
  const unpacked = answer ? bodyOf(answer) : { body: record.block!, notes: [] };
  if (typeof unpacked === "string") return { type: "rejection", locator, reason: unpacked };
  const earlier = desk.seen.before(address, unpacked.body, date);
  desk.seen.remember(record.fields.get("warc-payload-digest"), address, date);
  if (earlier !== undefined) return sameAs(locator, earlier);
  const decoded = decodePage(unpacked.body, answer?.fields.get("content-type") ?? record.contentType);
  if ("type" in decoded) return { ...decoded, locator };
  const reading = readPage({ html: decoded.text, name: address, address, ...(date ? { capturedAt: date } : {}) });
  if (reading.type === "skipped") return reading;
  if (isFront(address) && !desk.titles.has(address) && !hasHeadline(reading))
    return { type: "skipped", reason: "front pages" };
  const notes = [...record.notes, ...unpacked.notes, ...decoded.notes, ...digestNotes(record, answer)];
  return articleOf(reading, { record, address, html: decoded.text, notes, desk });
}

/** A title element alone is the name of the site. */
const hasHeadline = ({ fields, origins }: Pick<RawArticle, "fields" | "origins">) =>
  fields.title !== undefined && origins?.title !== "title element";

export function sameAs(locator: string, when: string, where = ""): Skipped {
  return {
    type: "skipped",
    locator,
    reason: `same as the capture of ${quoted([where, when].filter(Boolean).join(" at ") || "before")}`,
  };
}

type Made = { record: ArchiveRecord; address: string; html: string; notes: string[]; desk: PageDesk };

function articleOf(
  reading: Pick<RawArticle, "type" | "fields" | "body" | "origins" | "notes">,
  { record, address, html, notes, desk }: Made,
): RawArticle {
  const url = statedAddress(reading.fields.url, address) ?? address;
  const fields: RawArticle["fields"] = { ...reading.fields, url };
  const origins = { ...reading.origins };
  const listed = desk.titles.get(address);
  if (fields.title === undefined && listed !== undefined) {
    fields.title = listed;
    origins.title = "the archive's list of pages";
  }
  if (url === address) origins.url ??= "the address that was captured";
  const base = baseOf(html, address);
  return {
    type: "article",
    identity: address,
    locator: record.locator,
    record: html,
    fields,
    body: reading.body,
    origins,
    ...(record.date ? { capturedAt: record.date, version: record.date } : {}),
    media: async (wanted) => {
      const picture = plainAddress(wanted, base);
      return picture === undefined ? undefined : desk.pictures.find(picture);
    },
    notes: [...(reading.notes ?? []), ...notes],
  };
}

function decodePage(body: Buffer, contentType = ""): { text: string; notes: string[] } | Rejection {
  const stated = /charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(contentType)?.[1];
  const decoded = decode(body, stated);
  if (!("type" in decoded)) return { text: decoded.text, notes: [] };
  const guessed = stated === undefined ? decoded : decode(body);
  if ("type" in guessed) return decoded;
  return { text: guessed.text, notes: [`${decoded.reason}, as its server stated: read as ${guessed.charset}`] };
}

/** A digest of the payload is taken of what was sent, or (by some crawlers) of that without its chunks. */
function digestNotes(record: ArchiveRecord, answer: Answer | undefined): string[] {
  const stated = record.fields.get("warc-payload-digest");
  if (stated === undefined || record.fields.has("warc-truncated")) return [];
  const sent = answer?.sent ?? record.block!;
  const candidates = [sent, ...(answer && isChunked(answer.fields) ? [dechunked(sent) ?? sent] : [])];
  return hasDigest(stated, candidates) === false ? ["its bytes do not have the digest that its record states"] : [];
}
