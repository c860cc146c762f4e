import { existsSync, lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { walk, writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";

/** The files of content/media: by their place below content/ ("media/ab/ab12.jpg"), the name of what is in them. */
export type Media = Map<string, string>;

/** What is larger is no picture for a page, and is not read. */
export const LARGEST = 64 * 1024 * 1024;
/** Stands for the content of a file that is not to be read. */
export const TOO_LARGE = "large";

/** A file that was written while it was looked at may have changed again within the clock's step. */
const CLOCK_STEP = 2000;
const FILES = "files.tsv";

/** Looks at every file, and reads those that are not as they were. */
export function surveyMedia(folder: string, cache: string): Media {
  const media: Media = new Map();
  if (!existsSync(folder)) return media;
  const scanned = Date.now();
  const known = readKnown(path.join(cache, FILES));
  const lines: string[] = [];
  let changed = false;
  for (const { file, kind } of walk(folder)) {
    if (kind !== "file" || /[\t\n]/.test(file)) continue;
    const { size, mtimeMs, ctimeMs } = lstatSync(path.join(folder, file));
    const state = `${file}\t${size}\t${mtimeMs}\t${ctimeMs}`;
    const settled = Math.max(mtimeMs, ctimeMs) < scanned - CLOCK_STEP;
    const hash = known.get(state) ?? hashOf(path.join(folder, file), size);
    media.set(`media/${file}`, hash);
    changed ||= !known.delete(state);
    if (settled) lines.push(`${state}\t${hash}\n`);
  }
  if (changed || known.size > 0) writeAtomic(path.join(cache, FILES), lines);
  return media;
}

/** Content-addressed names are made the same way at import. */
function hashOf(file: string, size: number): string {
  return size > LARGEST ? TOO_LARGE : shortHash(readFileSync(file), 20);
}

function readKnown(file: string): Map<string, string> {
  const known = new Map<string, string>();
  if (!existsSync(file)) return known;
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const at = line.lastIndexOf("\t");
    if (at > 0) known.set(line.slice(0, at), line.slice(at + 1));
  }
  return known;
}
