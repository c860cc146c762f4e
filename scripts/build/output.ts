import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
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
 * Removes from an earlier site what a page could not be written over: a folder where a page stands now, a file where its
 * folder stands, and symbolic links, through which pages would be written elsewhere.
 */
export function makeWay(out: string, addresses: string[]): void {
  const pages = new Set(addresses);
  const folders = new Set<string>();
  for (const address of addresses)
    for (let at = address.lastIndexOf("/"); at > 0; at = address.lastIndexOf("/", at - 1))
      folders.add(address.slice(0, at));
  const visit = (below: string) => {
    for (const entry of readdirSync(path.join(out, below), { withFileTypes: true })) {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      const inTheWay = entry.isDirectory() ? pages.has(file) : entry.isSymbolicLink() || folders.has(file);
      if (inTheWay) rmSync(path.join(out, file), { recursive: true });
      else if (entry.isDirectory()) visit(file);
    }
  };
  visit("");
}

/** Every file of an output folder with its size in bytes; what is not a plain file has none. */
export function filesIn(out: string): Map<string, number> {
  const files = new Map<string, number>();
  const visit = (below: string) => {
    for (const entry of readdirSync(path.join(out, below), { withFileTypes: true })) {
      const file = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(file);
      else files.set(file, entry.isFile() ? statSync(path.join(out, file)).size : -1);
    }
  };
  visit("");
  return files;
}

/** Removes what is no longer part of the site. Gives what is: every file with its size. */
export function prune(out: string, keeps: (file: string) => boolean): Map<string, number> {
  const files = filesIn(out);
  for (const file of files.keys()) {
    if (keeps(file)) continue;
    rmSync(path.join(out, file));
    files.delete(file);
  }
  removeEmptyFolders(out);
  return files;
}

function removeEmptyFolders(folder: string): boolean {
  let empty = true;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && removeEmptyFolders(full)) rmdirSync(full);
    else empty = false;
  }
  return empty;
}
