import { createInflateRaw, type InflateRaw, inflateRawSync } from "node:zlib";
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
  const state = watch(stream);
  stream.on("data", (piece: Uint8Array) => out.push(piece));
  let fed = 0;
  try {
    for (let open = true; open; open = state.now === "open") {
      const piece = await cursor.next(STEP);
      await state.after((done) => (piece ? stream.write(piece, done) : stream.once("end", done).end()));
      fed += piece?.length ?? 0;
      if (state.now === "ended" && piece) cursor.unread(piece.subarray(piece.length - (fed - stream.bytesWritten)));
      yield* out.splice(0);
      if (piece === undefined) break;
    }
  } finally {
    stream.destroy();
  }
  if (state.now !== "ended") throw new BrokenStream(state.now === "failed" && !state.short ? "broken" : "ends");
}

type State = {
  now: "open" | "ended" | "failed";
  /** It failed since there was no more. */
  short: boolean;
  /** Does something, and waits until it is done or has failed: after an error, nobody says that it is done. */
  after(act: (done: () => void) => void): Promise<void>;
};

function watch(stream: InflateRaw): State {
  const state: State = {
    now: "open",
    short: false,
    async after(act) {
      await new Promise<void>((resolve) => {
        const done = () => {
          stream.off("error", done);
          resolve();
        };
        stream.once("error", done);
        act(done);
      });
      // The end is told a moment after the last bytes.
      await new Promise(setImmediate);
    },
  };
  stream.on("end", () => {
    state.now = "ended";
  });
  stream.on("error", (thrown: NodeJS.ErrnoException) => {
    state.now = "failed";
    state.short = thrown.code === "Z_BUF_ERROR";
  });
  return state;
}
