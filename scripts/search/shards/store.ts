import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { constants, deflateSync } from "node:zlib";
import { walk } from "../../lib/files.ts";

/** Written files, by their path below the folder of the index. */
export type Written = { [file: string]: number };

/** Compressed, and without what tells the machine: the same bytes everywhere. */
export function packed(content: Uint8Array | object): Buffer {
  // Runs of small numbers have few repetitions worth seeking: so it takes a sixth of the time, and 2% fewer bytes.
  if (content instanceof Uint8Array) return deflateSync(content, { level: 6, strategy: constants.Z_FILTERED });
  return deflateSync(JSON.stringify(content), { level: 9 });
}

/** Writes files that nothing speaks of yet: if the run is killed halfway, the next one writes them again. */
export class Store {
  readonly written: Written = {};
  constructor(private readonly folder: string) {}

  add(file: string, content: Uint8Array): void {
    const full = path.join(this.folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    this.written[file] = content.length;
  }
}

/** Whether files are there, and as long as they were when they were written. */
export function isWhole(folder: string, written: Written): boolean {
  return Object.entries(written).every(
    ([file, size]) => statSync(path.join(folder, file), { throwIfNoEntry: false })?.size === size,
  );
}

export function filesBelow(folder: string): Written {
  return Object.fromEntries([...walk(folder)].map(({ file }) => [file, statSync(path.join(folder, file)).size]));
}

export function sizeOf(written: Written): { files: number; bytes: number } {
  const sizes = Object.values(written);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Removes all files but those named, and folders that are empty then. */
export function prune(folder: string, keep: Set<string>, below = ""): void {
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const file = below === "" ? entry.name : `${below}/${entry.name}`;
    const full = path.join(folder, file);
    if (entry.isDirectory()) {
      prune(folder, keep, file);
      if (readdirSync(full).length === 0) rmdirSync(full);
    } else if (!keep.has(file)) rmSync(full);
  }
}
