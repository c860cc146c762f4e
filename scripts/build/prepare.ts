import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import type { Entry } from "../catalogue/entry.ts";
import { makeLists } from "../catalogue/lists.ts";
import { type Catalogue, catalogueOf } from "../catalogue/read.ts";
import type { Problem } from "../catalogue/scan.ts";
import { readRows } from "../catalogue/store.ts";
import { onceFor } from "../lib/once.ts";
import { runAll, startProcesses } from "../lib/workers.ts";
import { type ArchivePaths, archivePaths, readSettings, type Settings } from "../settings.ts";
import { buildAssets } from "../site/assets.ts";
import { type Context, findersFor, siteOf } from "../site/context.ts";
import type { RenderJob } from "../site/plugins/planned-pages.ts";
import { clockFor } from "../site/stamps.ts";
import type { Picture } from "../pictures/look.ts";
import { type Media, surveyMedia } from "../pictures/survey.ts";
import { copyProblems, readPrintings, type Told, toldOf } from "./copies.ts";
import { type Gathered, gather, PICTURES, readBody } from "./gather.ts";
import { claimOutput } from "./output.ts";
import { picturesOf } from "./pictures.ts";
import { planPages } from "./plan.ts";
import { type Program, programOf } from "./program.ts";
import { readProse } from "./prose.ts";
import type { RelateShared, RelateTask } from "./relate-worker.ts";
import { candidatesOf, type Named, namedOf, type RelatedLists, readRelations, relateCandidates } from "./relations.ts";

export type PrepareOptions = {
  archive: string;
  out: string;
  now: Date;
  /** Overrides the settings' address. */
  address?: string | null;
  progress?: (stage: string, done: number, total?: number) => void;
  /** Told when another stage of the work begins. */
  stage?: (name: string) => void;
  /** What can be done while another process relates the articles. */
  meanwhile?: () => void;
  /** From how many articles on memory is spared; for tests. */
  many?: number;
};

/** What a build can know without making anything: enough to see whether there is anything to do. */
export type Survey = {
  paths: ArchivePaths;
  cache: string;
  settings: Settings;
  program: Program;
  gathered: Gathered;
  prose: ReturnType<typeof readProse>;
  media: Media;
  /** Where what was made of pictures is kept. */
  pictureCache: string;
};

export async function survey({ archive, address, progress, stage }: PrepareOptions): Promise<Survey> {
  stage?.("reading");
  const paths = archivePaths(archive);
  const settings = readSettings(paths);
  if (address !== undefined) settings.address = address;
  const program = programOf();
  const cache = path.join(paths.work, "cache");
  const gathered = await gather(paths, {
    cache,
    program: program.reading,
    progress: (done, total) => progress?.("reading", done, total),
  });
  const pictureCache = path.join(cache, PICTURES, program.pictures);
  const media = surveyMedia(paths.media, pictureCache);
  return { paths, cache, settings, program, gathered, prose: readProse(paths.pages), media, pictureCache };
}

export type Preparation = Survey & { catalogue: Catalogue; context: Context; problems: Problem[] };

/** Reads and relates the articles and leaves both in the cache: the machines that make parts need not do it again. */
export async function fillCache(options: PrepareOptions): Promise<Catalogue> {
  const known = await survey(options);
  const catalogue = catalogueOf(await known.gathered.rows(), known.settings);
  await relationsOf(known, catalogue.entries, options);
  const { problems } = await picturesOf(known, catalogue);
  const rules = copyProblems(catalogue.entries);
  return { ...catalogue, problems: [...catalogue.problems, ...known.prose.problems, ...problems, ...rules] };
}

/** Everything that pages are made from: settings, catalogue, related lists, styles and scripts. Writes only the latter. */
export async function prepare(options: PrepareOptions, surveyed?: Survey): Promise<Preparation> {
  const known = surveyed ?? (await survey(options));
  const { cache, settings, gathered, prose } = known;
  const catalogue = catalogueOf(await gathered.rows(), settings);
  const { entries } = catalogue;
  // Left to itself, the heap grows to twice what is kept before it is cleaned: here, to two gigabytes.
  if (entries.length >= (options.many ?? MANY)) setFlagsFromString("--heap-growing-percent=30");
  const list = onceFor(makeLists);
  const meanwhile = () => {
    list(entries);
    options.meanwhile?.();
  };
  const relations = await relationsOf(known, entries, { ...options, meanwhile });
  options.stage?.("planning");
  const lists = list(entries);
  const site = siteOf(settings, await buildAssets(options.out), { prose: prose.pages, lists });
  const pictures = await picturesOf(known, catalogue);
  const printings = readPrintings(cache, articlesOf(gathered.id, known.program.reading, settings), entries);
  const given = {
    cache,
    settings,
    site,
    now: options.now,
    prose: prose.pages,
    relations,
    printings,
    pictures: pictures.sound,
  };
  const context = contextOf({ ...given, ...catalogue, lists });
  const problems = [...catalogue.problems, ...prose.problems, ...pictures.problems, ...copyProblems(entries)];
  return { ...known, catalogue, context, problems };
}

/** Names the articles, the code that read them and what is sought: for what is worked out from nothing else. */
function articlesOf(id: string, reading: string, { computed }: Settings): string {
  return `${id} ${reading} ${computed.copies}`;
}

/** From so many articles on, memory is spared: they are related in a process of its own, whose memory ends with it. */
const MANY = 25_000;

async function relationsOf(known: Survey, entries: Entry[], options: PrepareOptions): Promise<RelatedLists> {
  const { stage, progress, meanwhile } = options;
  stage?.("relating");
  const { cache } = known;
  const name = articlesOf(known.gathered.id, known.program.reading, known.settings);
  const remembered = readRelations(cache, name, entries);
  if (remembered) return remembered;
  const told = known.settings.computed.copies ? toldOf(entries) : undefined;
  if (entries.length < (options.many ?? MANY)) {
    const tick = (done: number) => progress?.("relating", done, entries.length);
    await relateCandidates(cache, name, candidatesOf(cache, namedOf(entries)), told, tick);
  } else {
    progress?.("relating", entries.length);
    await relateElsewhere(cache, name, { articles: namedOf(entries), told }, meanwhile);
  }
  const relations = readRelations(cache, name, entries);
  if (!relations) throw new Error(`another build is at work in ${known.paths.root}; let it end, and build again`);
  return relations;
}

type Given = { articles: Named[]; told?: Told[] };

async function relateElsewhere(cache: string, name: string, given: Given, meanwhile?: () => void): Promise<void> {
  const url = new URL("./relate-worker.ts", import.meta.url).href;
  const articles = leave(cache, "relating.jsonl", given.articles);
  const told = given.told && leave(cache, "told.jsonl", given.told);
  const crew = startProcesses<RelateShared, RelateTask, void>({ url, shared: { cache }, workers: 1 });
  const related = runAll(crew, { jobs: [{ name, articles, told }], done: () => {} });
  meanwhile?.();
  await related;
  for (const file of [articles, told]) if (file !== undefined) rmSync(file, { force: true });
}

/** Leaves things in a file of the cache, for another process. */
function leave(cache: string, name: string, things: unknown[]): string {
  const file = path.join(cache, name);
  writeFileSync(file, [...linesOf(things)].join(""));
  return file;
}

const ARTICLES_A_LINE = 1000;

function* linesOf(things: unknown[]): Generator<string> {
  for (let at = 0; at < things.length; at += ARTICLES_A_LINE)
    yield `${JSON.stringify(things.slice(at, at + ARTICLES_A_LINE))}\n`;
}

type Parts = Pick<
  Context,
  "settings" | "site" | "prose" | "entries" | "versions" | "lists" | "relations" | "printings" | "pictures"
> & {
  cache: string;
  now: Date;
};

function contextOf({ cache, now, ...parts }: Parts): Context {
  return {
    ...parts,
    clock: clockFor(parts.settings.language, parts.settings.timezone, now),
    bodyOf: ({ marks }) => readBody(cache, marks.text),
    commentsOf: ({ marks: { comments } }) => (comments ? JSON.parse(readBody(cache, comments)) : []),
    ...findersFor(parts.entries),
  };
}

/** What a worker process is told, so that it sees the very site that the build has planned. */
export type SharedSite = Pick<Context, "settings" | "site" | "prose"> & {
  archive: string;
  cache: string;
  /** Names the rows to be read, and the code that wrote them. */
  rows: [program: string, id: string];
  pictures: [place: string, picture: Picture][];
  /** The moment of the build, in milliseconds. */
  now: number;
};

export function shared({ paths, cache, program, gathered, settings, context }: Preparation): SharedSite {
  const { site, prose, clock, pictures } = context;
  const rows: SharedSite["rows"] = [program.reading, gathered.id];
  return {
    archive: paths.root,
    cache,
    rows,
    settings,
    site,
    prose,
    pictures: [...pictures],
    now: clock.now.toMillis(),
  };
}

/** The same context in another process, from what the build has left in the cache. */
export function sharedContext({
  archive,
  cache,
  rows: [program, id],
  settings,
  site,
  prose,
  pictures,
  now,
}: SharedSite): Context {
  const rows = readRows(cache, program, id);
  const { entries, versions } = catalogueOf(rows ?? [], settings);
  const name = articlesOf(id, program, settings);
  const relations = readRelations(cache, name, entries);
  if (!rows || !relations) throw new Error(`another build is at work in ${archive}; let it end, and build again`);
  const lists = makeLists(entries);
  return contextOf({
    cache,
    now: new Date(now),
    settings,
    site,
    prose,
    entries,
    versions,
    lists,
    relations,
    printings: readPrintings(cache, name, entries),
    pictures: new Map(pictures),
  });
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
