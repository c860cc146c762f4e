import { statSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import { SEARCH_FOLDER } from "../../scripts/search/archive.ts";
import { missing, type Row } from "../measure/rows.ts";
import { type Bench, ensureBuilt } from "./bench.ts";

const ID = "disk";
const LABEL = "the built site on disk";

export type Kind = "html" | "feeds" | "search" | "other";

/** What the site takes on the disk, in bytes and files, by kind. */
export async function* disk(bench: Bench): AsyncGenerator<Row> {
  const built = await ensureBuilt(bench);
  if (!built.ok) yield missing(ID, LABEL, bench.size, `no site: ${built.reason}`);
  else yield { id: ID, label: LABEL, size: bench.size, samples: [], facts: sizesOf(bench.workspace.dist) };
}

/** Bytes and files below a folder: "html", "html files", "feeds", … and "all". */
export function sizesOf(folder: string): { [name: string]: number } {
  const facts: { [name: string]: number } = {};
  const add = (name: string, value: number) => {
    facts[name] = (facts[name] ?? 0) + value;
  };
  for (const { file } of walk(folder)) {
    const { size } = statSync(path.join(folder, file));
    for (const kind of [kindOf(file), "all"]) {
      add(kind, size);
      add(`${kind} files`, 1);
    }
  }
  return facts;
}

export function kindOf(file: string): Kind {
  if (file.startsWith(`${SEARCH_FOLDER}/`)) return "search";
  if (/\.html?$/.test(file)) return "html";
  return /(^|\/)feed\.json$|\.xml$/.test(file) && !/(^|\/)sitemap[^/]*\.xml$/.test(file) ? "feeds" : "other";
}
