import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
} from "node:fs";
import path from "node:path";
import { CliError, messageOf } from "../lib/errors.ts";
import { writeAtomic } from "../lib/files.ts";
import type { ArchivePaths } from "../settings.ts";

/** Says that a folder was made by Backfile, so that what is no longer part of the site may be removed from it. */
export const MARK = "backfile.json";

/** Makes the output folder ours, or refuses: a folder with other things in it is never written to. */
export function claimOutput(out: string, paths: ArchivePaths): void {
  const inside = (folder: string, parent: string) =>
    !path.relative(parent, folder).startsWith("..") && !path.isAbsolute(path.relative(parent, folder));
  if (inside(paths.root, out))
    throw new CliError(`--out ${out} holds the archive itself; choose a folder of its own`, 2);
  for (const part of [paths.sources, paths.content, paths.work, paths.profiles])
    if (inside(out, part)) throw new CliError(`--out ${out} lies inside ${part}; choose a folder of its own`, 2);
  if (existsSync(out) && !statSync(out).isDirectory()) throw new CliError(`--out ${out} is a file`, 2);
  try {
    mkdirSync(out, { recursive: true });
    const there = readdirSync(out);
    if (there.length > 0 && !there.includes(MARK))
      throw new CliError(`${out} is not empty and was not made by Backfile; remove it or choose another --out`, 2);
    // Written anew where it is not ours to the letter: also a check that the folder can be written to.
    if (readMark(out) === undefined) writeMark(out, { build: UNFINISHED });
  } catch (thrown) {
    if (thrown instanceof CliError) throw thrown;
    // A broken link, a folder below a file, a disk that is full or not ours to write to.
    throw new CliError(`--out ${out} cannot be written to: ${messageOf(thrown)}`, 1, { cause: thrown });
  }
}

export const UNFINISHED = "unfinished";

/** The build that made what stands in a folder, and which part of it that is where it is not the whole (`"2/3"`). */
export type Mark = { build: string; part?: string };

/** Names in the output the build that made it, so that a ledger of another one is not believed. */
export function writeMark(out: string, mark: Mark): void {
  const note = "Made from the archive's content; do not edit. Rebuilding removes what is not part of the site.";
  writeAtomic(
    path.join(realpathSync(out), MARK),
    `${JSON.stringify({ generator: "Backfile", note, ...mark }, null, 2)}\n`,
  );
}

/** Undefined where nothing says what made the folder. */
export function readMark(out: string): Mark | undefined {
  try {
    if (lstatSync(path.join(out, MARK)).isSymbolicLink()) return undefined;
    const { build, part } = JSON.parse(readFileSync(path.join(out, MARK), "utf8")) as { [key in keyof Mark]?: unknown };
    if (typeof build !== "string") return undefined;
    return typeof part === "string" ? { build, part } : { build };
  } catch {
    return undefined;
  }
}

/**
 * Removes from an earlier site what these pages could not be written over: a folder where a page stands now, a file where
 * its folder stands, and symbolic links, through which pages would be written elsewhere. Says whether there was any.
 */
export function makeWay(out: string, addresses: Iterable<string>): boolean {
  let removed = false;
  /** Whether there is something of that kind; anything else that is there is removed. */
  const isKind = (file: string, kind: (stat: Stats) => boolean): boolean => {
    const stat = lstatSync(path.join(out, file), { throwIfNoEntry: false });
    if (stat === undefined || kind(stat)) return stat !== undefined;
    rmSync(path.join(out, file), { recursive: true });
    removed = true;
    return false;
  };
  const folders = new Map<string, boolean>([["", true]]);
  /** Whether the folder is there, with nothing in its way. */
  const stands = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const above = stands(folder.slice(0, Math.max(0, folder.lastIndexOf("/"))));
    const there = above && isKind(folder, (stat) => stat.isDirectory());
    folders.set(folder, there);
    return there;
  };
  for (const address of addresses)
    if (stands(address.slice(0, Math.max(0, address.lastIndexOf("/"))))) isKind(address, (stat) => stat.isFile());
  return removed;
}

/** Every file of an output folder, or of one below it, with its size in bytes; what is not a plain file has none. */
export function filesIn(out: string, below = ""): Map<string, number> {
  const files = new Map<string, number>();
  const visit = (folder: string) => {
    for (const entry of readdirSync(path.join(out, folder), { withFileTypes: true })) {
      const file = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(file);
      else files.set(file, entry.isFile() ? statSync(path.join(out, file)).size : -1);
    }
  };
  if (existsSync(path.join(out, below))) visit(below);
  return files;
}

/** Brings sizes up to date that were looked at before some of the files, and all in some folders, were written. */
export function refresh(out: string, files: Map<string, number>, written: Iterable<string>, folders: string[]): void {
  for (const file of files.keys()) if (folders.some((folder) => file.startsWith(`${folder}/`))) files.delete(file);
  for (const folder of folders) for (const [file, size] of filesIn(out, folder)) files.set(file, size);
  for (const file of written) files.set(file, statSync(path.join(out, file)).size);
}

/** Removes what is no longer part of the site, of the files that are there, and the folders that it leaves empty. */
export function prune(out: string, files: Map<string, number>, keeps: (file: string) => boolean): void {
  for (const file of files.keys()) {
    if (keeps(file)) continue;
    rmSync(path.join(out, file));
    files.delete(file);
    removeEmpty(out, path.posix.dirname(file));
  }
}

function removeEmpty(out: string, folder: string): void {
  if (folder === "." || readdirSync(path.join(out, folder)).length > 0) return;
  rmdirSync(path.join(out, folder));
  removeEmpty(out, path.posix.dirname(folder));
}
