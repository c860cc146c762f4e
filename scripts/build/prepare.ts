import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { splitFrontMatter } from "../article/frontmatter.ts";
import { slugOf } from "../article/slug.ts";
import { makeLists } from "../catalogue/lists.ts";
import { type Catalogue, readBody, readCatalogue } from "../catalogue/read.ts";
import type { Problem } from "../catalogue/scan.ts";
import { walk } from "../lib/files.ts";
import { relate } from "../relate/relate.ts";
import { type ArchivePaths, archivePaths, readSettings, type Settings } from "../settings.ts";
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
  const relations = relate(entries, bodyOf, (done) => progress?.("relating", done, entries.length));
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
  for (const { file, kind } of walk(folder)) {
    if (!file.endsWith(".md")) continue;
    // Problems are told by the file's place below content/articles.
    const place = `../pages/${file}`;
    const split = kind === "file" ? splitFrontMatter(readFileSync(path.join(folder, file), "utf8")) : undefined;
    if (split === undefined)
      found.problems.push({ file: place, reason: "is a symbolic link; only plain files are read" });
    else if (!split.ok) found.problems.push({ file: place, ...split.error });
    else {
      const stem = path.basename(file, ".md");
      const title = split.value.data.title;
      found.pages.push({
        address: `${slugOf(stem)}.html`,
        title: typeof title === "string" ? title : stem,
        body: split.value.body,
      });
    }
  }
  return found;
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
