import { type Entry as ZipEntry, fromRandomAccessReaderPromise, getFileNameLowLevel, RandomAccessReader } from "yauzl";
import { messageOf } from "../../lib/errors.ts";
import { crc32 } from "../bytes/crc.ts";
import { Cursor, piecesFrom } from "../bytes/cursor.ts";
import { BrokenStream, inflate } from "../bytes/inflate.ts";
import { type Bytes, UnreadableFile } from "../file.ts";
import type { Head } from "../source.ts";
import type { Container, Entry } from "./container.ts";

/** ZIP, ZIP64 too; members stored or deflated. */
export const zip: Container = {
  name: "zip",
  detect: (head) => isZip(head) && !isDocument(head),
  async *entries(file) {
    const opened = await openZip(file);
    if (typeof opened === "string") return yield { type: "rejection", reason: opened };
    let count = 0;
    try {
      for await (const entry of opened.eachEntry()) {
        count += 1;
        const told = entryOf(entry, file);
        if (!told.path.endsWith("/")) yield told;
      }
    } catch (thrown) {
      yield {
        type: "rejection",
        reason: `its table of contents is damaged after ${count} entries: ${messageOf(thrown)}`,
      };
    }
  },
};

function isZip({ bytes }: Head): boolean {
  const mark = Buffer.from(bytes.subarray(0, 4)).toString("latin1");
  return mark === "PK\x03\x04" || mark === "PK\x05\x06";
}

/** A word processor's file or an e-book is a ZIP too, and none of its parts is a page. */
function isDocument({ bytes }: Head): boolean {
  const first = Buffer.from(bytes.subarray(30, 60)).toString("latin1");
  return /^(\[Content_Types\]\.xml|mimetype|_rels\/|META-INF\/MANIFEST)/.test(first);
}

async function openZip(file: Bytes) {
  try {
    // Sizes and names are checked here, so that one bad entry does not cost the others.
    return await fromRandomAccessReaderPromise(readerOf(file), file.size, {
      decodeStrings: false,
      validateEntrySizes: false,
      autoClose: false,
    });
  } catch (thrown) {
    return `has no table of contents, so it is cut off or damaged: ${messageOf(thrown)}`;
  }
}

/** Random access over bytes from anywhere; a window is kept, since a table of contents is read in small steps. */
function readerOf(file: Bytes): RandomAccessReader {
  const WINDOW = 256 * 1024;
  let window: { from: number; bytes: Uint8Array } = { from: 0, bytes: new Uint8Array() };
  const fetch = async (position: number, length: number) => {
    const inside = position >= window.from && position + length <= window.from + window.bytes.length;
    if (!inside) window = { from: position, bytes: await file.slice(position, Math.max(WINDOW, length)) };
    return window.bytes.subarray(position - window.from, position - window.from + length);
  };
  const reader = new (class extends RandomAccessReader {})();
  reader.read = (buffer: Buffer, offset: number, length: number, position: number, callback: ReadCallback) => {
    fetch(position, length).then(
      (bytes) => {
        buffer.set(bytes, offset);
        callback(null, bytes.length);
      },
      (thrown: Error) => callback(thrown, 0),
    );
  };
  reader.close = (callback) => callback(null);
  return reader;
}

type ReadCallback = (error: Error | null, bytesRead?: number) => void;

/** Deflate cannot do better; what says that it does is lying. */
const BEST_RATIO = 1040;

function entryOf(entry: ZipEntry, file: Bytes): Entry {
  const { uncompressedSize: size, compressedSize, compressionMethod: method } = entry;
  const start = () => startOf(entry, file);
  const refused = whyRefused(entry);
  return {
    type: "entry",
    path: nameOf(entry),
    size,
    ...(refused ? { refused } : {}),
    read: () => readEntry(entry, file),
    ...(method === 0 && compressedSize === size ? { place: start } : {}),
  };
}

function whyRefused(entry: ZipEntry): string | undefined {
  const { uncompressedSize: size, compressedSize, compressionMethod: method } = entry;
  const unixMode = entry.versionMadeBy >> 8 === 3 ? (entry.externalFileAttributes >>> 16) & 0o170000 : 0;
  if (unixMode === 0o120000) return "is a symbolic link; only plain files are read";
  if (unixMode !== 0 && unixMode !== 0o100000 && unixMode !== 0o040000) return "is not a plain file";
  if (entry.isEncrypted()) return "is encrypted";
  if (method !== 0 && method !== 8)
    return `is compressed by method ${method}, of which only 0 and 8 (deflate) are read`;
  if (size > compressedSize * BEST_RATIO + 1024) return `says that it has ${size} bytes, which it cannot have`;
  return undefined;
}

/** Many ZIPs have UTF-8 names without saying so. */
function nameOf(entry: ZipEntry): string {
  const raw = entry.fileName as unknown as Buffer;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw).replaceAll("\\", "/");
  } catch {
    return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  }
}

async function startOf(entry: ZipEntry, file: Bytes): Promise<number> {
  const header = Buffer.from(await file.slice(entry.relativeOffsetOfLocalHeader, 30));
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50)
    throw new UnreadableFile("is not where the table of contents says");
  return entry.relativeOffsetOfLocalHeader + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

async function* readEntry(entry: ZipEntry, file: Bytes): AsyncGenerator<Uint8Array> {
  const cursor = new Cursor(piecesFrom(file, await startOf(entry, file), entry.compressedSize));
  const pieces = entry.compressionMethod === 8 ? inflate(cursor) : rawPieces(cursor);
  let [size, sum] = [0, 0];
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > entry.uncompressedSize) throw new UnreadableFile(sizeLie(entry, "more"));
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (thrown) {
    throw thrown instanceof BrokenStream ? new UnreadableFile(thrown.message) : thrown;
  } finally {
    await cursor.close();
  }
  if (size < entry.uncompressedSize) throw new UnreadableFile(sizeLie(entry, "fewer"));
  if (sum !== entry.crc32) throw new UnreadableFile("holds data that are damaged: their checksum is another");
}

function sizeLie({ uncompressedSize }: ZipEntry, what: string): string {
  return `says that it has ${uncompressedSize} bytes, and has ${what}`;
}

async function* rawPieces(cursor: Cursor): AsyncGenerator<Uint8Array> {
  for (let piece = await cursor.next(); piece !== undefined; piece = await cursor.next()) yield piece;
}
