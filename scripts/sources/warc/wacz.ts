import { decode } from "../charset.ts";
import { zip } from "../containers/zip.ts";
import { bytesOfEntry, type Entry } from "../containers/container.ts";
import type { Held } from "../bytes/spool.ts";
import { type Bytes, LARGEST } from "../file.ts";
import type { Head, Rejection, Skipped } from "../source.ts";
import { plainAddress } from "./address.ts";

/** What a WACZ holds: web archives, and the titles of their pages. */
export type Wacz = {
  archives: Held[];
  titles: ReadonlyMap<string, string>;
  accounts: (Rejection | Skipped)[];
};

/** They lie in archive/, and in the folders of other names that older tools made. */
const ARCHIVE = /^[^/]+\/.+\.w?arc(\.gz)?$/i;
const PAGES = /^pages\/[^/]+\.jsonl$/i;

/** Whether a ZIP has, at its start, a file where a WACZ has it. https://specs.webrecorder.net/wacz/1.1.1/ */
export function isWacz({ bytes }: Head): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (head.toString("latin1", 0, 4) !== "PK\x03\x04") return false;
  for (let at = 0; at !== -1; at = head.indexOf("PK\x03\x04", at + 4, "latin1")) {
    if (at + 30 > head.length) return false;
    const name = head.toString("latin1", at + 30, at + 30 + Math.min(head.readUInt16LE(at + 26), 1000));
    if (ARCHIVE.test(name) || PAGES.test(name) || /^indexes\/index\.(cdxj?(\.gz)?|idx)$/i.test(name)) return true;
  }
  return false;
}

export async function openWacz(file: Bytes): Promise<Wacz> {
  const wacz: Wacz & { titles: Map<string, string> } = { archives: [], titles: new Map(), accounts: [] };
  let others = 0;
  for await (const entry of zip.entries(file)) {
    if (entry.type !== "entry") wacz.accounts.push(entry);
    else if (ARCHIVE.test(entry.path) && entry.refused !== undefined)
      wacz.accounts.push({ type: "rejection", locator: entry.path, reason: entry.refused });
    else if (ARCHIVE.test(entry.path))
      wacz.archives.push(await bytesOfEntry(entry, file, entry.path, async () => undefined));
    else {
      others += 1;
      if (PAGES.test(entry.path)) await readTitles(entry, wacz.titles);
    }
  }
  if (others > 0)
    wacz.accounts.push({ type: "skipped", reason: "lists, indexes and logs of the archive", count: others });
  if (wacz.archives.length === 0)
    wacz.accounts.push({ type: "rejection", reason: "looks like a WACZ and holds no web archive" });
  return wacz;
}

/** pages.jsonl: a line a page, {"url": …, "title": …, "ts": …}. A list that cannot be read costs titles and nothing else. */
async function readTitles(entry: Entry, titles: Map<string, string>): Promise<void> {
  if (entry.refused !== undefined || (entry.size ?? 0) > LARGEST) return;
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of entry.read()) pieces.push(piece);
  } catch {
    return;
  }
  const decoded = decode(Buffer.concat(pieces), "utf-8");
  for (const line of "type" in decoded ? [] : decoded.text.split("\n")) {
    const page = parseLine(line);
    const address = typeof page?.url === "string" ? plainAddress(page.url) : undefined;
    if (address !== undefined && typeof page?.title === "string") titles.set(address, page.title);
  }
}

function parseLine(line: string): { url?: unknown; title?: unknown } | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === "object" && parsed !== null ? parsed : undefined;
  } catch {
    return undefined;
  }
}
