import { createInflateRaw, inflateRawSync } from "node:zlib";
import type { Cursor } from "./cursor.ts";

/** Compressed bytes that make no sense, or end too early. */
export class BrokenStream extends Error {
  constructor(readonly kind: "ends" | "broken") {
    super(kind === "ends" ? "ends in the middle of its compressed data" : "holds compressed data that are damaged");
  }
}

/** What is no larger when compressed is decompressed in one step: a stream of its own costs ten times as much. */
const SMALL = 64 * 1024;
const SMALL_RESULT = 4 * 1024 * 1024;
/** So little goes in at a time that what comes out, at most a thousand times as much, can be held. */
const STEP = 16 * 1024;

/**
 * The deflate stream (RFC 1951) at the cursor, decompressed; afterwards the cursor stands behind it. Throws BrokenStream
 * after everything that could be read.
 */
export async function* inflate(cursor: Cursor): AsyncGenerator<Uint8Array> {
  const small = await inflateSmall(cursor);
  if (small) yield small;
  else yield* inflateLarge(cursor);
}

async function inflateSmall(cursor: Cursor): Promise<Uint8Array | undefined> {
  const bytes = await cursor.peek(SMALL);
  try {
    const { buffer, engine } = inflateRawSync(bytes, { info: true, maxOutputLength: SMALL_RESULT }) as unknown as {
      buffer: Uint8Array;
      engine: { bytesWritten: number };
    };
    await cursor.skip(engine.bytesWritten);
    return buffer;
  } catch {
    return undefined;
  }
}

async function* inflateLarge(cursor: Cursor): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 64 * 1024 });
  const out: Uint8Array[] = [];
  let state: "open" | "ended" | "failed" = "open";
  stream.on("data", (piece: Uint8Array) => out.push(piece));
  stream.on("end", () => (state = "ended"));
  stream.on("error", () => (state = "failed"));
  const settled = () => state as string;
  let fed = 0;
  try {
    while (settled() === "open") {
      const piece = await cursor.next(STEP);
      if (piece === undefined) break;
      fed += piece.length;
      await new Promise<unknown>((resolve) => stream.write(piece, resolve));
      // The end of the stream is told a moment after the last bytes.
      await new Promise(setImmediate);
      if (settled() === "ended") cursor.unread(piece.subarray(piece.length - (fed - stream.bytesWritten)));
      // What comes behind the damage may lie in the same piece.
      if (settled() === "failed") cursor.unread(piece);
      yield* out.splice(0);
    }
  } finally {
    stream.destroy();
  }
  if (settled() !== "ended") throw new BrokenStream(settled() === "failed" ? "broken" : "ends");
}
