import { createReadStream, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import { type Place, placesBeside } from "./beside.ts";
import { decode, decodePieces } from "./charset.ts";
import type { SourceFile } from "./source.ts";

/** Bytes under a name: a file on the disk, or one inside another file. */
export type Bytes = Pick<SourceFile, "name" | "bytes" | "size" | "slice" | "beside"> & {
  /** Only `bytes` is cheap: the first `slice` behind the start puts everything onto the disk. */
  sequential?: true;
};

/** What is known of a file from outside it. */
export type About = Pick<SourceFile, "capturedAt" | "profile" | "charset" | "mapping" | "say">;

/** A file that is one document may be no larger: it is held in memory as a whole. */
export const LARGEST = 64 * 1024 * 1024;
/** A picture is at most this large; anything larger beside a page is no picture. */
const LARGEST_BESIDE = LARGEST;

/** Who wants to know what is read: `tick` is told of each piece, `look` of each place where something beside was looked for. */
export type Watch = { tick?: () => void; look?: (place: string) => void };

/** A file as it lies on the disk; what stands beside it is looked for within `root`. */
export function bytesOnDisk(place: string, name: string, root: string, { tick, look }: Watch = {}): Bytes {
  return {
    name,
    size: statSync(place).size,
    async *bytes() {
      for await (const piece of createReadStream(place, { highWaterMark: 256 * 1024 })) {
        tick?.();
        yield piece as Uint8Array;
      }
    },
    slice: (from, length) => sliceOf(place, from, length),
    async beside(wanted) {
      const plain = plainPath(wanted);
      if (plain === undefined) return undefined;
      const from = path.relative(root, place).split(path.sep).join("/");
      return firstWithin(root, placesBeside(from, plain), look);
    },
  };
}

/** A file that is held in memory: a member of an archive, or a test's. */
export function bytesInMemory(name: string, data: Uint8Array, beside?: SourceFile["beside"]): Bytes {
  return {
    name,
    size: data.length,
    async *bytes() {
      yield data;
    },
    slice: async (from, length) => data.subarray(from, from + length),
    beside: beside ?? (async () => undefined),
  };
}

async function sliceOf(place: string, from: number, length: number): Promise<Uint8Array> {
  const file = await open(place, "r");
  try {
    const buffer = Buffer.alloc(Math.max(0, Math.min(length, (await file.stat()).size - from)));
    let filled = 0;
    for (let read = -1; read !== 0 && filled < buffer.length; filled += read)
      read = (await file.read(buffer, filled, buffer.length - filled, from + filled)).bytesRead;
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

function firstWithin(root: string, places: Place[], look: Watch["look"]): Uint8Array | undefined {
  for (const { file, needs } of places) {
    const needed = path.join(root, needs);
    const there = existsSync(needed);
    look?.(there ? path.join(root, file) : needed);
    const bytes = there ? fileWithin(path.join(root, file), root) : undefined;
    if (bytes !== undefined) return bytes;
  }
  return undefined;
}

function fileWithin(target: string, root: string): Uint8Array | undefined {
  try {
    // What a symbolic link shows lies elsewhere, whatever its name says.
    const real = realpathSync(target);
    const stat = statSync(real);
    const inside = real.startsWith(realpathSync(root) + path.sep);
    return inside && stat.isFile() && stat.size <= LARGEST_BESIDE ? readFileSync(real) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * "photo%20files/1.jpg?w=600#x" as the path it means; undefined for an address with a scheme or a host. One from a site's
 * root keeps its slash.
 */
export function plainPath(wanted: string): string | undefined {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(wanted) || wanted.length > 1000 || wanted.includes("\0")) return undefined;
  const bare = wanted.replace(/[?#].*$/s, "");
  if (bare === "" || bare === "/") return undefined;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

/** Trouble with a file as a whole, which a format need not know: the import reports it as a rejection. */
export class UnreadableFile extends Error {}

/** Bytes as the formats see them; `heard` is told of the character set of a text, and what was odd about it. */
export function sourceFile(
  bytes: Bytes,
  about: About = {},
  heard?: (charset: string, notes: string[]) => void,
): SourceFile {
  return {
    ...bytes,
    ...about,
    async text() {
      if (bytes.size > LARGEST) throw new UnreadableFile(`larger than ${LARGEST / 1024 / 1024} MB`);
      const decoded = decode(await bytes.slice(0, bytes.size), about.charset);
      if ("type" in decoded) throw new UnreadableFile(decoded.reason);
      heard?.(decoded.charset, decoded.notes ?? []);
      return decoded.text;
    },
    pieces: () => decodePieces(bytes.bytes(), about.charset, heard),
  };
}
