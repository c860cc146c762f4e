import { existsSync } from "node:fs";
import path from "node:path";
import { type Problem, readText } from "../catalogue/scan.ts";
import { walk } from "../lib/files.ts";
import { parseStoryline, type StorylineFile } from "./file.ts";

/** A file with its text, for what is said of its lines. */
export type ReadStoryline = StorylineFile & { text: string };

export type ReadStorylines = { files: ReadStoryline[]; problems: Problem[] };

/** The name is the page's address. */
const SAFE_NAME = /^[a-z0-9][a-z0-9-]{0,99}\.md$/;

/** content/storylines/*.md, by name. What is wrong with one is told by its place below content/articles. */
export function readStorylines(folder: string): ReadStorylines {
  const read: ReadStorylines = { files: [], problems: [] };
  if (!existsSync(folder)) return read;
  for (const { file, kind } of walk(folder)) {
    if (!file.endsWith(".md")) continue;
    const found =
      kind === "symlink" ? { reason: "is a symbolic link; only plain files are read" } : readOne(folder, file);
    if ("reason" in found) read.problems.push({ ...found, file: placeOf(file) });
    else read.files.push(found);
  }
  return read;
}

export const placeOf = (file: string) => `../storylines/${file}`;

function readOne(folder: string, file: string): ReadStoryline | Omit<Problem, "file"> {
  if (!SAFE_NAME.test(file) || file === "index.md")
    return { reason: "its name cannot stand in an address; use a-z, 0-9 and '-', and not index" };
  const text = readText(path.join(folder, file));
  if (typeof text !== "string") return text;
  const parsed = parseStoryline(text, file.slice(0, -".md".length));
  return parsed.ok ? { ...parsed.value, text } : parsed.error;
}
