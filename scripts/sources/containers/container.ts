import { type Held, sequentialBytes } from "../bytes/spool.ts";
import type { Bytes } from "../file.ts";
import type { Head, Rejection, Skipped } from "../source.ts";

/** One file in a container, as the container tells of it: nothing of it has been read. */
export type Entry = {
  type: "entry";
  /** Untrusted; "/" between its parts. */
  path: string;
  /** How many bytes it says it has; undefined where only its end tells. */
  size?: number;
  /** Why it is not read: "is a symbolic link". */
  refused?: string;
  /** Its bytes. Throws UnreadableFile where they are damaged, after those that could be read. */
  read(): AsyncIterable<Uint8Array>;
  /** Where its bytes begin in the container, if they lie there as they are. */
  place?: () => Promise<number>;
};

/** A kind of file that holds other files. A new kind is one file with one of these, and a line in registry.ts. */
export type Container = {
  name: string;
  detect(head: Head): boolean;
  /** What is in it, in its order, and what cannot be told. The data are read entry by entry, later. */
  entries(file: Bytes): AsyncIterable<Entry | Rejection | Skipped>;
  /** What could be read of a damaged entry is used: the container holds one file, and half of it is better than none. */
  salvage?: true;
};

/** Bytes that stay in their container, and are read from it as often as they are asked for. */
export async function bytesOfEntry(entry: Entry, file: Bytes, name: string, beside: Bytes["beside"]): Promise<Held> {
  const { size = 0, place } = entry;
  const read = () => entry.read();
  if (place === undefined || file.sequential) return sequentialBytes(name, size, read, beside);
  const start = await place();
  const slice: Bytes["slice"] = (from, length) => file.slice(start + from, Math.min(length, Math.max(0, size - from)));
  return { name, size, bytes: read, slice, beside, dispose: async () => {} };
}
