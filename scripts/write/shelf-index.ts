import { readFileSync } from "node:fs";
import path from "node:path";
import { scanArticles } from "../catalogue/scan.ts";
import { type Copies, createCopies, wordsKey } from "./copies.ts";
import { type Edition, editionOf } from "./versions.ts";

/** The articles that stand in content/ and those of this run, by all that a record may be known by. */
export type Index = {
  pathOf: Map<string, string>;
  /** Ids whose files were there before this run, and the source files these came from. */
  before: Map<string, string | undefined>;
  taken: Set<string>;
  /** Ids given out in this run, with the words of the article that has them. */
  given: Map<string, string>;
  /** The words of every article, and which version of it is published. */
  words: Map<string, string>;
  versions: Map<string, Edition>;
  /** The earlier versions of articles, by id; copies of these are copies too. */
  kept: Map<string, Edition[]>;
  copies: Copies;
  /** Base name of a source file -> [its whole name, the article's path]. */
  bySource: Map<string, [string, string][]>;
  /** Source file and hash of a record -> when it was captured. */
  captured: Map<string, string>;
};

export function readIndex({ folder, versions }: { folder: string; versions: string }): Index {
  const index: Index = {
    pathOf: new Map(),
    before: new Map(),
    taken: new Set(),
    given: new Map(),
    words: new Map(),
    versions: new Map(),
    kept: new Map(),
    copies: createCopies(),
    bySource: new Map(),
    captured: new Map(),
  };
  for (const scanned of scanArticles(folder)) {
    index.taken.add(scanned.path.toLowerCase());
    if (scanned.ok) {
      const { article } = scanned.file;
      const { provenance } = article;
      remember(index, article.id, scanned.path, provenance?.file);
      if (provenance?.capturedAt) index.captured.set(`${provenance.file}#${provenance.sha256}`, provenance.capturedAt);
      const words = wordsKey(scanned.file);
      index.copies.add(scanned.file, words);
      index.words.set(article.id, words);
      const edition = editionOf(scanned.file, words);
      if (edition) index.versions.set(article.id, edition);
    } else {
      const id = brokenId(path.join(folder, scanned.path));
      if (id !== undefined) remember(index, id, scanned.path, undefined);
    }
  }
  readVersions(index, versions);
  return index;
}

function readVersions({ kept, copies, pathOf }: Index, folder: string): void {
  for (const scanned of scanArticles(folder)) {
    const id = scanned.path.split("/")[0]!;
    if (!scanned.ok || !pathOf.has(id)) continue;
    const words = wordsKey(scanned.file);
    const edition = editionOf(scanned.file, words);
    if (edition) kept.set(id, [...(kept.get(id) ?? []), edition]);
    copies.add(scanned.file, words);
  }
}

function remember(index: Index, id: string, place: string, source: string | undefined): void {
  if (index.pathOf.has(id)) return;
  index.pathOf.set(id, place);
  index.before.set(id, source);
  if (source !== undefined) noteSource(index, source, place);
}

export function noteSource(index: Index, source: string, place: string): void {
  const base = source.split("/").at(-1)!.toLowerCase();
  const known = index.bySource.get(base) ?? [];
  if (!known.some(([name, path]) => name === source && path === place)) known.push([source, place]);
  index.bySource.set(base, known);
}

/** The id in a file whose front matter a person's slip has broken: it is still that article's file. */
function brokenId(file: string): string | undefined {
  try {
    return /^id: ["']?([a-z0-9-]{4,64})["']?\s*$/m.exec(readFileSync(file, "utf8").slice(0, 2000))?.[1];
  } catch {
    return undefined;
  }
}
