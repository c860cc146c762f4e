import { existsSync, mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync, statSync } from "node:fs";
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
    writeAtomic(path.join(realpathSync(out), MARK), markText());
  } catch (thrown) {
    if (thrown instanceof CliError) throw thrown;
    // A broken link, a folder below a file, a disk that is full or not ours to write to.
    throw new CliError(`--out ${out} cannot be written to: ${messageOf(thrown)}`, 1, { cause: thrown });
  }
}

function markText(): string {
  return `${JSON.stringify({ generator: "Backfile", note: "Made from the archive's content; do not edit. Rebuilding removes what is not part of the site." }, null, 2)}\n`;
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

export type OutputSize = { files: number; bytes: number };

/**
 * Removes what is no longer part of the site, and measures what is. `keeps` says of a file, relative to the output
 * folder, whether it is part of it.
 */
export function prune(out: string, keeps: (file: string) => boolean): OutputSize {
  const size = { files: 0, bytes: 0 };
  pruneFolder(out, "", keeps, size);
  return size;
}

function pruneFolder(out: string, below: string, keeps: (file: string) => boolean, size: OutputSize): boolean {
  let empty = true;
  for (const entry of readdirSync(path.join(out, below), { withFileTypes: true })) {
    const file = below === "" ? entry.name : `${below}/${entry.name}`;
    const full = path.join(out, file);
    if (entry.isDirectory()) {
      if (pruneFolder(out, file, keeps, size)) rmdirSync(full);
      else empty = false;
    } else if (keeps(file)) {
      empty = false;
      size.files += 1;
      size.bytes += statSync(full).size;
    } else rmSync(full);
  }
  return empty;
}
