import { gzipHeaderLength, isGzip } from "./bytes/gzip.ts";
import type { Bytes } from "./file.ts";
import { inflateRawSync, constants } from "node:zlib";
import type { Found, Head, Source } from "./source.ts";
import { answerOf } from "./warc/http.ts";
import { ARC, WARC } from "./warc/head.ts";
import { kindOf } from "./warc/kinds.ts";
import { type PageDesk, pageOf, sameAs } from "./warc/pages.ts";
import { picturesIn } from "./warc/pictures.ts";
import { type ArchiveRecord, readRecords } from "./warc/records.ts";
import { createSeen } from "./warc/seen.ts";
import { createTally, type Tally } from "./warc/tally.ts";
import { isWacz, openWacz } from "./warc/wacz.ts";

/** Web archives: WARC, ARC, and WACZ, which is a ZIP of WARCs. */
export const warc: Source = {
  name: "warc",
  isPacked: true,
  detect: (head) => isWacz(head) || isRecords(firstBytes(head)),
  async *read(file) {
    if (!isWacz({ name: file.name, text: "", bytes: await file.slice(0, 64 * 1024) })) {
      yield* readArchives([file], new Map());
      return;
    }
    const { archives, titles, accounts } = await openWacz(file);
    try {
      yield* accounts;
      yield* readArchives(archives, titles);
    } finally {
      for (const archive of archives) await archive.dispose();
    }
  },
};

function isRecords(bytes: Buffer): boolean {
  const from = bytes.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
  const start = bytes.subarray(Math.max(0, from));
  return WARC.begins(start) || ARC.begins(start);
}

/** The first bytes, decompressed where they are compressed. */
function firstBytes({ bytes }: Head): Buffer {
  const length = isGzip(bytes) ? gzipHeaderLength(bytes) : undefined;
  if (length === undefined) return Buffer.from(bytes.subarray(0, 16 * 1024));
  try {
    const finishFlush = constants.Z_SYNC_FLUSH;
    return inflateRawSync(bytes.subarray(length, length + 4096), { finishFlush, maxOutputLength: 8 * 1024 * 1024 });
  } catch {
    return Buffer.alloc(0);
  }
}

async function* readArchives(files: Bytes[], titles: ReadonlyMap<string, string>): AsyncGenerator<Found> {
  const desk: PageDesk = { seen: createSeen(), pictures: picturesIn(files), titles };
  const tally = createTally();
  for (const file of files) {
    for await (const found of readArchive(file, desk, tally))
      yield files.length > 1 && found.type !== "lines" ? { ...found, locator: placeIn(file, found.locator) } : found;
  }
  yield* tally.told();
}

function placeIn(file: Bytes, locator: string | undefined): string {
  return locator === undefined ? file.name : `${locator} of ${file.name}`;
}

async function* readArchive(file: Bytes, desk: PageDesk, tally: Tally): AsyncGenerator<Found> {
  for await (const record of readRecords(file)) {
    const found = record.type === "rejection" ? record : accountFor(record, desk, tally);
    if (found !== undefined) yield found;
  }
}

/** What a record gives, if it is not only counted. */
function accountFor(record: ArchiveRecord, desk: PageDesk, tally: Tally): Found | undefined {
  if (record.block === undefined) return { type: "skipped", locator: record.locator, reason: "is larger than 64 MB" };
  if (record.kind === "revisit") return revisitOf(record, desk, tally);
  const answer = answerOf(record.block);
  const kind = kindOf(record, answer);
  if (kind.is !== "page") return tally.count(kind.is === "picture" ? "pictures" : kind.what);
  const found = pageOf(record, answer, desk);
  return found.type === "skipped" && found.locator === undefined ? tally.count(found.reason) : found;
}

/** A revisit says that what was there had not changed: it is no version of its own. */
function revisitOf(record: ArchiveRecord, { seen }: PageDesk, tally: Tally): Found | undefined {
  const { fields } = record;
  const first = seen.byDigest(fields.get("warc-payload-digest"));
  const own = record.address;
  if (first !== undefined) return sameAs(record.locator, first.when, first.address === own ? "" : first.address);
  return tally.count("captures of what had not changed (revisits), of which the first is no page or not in this file");
}
