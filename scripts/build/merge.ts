import { copyFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { CliError } from "../lib/errors.ts";
import type { Report } from "../lib/report.ts";
import { SEARCH_FOLDER } from "../search/archive.ts";
import { JOINT, joinSearch } from "../search/distributed.ts";
import { filesIn, MARK, type Mark, makeWay, prune, readMark, refresh, UNFINISHED, writeMark } from "./output.ts";
import { shardOption, shardText } from "./shard.ts";

export type MergeSummary = { parts: number; files: number; bytes: number; out: string };

type Part = { folder: string; mark: Mark; files: Map<string, number> };

/**
 * Joins what `build --shard` made on several machines into the very site that one machine makes. `out` is ours already.
 * Parts of different builds (other content, settings, day or Backfile) do not belong together and are refused.
 */
export function merge(folders: string[], out: string, report: Report): MergeSummary {
  const parts = folders.map(partAt);
  const build = complete(parts);
  const owners = ownersOf(parts);
  writeMark(out, { build: `${UNFINISHED} merge` });
  makeWay(out, owners.keys());
  let done = 0;
  for (const [file, { folder }] of owners) {
    const to = path.join(out, file);
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(path.join(folder, file), to);
    report.progress("copying", ++done, owners.size);
  }
  joinSearch(
    parts.map(({ folder }) => folder),
    out,
  );
  const files = filesIn(out);
  prune(out, files, (file) => file === MARK || owners.has(file) || file.startsWith(`${SEARCH_FOLDER}/`));
  writeMark(out, { build });
  refresh(out, files, [MARK], []);
  let bytes = 0;
  for (const size of files.values()) bytes += size;
  return { parts: parts.length, files: files.size, bytes, out };
}

function partAt(folder: string): Part {
  const mark = statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readMark(folder) : undefined;
  if (mark?.part === undefined)
    throw new CliError(`${folder} is not a part of a site: make it with build --shard 1/N --out ${folder}`, 2);
  if (mark.build.startsWith(UNFINISHED)) throw new CliError(`${folder} is not finished: build it again`, 1);
  return { folder, mark, files: filesIn(folder) };
}

/** Every part once, all of one build; gives its name. */
function complete(parts: Part[]): string {
  const [first] = parts;
  if (!first) throw new CliError("name the folders of the parts", 2);
  const { count } = shardOption(first.mark.part!);
  const seen = new Map<string, string>();
  for (const { folder, mark } of parts) {
    if (shardOption(mark.part!).count !== count)
      throw new CliError(`${folder} is part ${mark.part}, and ${first.folder} is part ${first.mark.part}`, 1);
    if (mark.build !== first.mark.build)
      throw new CliError(
        `${folder} and ${first.folder} are not of one build: build all parts from the same content with the same --now`,
        1,
      );
    const other = seen.get(mark.part!);
    if (other !== undefined) throw new CliError(`${other} and ${folder} are both part ${mark.part}`, 1);
    seen.set(mark.part!, folder);
  }
  const missing = Array.from({ length: count }, (_, at) => shardText({ index: at + 1, count })).filter(
    (part) => !seen.has(part),
  );
  if (missing.length > 0) throw new CliError(`missing: part ${missing.join(", ")}`, 1);
  return first.mark.build;
}

/** Which part each file is taken from. What stands in several (styles, scripts) must be the same in all. */
function ownersOf(parts: Part[]): Map<string, Part> {
  const owners = new Map<string, Part>();
  for (const part of parts)
    for (const file of part.files.keys()) {
      const other = owners.get(file);
      if (other && file !== MARK && !same(path.join(other.folder, file), path.join(part.folder, file)))
        throw new CliError(`${file} is not the same in ${other.folder} and ${part.folder}`, 1);
      if (!other && !file.startsWith(`${JOINT}/`)) owners.set(file, part);
    }
  owners.delete(MARK);
  return owners;
}

function same(one: string, other: string): boolean {
  return readFileSync(one).equals(readFileSync(other));
}
