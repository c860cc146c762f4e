import { existsSync } from "node:fs";
import path from "node:path";
import { splitFrontMatter } from "../article/frontmatter.ts";
import { slugOf } from "../article/slug.ts";
import { type Problem, readText } from "../catalogue/scan.ts";
import { type Walked, walk } from "../lib/files.ts";
import { BROWSE, SEARCH } from "../site/addresses.ts";
import type { Context } from "../site/context.ts";

type Prose = Context["prose"][number];

/** content/pages/*.md: Markdown with a title; the address is the file's name. */
export function readProse(folder: string): { pages: Context["prose"]; problems: Problem[] } {
  const found: ReturnType<typeof readProse> = { pages: [], problems: [] };
  if (!existsSync(folder)) return found;
  const taken = new Set([BROWSE, SEARCH]);
  for (const walked of walk(folder)) {
    if (!walked.file.endsWith(".md")) continue;
    const page = proseOf(folder, walked, taken);
    // Problems are told by the file's place below content/articles.
    if ("reason" in page) found.problems.push({ ...page, file: `../pages/${walked.file}` });
    else {
      taken.add(page.address);
      found.pages.push(page);
    }
  }
  return found;
}

function proseOf(folder: string, { file, kind }: Walked, taken: Set<string>): Prose | Omit<Problem, "file"> {
  if (kind === "symlink") return { reason: "is a symbolic link; only plain files are read" };
  const text = readText(path.join(folder, file));
  if (typeof text !== "string") return text;
  const split = splitFrontMatter(text);
  if (!split.ok) return split.error;
  const stem = path.basename(file, ".md");
  const address = `${slugOf(stem)}.html`;
  if (taken.has(address)) return { reason: `its address ${address} is taken by another page; rename the file` };
  const { title } = split.value.data;
  return { address, file: `../pages/${file}`, title: typeof title === "string" ? title : stem, body: split.value.body };
}
