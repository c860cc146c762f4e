import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Bytes, bytesInMemory, LARGEST } from "../file.ts";
import { Cursor, piecesFrom } from "./cursor.ts";

/** Bytes in a temporary file, until they are let go. */
export type Spool = {
  size: number;
  slice(from: number, length: number): Promise<Uint8Array>;
  dispose(): Promise<void>;
};

/** Puts bytes into a temporary file, to jump about in them. It is gone when the process is, even if that is killed. */
export async function spool(pieces: AsyncIterable<Uint8Array>): Promise<Spool> {
  const folder = await mkdtemp(path.join(tmpdir(), "backfile-spool-"));
  const file = await open(path.join(folder, "bytes"), "wx+");
  const remove = () => rm(folder, { recursive: true, force: true }).catch(() => {});
  const dispose = async () => {
    await file.close();
    await remove();
  };
  // Some systems keep a file that is open; there it goes when it is let go.
  await remove();
  let size = 0;
  try {
    for await (const piece of pieces) {
      await file.writeFile(piece);
      size += piece.length;
    }
  } catch (thrown) {
    await dispose();
    throw thrown;
  }
  return {
    size,
    dispose,
    async slice(from, length) {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      let filled = 0;
      for (let read = -1; read !== 0 && filled < buffer.length; filled += read)
        read = (await file.read(buffer, filled, buffer.length - filled, from + filled)).bytesRead;
      return buffer.subarray(0, filled);
    },
  };
}

/** Bytes that are to be let go when they have been read. */
export type Held = Bytes & { dispose(): Promise<void> };

/** Keeps the first bytes, and spools the rest when it is asked for: for what can be read only from its start. */
export function sequentialBytes(
  name: string,
  size: number,
  read: () => AsyncIterable<Uint8Array>,
  beside: Bytes["beside"],
): Held {
  const START = 256 * 1024;
  let start: Promise<Uint8Array> | undefined;
  let spooled: Promise<Spool> | undefined;
  const readStart = async () => {
    const cursor = new Cursor(read());
    const bytes = await cursor.peek(START);
    await cursor.close();
    return bytes;
  };
  return {
    name,
    size,
    sequential: true,
    bytes: read,
    beside,
    async slice(from, length) {
      if (from + length <= START) {
        start ??= readStart();
        return (await start).subarray(from, from + length);
      }
      spooled ??= spool(read());
      return (await spooled).slice(from, length);
    },
    dispose: async () => void (await spooled?.then((one) => one.dispose()).catch(() => {})),
  };
}

/** What comes once only, as from standard input: held in memory up to 64 MB, and in a temporary file beyond that. */
export async function bytesOfStream(name: string, pieces: AsyncIterable<Uint8Array>): Promise<Held> {
  const cursor = new Cursor(pieces);
  const start = await cursor.peek(LARGEST + 1);
  if (start.length <= LARGEST) return { ...bytesInMemory(name, start), dispose: async () => {} };
  const rest = async function* () {
    for (let piece = await cursor.next(); piece !== undefined; piece = await cursor.next()) yield piece;
  };
  const { size, slice, dispose } = await spool(rest());
  const bytes = () => piecesFrom({ slice }, 0, size);
  return { name, size, bytes, slice, dispose, beside: async () => undefined };
}
