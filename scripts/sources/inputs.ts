import { existsSync, lstatSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";
import { walk } from "../lib/files.ts";
import type { ArchivePaths } from "../settings.ts";

/**
 * A file that was asked for: where it is, and under which name it goes into provenance and report. What stands beside it
 * is looked for within `root`.
 */
export type Input = { name: string; path: string; root: string; kind: "file" | "symlink" };

/**
 * Every file below the given paths (or the archive's sources/), each once, in the order given and then by name.
 * Names are the same on every machine: relative to sources/ inside it; elsewhere the file's own name, or
 * `folder/file` for a file in a folder that was named.
 */
export function collectInputs(paths: ArchivePaths, given: string[]): Input[] {
  const inputs = new Map<string, Input>();
  for (const place of given.length > 0 ? given : [paths.sources]) {
    for (const input of inputsBelow(path.resolve(place), paths, given.length > 0)) {
      if (!inputs.has(input.path)) inputs.set(input.path, input);
    }
  }
  return [...inputs.values()];
}

function* inputsBelow(place: string, paths: ArchivePaths, named: boolean): Generator<Input> {
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (!stat)
    throw new CliError(named ? `${place}: there is no such file or folder` : `${place}: there is no sources folder`, 2);
  if (!stat.isDirectory()) {
    yield {
      name: inside(place, paths) ?? path.basename(place),
      path: place,
      root: path.dirname(place),
      kind: stat.isSymbolicLink() ? "symlink" : "file",
    };
    return;
  }
  const below = inside(place, paths) ?? path.basename(place);
  for (const { file, kind } of walk(place)) {
    yield { name: below === "" ? file : `${below}/${file}`, path: path.join(place, file), root: place, kind };
  }
}

/** The path below sources/, or undefined for a place outside it. */
function inside(place: string, { sources }: ArchivePaths): string | undefined {
  const relative = path.relative(sources, place);
  if (relative.startsWith("..") || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join("/");
}

const SIDECAR = /\.(?:json|ya?ml)$/i;

/** What a folder's tables have in common may stand in one file for all of them. */
export const FOLDER_FIELDS = ["_fields.yaml", "_fields.yml", "_fields.json"];

/** `page.txt.json` beside `page.txt` tells about it and is no source itself. `exists` knows what stands beside. */
export function isSidecar(file: string, exists: (other: string) => boolean = existsSync): boolean {
  if (FOLDER_FIELDS.includes(path.basename(file))) return true;
  return SIDECAR.test(file) && /\.[^./\\]+$/.test(file.replace(SIDECAR, "")) && exists(file.replace(SIDECAR, ""));
}

/** Only a plain file speaks for another: a pipe would never end, a symbolic link could show what lies elsewhere. */
export function sidecarOf(file: string, isFile: (other: string) => boolean = isFileOnDisk): string | undefined {
  return [".json", ".yaml", ".yml"].map((ending) => file + ending).find(isFile);
}

function isFileOnDisk(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}
