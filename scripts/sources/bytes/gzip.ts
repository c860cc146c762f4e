import { crc32 } from "./crc.ts";
import type { Cursor } from "./cursor.ts";
import { BrokenStream, inflate } from "./inflate.ts";

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8 && (bytes[3]! & 0xe0) === 0;
}

/** More than a name and a comment have no business to be. */
const LONGEST_HEADER = 256 * 1024;

/** The length of a gzip member's header (RFC 1952, 2.3); undefined where it does not end within the bytes. */
export function gzipHeaderLength(bytes: Uint8Array): number | undefined {
  const flags = bytes[3]!;
  let at = 10;
  if (flags & 4) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue;
    const zero = bytes.indexOf(0, at);
    if (zero === -1) return undefined;
    at = zero + 1;
  }
  if (flags & 2) at += 2;
  return at <= bytes.length ? at : undefined;
}

/**
 * The gzip member at the cursor, decompressed; afterwards the cursor stands behind it. Throws BrokenStream after
 * everything that could be read, also where only the checksum is wrong.
 */
export async function* gunzipMember(cursor: Cursor): AsyncGenerator<Uint8Array> {
  const length = gzipHeaderLength(await cursor.peek(1024)) ?? gzipHeaderLength(await cursor.peek(LONGEST_HEADER));
  if (length === undefined) throw new BrokenStream("ends");
  await cursor.skip(length);
  let sum = 0;
  for await (const piece of inflate(cursor)) {
    sum = crc32(piece, sum);
    yield piece;
  }
  const trailer = Buffer.from(await cursor.take(8));
  if (trailer.length < 8) throw new BrokenStream("ends");
  if (trailer.readUInt32LE(0) !== sum) throw new BrokenStream("broken");
}
