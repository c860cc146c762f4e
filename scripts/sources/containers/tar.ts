import { Cursor, piecesFrom } from "../bytes/cursor.ts";
import { type Bytes, UnreadableFile } from "../file.ts";
import type { Container, Entry } from "./container.ts";
import { BLOCK, headerOf, isZeros, type TarHeader, textOfField } from "./tar-header.ts";

/**
 * Tar: ustar, GNU (long names) and pax. The reading is our own, since the libraries do not say where an entry's data lie,
 * and end at the first damaged header.
 */
export const tar: Container = {
  name: "tar",
  detect({ bytes, name }) {
    return headerOf(bytes) !== undefined || (/\.tar$/i.test(name) && bytes.length >= 2 * BLOCK && isZeros(bytes));
  },
  async *entries(file) {
    const data = forwardReader(file);
    for await (const { header, at } of walk(file)) {
      if (header === undefined) yield { type: "rejection", reason: `is damaged at byte ${at}: no entry begins there` };
      else if (header.kind !== "folder" && header.kind !== "ignored") yield entryOf(header, at, file, data);
    }
  },
};

const REFUSED: { [kind in TarHeader["kind"]]?: string } = {
  link: "is a link; only plain files are read",
  device: "is not a plain file",
  sparse: "is stored with holes, which is not read",
};

function entryOf(header: TarHeader, at: number, file: Bytes, data: Read): Entry {
  const { path, size, kind } = header;
  const refused = REFUSED[kind] ?? (at + size > file.size ? "ends in the middle: the archive is cut off" : undefined);
  return {
    type: "entry",
    path,
    size,
    ...(refused ? { refused } : {}),
    read: () => data(at, size),
    place: async () => at,
  };
}

type Step = { header?: TarHeader; at: number };

/** Zeros end a tar. Another one may follow it, after as many as fill a tape's block; not after a megabyte of them. */
const MOST_ZEROS = 2048;

/** Every header with where its data begin; without a header, the first of the blocks that are none. */
async function* walk(file: Bytes): AsyncGenerator<Step> {
  const look = file.sequential ? lookForward(file) : lookAnywhere(file);
  let told: Partial<TarHeader> = {};
  let lost = false;
  let zeros = 0;
  try {
    for (let at = 0, block = await look.at(0, BLOCK); block.length > 0; block = await look.at(at, BLOCK)) {
      const header = headerOf(block);
      zeros = isZeros(block) ? zeros + 1 : 0;
      if (zeros > MOST_ZEROS) return;
      if (header === undefined && !lost && !isZeros(block)) yield { at };
      lost = header === undefined && (lost || !isZeros(block));
      at += BLOCK;
      if (header === undefined) continue;
      const whole = { ...header, ...told };
      if (header.kind === "names")
        told = { ...told, ...namesOf(header, await look.at(at, Math.min(header.size, LONGEST_NAMES))) };
      else {
        told = {};
        yield { header: whole, at };
      }
      at += Math.ceil((header.kind === "names" ? header.size : whole.size) / BLOCK) * BLOCK;
    }
  } finally {
    await look.close();
  }
}

type Look = { at(place: number, length: number): Promise<Uint8Array>; close(): Promise<void> };

function lookForward(file: Bytes): Look {
  const cursor = new Cursor(file.bytes());
  return {
    async at(place, length) {
      await cursor.skip(place - cursor.position);
      return cursor.peek(length);
    },
    close: () => cursor.close(),
  };
}

/** A window is kept, since the headers of small files lie close together. */
function lookAnywhere(file: Bytes): Look {
  let window: { from: number; bytes: Uint8Array } = { from: 0, bytes: new Uint8Array() };
  return {
    async at(place, length) {
      if (place < window.from || place + length > window.from + window.bytes.length)
        window = { from: place, bytes: await file.slice(place, Math.max(length, 64 * 1024)) };
      return window.bytes.subarray(place - window.from, place - window.from + length);
    },
    close: async () => {},
  };
}

const LONGEST_NAMES = 1024 * 1024;

function namesOf({ type }: TarHeader, bytes: Uint8Array): Partial<TarHeader> {
  if (type === "L") return { path: textOfField(bytes) };
  return type === "x" ? paxOf(bytes) : {};
}

/** "27 path=posts/a-long-name\n" and so on: pax extended headers (POSIX.1-2001). */
function paxOf(bytes: Uint8Array): Partial<TarHeader> {
  const told: Partial<TarHeader> = {};
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(Buffer.from(bytes.subarray(at, space)).toString("latin1"));
    if (space === -1 || space - at > 10 || !Number.isInteger(length) || length <= space - at) break;
    const [key, value] = splitOnce(Buffer.from(bytes.subarray(space + 1, at + length - 1)).toString("utf8"));
    if (key === "path") told.path = value;
    if (key === "size" && /^\d{1,15}$/.test(value)) told.size = Number(value);
    if (key.startsWith("GNU.sparse.")) told.kind = "sparse";
    at += length;
  }
  return told;
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf("=");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

type Read = (at: number, size: number) => AsyncGenerator<Uint8Array>;

/** Reads entries that follow each other in one go through a file in which one cannot jump about. */
function forwardReader(file: Bytes): Read {
  if (!file.sequential) return (at, size) => piecesFrom(file, at, size);
  let idle: Cursor | undefined;
  return async function* (at, size) {
    const cursor = idle !== undefined && idle.position <= at ? idle : new Cursor(file.bytes());
    if (idle !== cursor) await idle?.close();
    idle = undefined;
    try {
      await cursor.skip(at - cursor.position);
      for (let left = size; left > 0; ) {
        const piece = await cursor.next(left);
        if (piece === undefined) throw new UnreadableFile("ends in the middle: the archive is cut off");
        left -= piece.length;
        yield piece;
      }
    } finally {
      if (idle === undefined) idle = cursor;
      else await cursor.close();
    }
  };
}
