import { existsSync } from "node:fs";
import path from "node:path";
import { splitFrontMatter } from "../article/frontmatter.ts";
import { slugOf } from "../article/slug.ts";
import { makeLists } from "../catalogue/lists.ts";
import { type Catalogue, readBody, readCatalogue } from "../catalogue/read.ts";
import { type Problem, readText } from "../catalogue/scan.ts";
import { type Walked, walk } from "../lib/files.ts";
import { relate } from "../relate/relate.ts";
import { type ArchivePaths, archivePaths, readSettings, type Settings } from "../settings.ts";
import { BROWSE, SEARCH } from "../site/addresses.ts";
import { buildAssets } from "../site/assets.ts";
import { type Context, findersFor, siteOf } from "../site/context.ts";
import type { RenderJob } from "../site/plugins/planned-pages.ts";
import { clockFor } from "../site/stamps.ts";
import { claimOutput } from "./output.ts";
import { planPages } from "./plan.ts";

export type Preparation = {
  paths: ArchivePaths;
  settings: Settings;
  catalogue: Catalogue;
  context: Context;
  problems: Problem[];
};

type Prose = Context["prose"][number];

export type PrepareOptions = {
  archive: string;
  out: string;
  now: Date;
  /** Overrides the settings' address. */
  address?: string | null;
  progress?: (stage: string, done: number, total?: number) => void;
};

/** Everything that pages are made from: settings, catalogue, related lists, styles and scripts. Writes only the latter. */
export async function prepare({ archive, out, now, address, progress }: PrepareOptions): Promise<Preparation> {
  const paths = archivePaths(archive);
  const settings = readSettings(paths);
  if (address !== undefined) settings.address = address;
  const catalogue = readCatalogue(paths, settings);
  const { entries } = catalogue;
  const bodyOf = (entry: (typeof entries)[number]) => readBody(paths, entry);
  const relations = await relate(entries, bodyOf, (done) => progress?.("relating", done, entries.length));
  const prose = readProse(paths.pages);
  const lists = makeLists(entries);
  const context: Context = {
    site: siteOf(settings, await buildAssets(out), { prose: prose.pages, lists }),
    clock: clockFor(settings.language, settings.timezone, now),
    settings,
    entries,
    lists,
    relations,
    bodyOf,
    prose: prose.pages,
    ...findersFor(entries),
  };
  return { paths, settings, catalogue, context, problems: [...catalogue.problems, ...prose.problems] };
}

/** content/pages/*.md: Markdown with a title; the address is the file's name. */
function readProse(folder: string): { pages: Context["prose"]; problems: Problem[] } {
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
  return { address, title: typeof title === "string" ? title : stem, body: split.value.body };
}

/** The whole plan of an archive, for an Eleventy that was started by itself. */
export async function standaloneJob(archive: string, out: string): Promise<RenderJob> {
  const folder = path.resolve(archive, out);
  claimOutput(folder, archivePaths(archive));
  const { context } = await prepare({ archive, out: folder, now: buildTime() });
  return { site: context.site, pages: planPages(context).pages };
}

/** The moment of the build: SOURCE_DATE_EPOCH (seconds; reproducible-builds.org), else now. */
export function buildTime(): Date {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  return epoch !== undefined && /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}
