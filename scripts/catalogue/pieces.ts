import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import type { Span } from "./row.ts";

/** Files that hold a piece of each article, one after another; rows say where. They only ever grow. */

export type Appender = {
  /** Gives where the bytes stand. */
  write(bytes: Uint8Array): number;
  close(): void;
};

export function appender(file: string): Appender {
  const handle = openSync(file, "a");
  let at = fstatSync(handle).size;
  return {
    write(bytes) {
      const start = at;
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      at += bytes.length;
      return start;
    },
    close: () => closeSync(handle),
  };
}

/** Reads one piece after another; throws where the file is shorter than the row says. */
export function withPieces<Result>(file: string, work: (read: (span: Span) => Uint8Array) => Result): Result {
  const handle = openSync(file, "r");
  try {
    return work(([start, length]) => {
      const bytes = Buffer.allocUnsafe(length);
      for (let done = 0; done < length; ) {
        const read = readSync(handle, bytes, done, length - done, start + done);
        if (read === 0) throw new Error(`${file} is cut off; delete its folder, and build again`);
        done += read;
      }
      return bytes;
    });
  } finally {
    closeSync(handle);
  }
}

export function readPiece(file: string, span: Span): Uint8Array {
  return withPieces(file, (read) => read(span));
}
