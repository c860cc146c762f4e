import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { walk } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What pages are made by: when any of it changes, every page is made anew. */
const PROGRAM = ["scripts", "_includes", ".eleventy.ts", "package.json"];

/** What articles are read by: the catalogue, the records of the related lists, summaries taken from texts. */
const READING = [
  "scripts/article",
  "scripts/build/read-articles.ts",
  "scripts/catalogue",
  "scripts/copies",
  "scripts/data/words.ts",
  "scripts/lib",
  "scripts/names",
  "scripts/normalise/agency.ts",
  "scripts/normalise/dateline.ts",
  "scripts/normalise/sentences.ts",
  "scripts/normalise/words",
  "scripts/relate",
  "scripts/site/markdown.ts",
  "scripts/site/markdown-reader.ts",
  "scripts/summary",
  "package.json",
];

/** What pictures are made by. */
const PICTURES = ["scripts/pictures", "scripts/lib/picture-kind.ts"];

/** What the search index is made by. */
const SEARCH = [
  "scripts/article",
  "scripts/search",
  "scripts/site/markdown.ts",
  "scripts/site/stamps.ts",
  "package.json",
];

/** Names of the code, from its bytes and the versions of what it depends on. */
export type Program = {
  pages: string;
  /** Words are told apart, and dates written, by the runtime's Unicode data: what is remembered holds for one version. */
  reading: string;
  search: string;
  pictures: string;
  runtime: string;
};

let program: Program | undefined;

/** Read once: a process goes on running the code it began with, whatever becomes of the files meanwhile. */
export function programOf(): Program {
  program ??= readProgram();
  return program;
}

function readProgram(): Program {
  const versions = dependencyVersions();
  const runtime = `${process.versions.icu} ${process.versions.unicode}`;
  return {
    pages: shortHash(versions + textsOf(PROGRAM), 16),
    reading: shortHash(runtime + versions + textsOf(READING), 16),
    search: shortHash(versions + textsOf(SEARCH), 16),
    pictures: shortHash(installedVersion("sharp") + textsOf(PICTURES), 16),
    runtime,
  };
}

function textsOf(parts: string[]): string {
  const files = parts.flatMap((part) =>
    statSync(path.join(ROOT, part)).isDirectory()
      ? [...walk(path.join(ROOT, part))].map(({ file }) => `${part}/${file}`)
      : [part],
  );
  return files.map((file) => `${file}\n${readFileSync(path.join(ROOT, file), "utf8")}`).join("\0");
}

function dependencyVersions(): string {
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
    dependencies: { [name: string]: string };
  };
  return Object.keys(dependencies)
    .map((name) => `${name} ${installedVersion(name)}`)
    .join("\n");
}

/** Backfile's dependencies stand in its own node_modules, or in that of a project it is a dependency of. */
function installedVersion(name: string): string {
  for (let folder = ROOT; ; folder = path.dirname(folder)) {
    const file = path.join(folder, "node_modules", name, "package.json");
    if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
    if (folder === path.dirname(folder)) return "?";
  }
}
