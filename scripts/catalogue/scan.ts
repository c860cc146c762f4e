import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArticle } from "../article/frontmatter.ts";
import type { ArticleFile } from "../article/schema.ts";
import { messageOf } from "../lib/errors.ts";
import { walk } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";

/** Something in content/ that a person must look at. `line` counts from 1. */
export type Problem = { file: string; line?: number; reason: string };

export type Scanned = { path: string } & (
  | { ok: true; text: string; file: ArticleFile }
  | { ok: false; problem: Problem }
);

/**
 * Every article file below content/articles, in path order. Files that cannot be articles are yielded as problems and
 * never read further: symbolic links (they could lead out of the folder) and invalid front matter. Files that do not
 * end in .md (such as the `.md.new` versions an import puts beside edited ones) are passed over.
 */
export function* scanArticles(folder: string): Generator<Scanned> {
  if (!existsSync(folder)) return;
  for (const { file, kind } of walk(folder)) {
    if (!file.endsWith(".md")) continue;
    if (kind === "symlink") {
      yield { path: file, ok: false, problem: { file, reason: "is a symbolic link; only plain files are read" } };
      continue;
    }
    const text = readText(path.join(folder, file));
    if (typeof text !== "string") {
      yield { path: file, ok: false, problem: { file, reason: text.reason } };
      continue;
    }
    const parsed = parseArticle(text, shortHash(file, 12));
    if (parsed.ok) yield { path: file, ok: true, text, file: parsed.value };
    else yield { path: file, ok: false, problem: { file, ...parsed.error } };
  }
}

/** A file's text, or why it has none: not ours to read, or a name whose bytes are no UTF-8, which Node cannot open. */
export function readText(file: string): string | { reason: string } {
  try {
    return readFileSync(file, "utf8");
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return { reason: code === "ENOENT" ? "its name is not valid UTF-8" : `cannot be read: ${messageOf(thrown)}` };
  }
}
