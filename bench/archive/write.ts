import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { stringifyArticle } from "../../scripts/article/frontmatter.ts";
import { slugOf } from "../../scripts/article/slug.ts";
import { freePlace, placeFor } from "../../scripts/write/place.ts";
import { type Draft, importedFile, makeDraft } from "./article.ts";
import { makeFrequencies } from "./frequencies.ts";
import { chooseQueries, type Queries } from "./queries.ts";
import { makeWorld, type World } from "./world.ts";

export type Corpus = { seed: number; size: number; queries: Queries; bytes: number };

/** Where a made-up archive stands: sources as Hugo or Eleventy keep them, and the same as Backfile imports them. */
export type Folders = { sources: string; archive: string };

/** The name under which an import of the folder `sources` knows its files. */
const SOURCES = "sources";

const SETTINGS = {
  name: "The Measured Record",
  tagline: "Twenty years of made-up news.",
  description: "An archive that was made up to be measured.",
  language: "en",
  timezone: "UTC",
  address: "https://archive.example/",
};

/** Writes a whole archive, both as sources and as imported; the same seed and size give the same bytes. */
export function writeCorpus(folders: Folders, seed: number, size: number): Corpus {
  const world = makeWorld(seed, size);
  const places = noPlaces();
  const frequencies = makeFrequencies();
  const put = makePut();
  let bytes = 0;
  for (let number = 0; number < size; number += 1) {
    const { draft, source, imported } = makeArticle(world, number, places);
    put(folders.sources, source.file, source.text);
    put(path.join(folders.archive, "content", "articles"), imported.file, imported.text);
    frequencies.add(draft);
    bytes += Buffer.byteLength(imported.text);
  }
  put(folders.archive, "content/_data/site.json", `${JSON.stringify(SETTINGS, null, 2)}\n`);
  put(folders.archive, "content/pages/about.md", "---\ntitle: About\n---\n\nMade up, to be measured.\n");
  return { seed, size, queries: chooseQueries(world, frequencies), bytes };
}

/** Where files stand already, so that no two have one place. */
export type Places = { sources: Set<string>; articles: Set<string> };

export const noPlaces = (): Places => ({ sources: new Set(), articles: new Set() });

export type MadeArticle = { draft: Draft; source: MadeFile; imported: MadeFile };
export type MadeFile = { file: string; text: string };

export function makeArticle(world: World, number: number, places: Places): MadeArticle {
  const draft = makeDraft(world, number);
  const file = sourceFile(draft, number, places.sources);
  const text = sourceText(draft);
  const imported = importedFile(draft, `${SOURCES}/${file}`, text);
  const { id } = imported.article;
  const place = freePlace(placeFor(imported.article), id, (one) => places.articles.has(one));
  places.sources.add(file);
  places.articles.add(place);
  return { draft, source: { file, text }, imported: { file: place, text: stringifyArticle(imported) } };
}

/** Of two articles of one day and headline the later sorts behind the first, so that an import meets them in this order. */
function sourceFile({ date, title }: Draft, number: number, taken: Set<string>): string {
  const stem = `${date.slice(0, 4)}/${date.slice(5, 7)}/${date.slice(8, 10)}-${slugOf(title)}`;
  return taken.has(`${stem}.md`) ? `${stem}_${String(number).padStart(7, "0")}.md` : `${stem}.md`;
}

/** Front matter in the words that Hugo and Eleventy know, and Backfile's import reads. */
function sourceText({ title, summary, date, authors, source, section, topics, body }: Draft): string {
  const data = { title, description: summary, date, authors, categories: [section], tags: topics, source };
  const known = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
  return `---\n${stringify(known, { lineWidth: 100 })}---\n\n${body}\n`;
}

type Put = (root: string, file: string, text: string) => void;

function makePut(): Put {
  const made = new Set<string>();
  return (root, file, text) => {
    const full = path.join(root, file);
    const folder = path.dirname(full);
    // Most folders get many files; asking for each again costs as much as a file.
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(full, text);
  };
}
