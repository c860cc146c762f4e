import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { LARGEST } from "../file.ts";
import { headerFields } from "./head.ts";

/** An HTTP answer as a web archive keeps it. */
export type Answer = {
  status: number;
  /** By their names in small letters. */
  fields: ReadonlyMap<string, string>;
  /** As it was sent: perhaps chunked and compressed. */
  sent: Buffer;
};

const LONGEST_HEAD = 256 * 1024;

/** The answer in a record's block; undefined where the block is none. */
export function answerOf(block: Buffer): Answer | undefined {
  const [, status] = /^HTTP\/\d(?:\.\d)? +(\d{3})/.exec(block.toString("latin1", 0, 64)) ?? [];
  if (status === undefined) return undefined;
  const start = block.subarray(0, LONGEST_HEAD);
  const ends = [
    { at: start.indexOf("\r\n\r\n"), length: 4 },
    { at: start.indexOf("\n\n"), length: 2 },
  ].filter(({ at }) => at !== -1);
  const end = ends.sort((a, b) => a.at - b.at)[0] ?? { at: start.length, length: 0 };
  const fields = headerFields(block.toString("latin1", 0, end.at));
  return { status: Number(status), fields, sent: block.subarray(end.at + end.length) };
}

export type Unpacked = { body: Buffer; notes: string[] };

/** What the answer holds, with its transfer and content encodings undone; or why that cannot be. */
export function bodyOf({ fields, sent }: Answer): Unpacked | string {
  const notes: string[] = [];
  let body = isChunked(fields) ? (dechunked(sent) ?? sent) : sent;
  for (const coding of codings(fields)) {
    const undone = undo(coding, body);
    if (typeof undone === "string") return undone;
    if (undone.short) notes.push(`its ${coding} data end early: the text may be cut off`);
    body = undone.body;
  }
  return { body, notes };
}

export function isChunked(fields: ReadonlyMap<string, string>): boolean {
  return /\bchunked\b/i.test(fields.get("transfer-encoding") ?? "");
}

/** Nobody packs in more layers than these. */
const MOST_LAYERS = 3;

/** Content codings, the one that was put on last first. */
function codings(fields: ReadonlyMap<string, string>): string[] {
  const stated = (fields.get("content-encoding") ?? "").toLowerCase().split(",");
  const names = stated.map((one) => one.trim()).filter((one) => one !== "" && one !== "identity");
  return names.reverse().slice(0, MOST_LAYERS);
}

/**
 * Chunks put together (RFC 9112, 7.1); undefined where there are none: many crawlers keep the header and not the chunks.
 * Where they stop making sense, what is left is taken as it is.
 */
export function dechunked(sent: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; at < sent.length; ) {
    const line = /^[ \t]*([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i.exec(sent.toString("latin1", at, at + 200));
    if (line === null) {
      if (parts.length === 0) return undefined;
      parts.push(sent.subarray(at));
      break;
    }
    const size = Number.parseInt(line[1]!, 16);
    at += line[0].length;
    if (size === 0) break;
    parts.push(sent.subarray(at, at + size));
    at += size;
    if (sent[at] === 0x0d) at += 1;
    if (sent[at] === 0x0a) at += 1;
  }
  return Buffer.concat(parts);
}

function undo(coding: string, body: Buffer): { body: Buffer; short?: boolean } | string {
  const gzipped = body[0] === 0x1f && body[1] === 0x8b;
  if (coding === "gzip" || coding === "x-gzip") return gzipped ? unpack(body, gunzipSync) : { body };
  if (coding === "deflate") {
    const undone = unpack(body, inflateSync);
    return typeof undone === "string" ? orPlain(unpack(body, inflateRawSync), body) : undone;
  }
  if (coding === "br") return orPlain(unpack(body, brotli), body);
  return orPlain(`its content encoding "${coding.slice(0, 20)}" is not known`, body);
}

type Limits = { maxOutputLength: number; finishFlush?: number };

function brotli(body: Buffer, { maxOutputLength }: Limits): Buffer {
  return brotliDecompressSync(body, { maxOutputLength });
}

/** All of it, or as much as there is. */
function unpack(body: Buffer, by: (body: Buffer, limits: Limits) => Buffer): ReturnType<typeof undo> {
  try {
    return { body: by(body, { maxOutputLength: LARGEST }) };
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE") return "is larger than 64 MB when decompressed";
  }
  try {
    const short = by(body, { maxOutputLength: LARGEST, finishFlush: constants.Z_SYNC_FLUSH });
    return short.length > 0 ? { body: short, short: true } : DAMAGED;
  } catch {
    return DAMAGED;
  }
}

const DAMAGED = "its compressed content is damaged";

/** Crawlers also keep the header of an encoding that they have undone. */
function orPlain(undone: ReturnType<typeof undo>, body: Buffer): ReturnType<typeof undo> {
  return typeof undone === "string" && /^\s*<[!a-z?]/i.test(body.toString("latin1", 0, 100)) ? { body } : undone;
}
