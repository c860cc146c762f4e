import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import type { Entry } from "../catalogue/entry.ts";
import { makeLists } from "../catalogue/lists.ts";
import { type Catalogue, catalogueOf } from "../catalogue/read.ts";
import type { Problem } from "../catalogue/scan.ts";
import { readRows } from "../catalogue/store.ts";
import type { DataPlan } from "../data/plan.ts";
import { onceFor } from "../lib/once.ts";
import { runAll, startProcesses } from "../lib/workers.ts";
import { NO_NAMES, namesOf } from "../names/archive.ts";
import { type Corrections, readCorrections } from "../names/corrections.ts";
import { type ArchivePaths, archivePaths, readSettings, type Settings } from "../settings.ts";
import { type ReadStorylines, readStorylines } from "../storylines/read.ts";
import { storylineProblems, storylinesFrom } from "../storylines/storylines.ts";
import { buildAssets } from "../site/assets.ts";
import { type Context, findersFor, siteOf } from "../site/context.ts";
import type { RenderJob } from "../site/plugins/planned-pages.ts";
import { clockFor } from "../site/stamps.ts";
import { type ReadRules, readTopicRules } from "../topics/rules.ts";
import type { Picture } from "../pictures/look.ts";
import { type Media, surveyMedia } from "../pictures/survey.ts";
import { copyProblems, readPrintings, type Told, toldOf } from "./copies.ts";
import { planDataOf } from "./data.ts";
import { type Gathered, gather, PICTURES, readBody } from "./gather.ts";
import { claimOutput } from "./output.ts";
import { picturesOf } from "./pictures.ts";
import { planPages } from "./plan.ts";
import { type Program, programOf } from "./program.ts";
import { readProse } from "./prose.ts";
import { giveTopics, type TopicsTask } from "./topics.ts";
import type { RelateShared, RelateTask } from "./relate-worker.ts";
import {
  candidatesOf,
  type Named,
  namedOf,
  type RelatedLists,
  readRelations,
  relateCandidates,
  wantedOf,
} from "./relations.ts";

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
  /** How large a data file may be, in bytes; for tests. */
  largestData?: number;
};

/** What a build can know without making anything: enough to see whether there is anything to do. */
export type Survey = {
  paths: ArchivePaths;
  cache: string;
  settings: Settings;
  topicRules: ReadRules;
  program: Program;
  gathered: Gathered;
  prose: ReturnType<typeof readProse>;
  storylines: ReadStorylines;
  media: Media;
  corrections: ReturnType<typeof readCorrections>;
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
  const topicRules = readTopicRules(paths.content, settings.language);
  const prose = readProse(paths.pages);
  const corrections = readCorrections(paths.settings);
  const storylines = settings.computed.storylines ? readStorylines(paths.storylines) : { files: [], problems: [] };
  return { paths, cache, settings, topicRules, program, gathered, prose, storylines, media, corrections, pictureCache };
}

export type Preparation = Survey & { catalogue: Catalogue; context: Context; data?: DataPlan; problems: Problem[] };

/** Reads and relates the articles and leaves both in the cache: the machines that make parts need not do it again. */
export async function fillCache(options: PrepareOptions): Promise<Catalogue> {
  const known = await survey(options);
  const { catalogue } = await catalogueFor(known);
  await relationsOf(known, catalogue.entries, options);
  const { problems } = await picturesOf(known, catalogue);
  const { prose, corrections } = known;
  const rules = copyProblems(catalogue.entries);
  const found = [...prose.problems, ...corrections.problems, ...problems, ...rules];
  return { ...catalogue, problems: [...catalogue.problems, ...found] };
}

/** Everything that pages are made from: settings, catalogue, related lists, styles and scripts. Writes only the latter. */
export async function prepare(options: PrepareOptions, surveyed?: Survey): Promise<Preparation> {
  const known = surveyed ?? (await survey(options));
  const { cache, settings, prose } = known;
  const { catalogue, formerTopics } = await catalogueFor(known);
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
  const storylines = storylinesFrom(known.storylines.files, entries);
  const site = siteOf(settings, await buildAssets(options.out), {
    prose: prose.pages,
    lists,
    storylines: storylines.all,
  });
  const pictures = await picturesOf(known, catalogue);
  const { corrections } = known;
  const printings = readPrintings(cache, articlesOf(known), entries);
  const made = { relations, printings, pictures: pictures.sound, formerTopics, storylines, corrections };
  const context = contextOf({
    cache,
    settings,
    site,
    now: options.now,
    prose: prose.pages,
    ...made,
    ...catalogue,
    lists,
  });
  const data = planDataOf(known, context, { out: options.out, largest: options.largestData });
  const told = [...prose.problems, ...corrections.problems, ...pictures.problems, ...copyProblems(entries)];
  return { ...known, catalogue, context, data, problems: [...catalogue.problems, ...told] };
}

type Catalogued = { catalogue: Catalogue; formerTopics: Context["formerTopics"] };

/** What storylines name that is not there is a problem of the catalogue's: it knows of drafts too. */
async function catalogueFor(known: Survey): Promise<Catalogued> {
  const { gathered, settings, storylines, topicRules } = known;
  const rows = await gathered.rows();
  const catalogue = catalogueOf(rows, settings);
  const formerTopics = giveTopics(catalogue, topicsTask(known));
  catalogue.problems.push(...topicRules.problems);
  if (storylines.files.length + storylines.problems.length === 0) return { catalogue, formerTopics };
  const ids = new Set(rows.flatMap((row) => ("article" in row ? [row.article.id] : [])));
  catalogue.problems.push(...storylineProblems(storylines, (id) => ids.has(id)));
  return { catalogue, formerTopics };
}

/** Names the articles, the code that read them and what of the settings matters: for what is worked out from nothing else. */
export function articlesOf({ gathered, program, settings }: Pick<Survey, "gathered" | "program" | "settings">): string {
  const { acrossLanguages, copies } = settings.computed;
  return [gathered.id, program.reading, settings.language, acrossLanguages, copies].join(" ");
}

function topicsTask(known: Survey): TopicsTask {
  const { cache, settings, topicRules, program } = known;
  return { cache, settings, rules: topicRules.rules, name: `${articlesOf(known)} ${program.pages}` };
}

/** From so many articles on, memory is spared: they are related in a process of its own, whose memory ends with it. */
const MANY = 25_000;

/** Related lists, remembered from the last build where they hold; the groups of printings are left in the cache beside them. */
export async function relationsOf(known: Survey, entries: Entry[], options: PrepareOptions): Promise<RelatedLists> {
  const { stage, progress, meanwhile } = options;
  stage?.("relating");
  const { cache } = known;
  const name = articlesOf(known);
  const remembered = readRelations(cache, name, entries);
  if (remembered) return remembered;
  const told = known.settings.computed.copies ? toldOf(entries) : undefined;
  if (entries.length < (options.many ?? MANY)) {
    const tick = (done: number) => progress?.("relating", done, entries.length);
    await relateCandidates(cache, name, candidatesOf(cache, namedOf(entries, known.settings)), told, tick);
  } else {
    progress?.("relating", entries.length);
    await relateElsewhere(cache, name, { articles: namedOf(entries, known.settings), told }, meanwhile);
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

/** What a context is made of but for what follows from it. */
type Derived = "clock" | "names" | "bodyOf" | "takenOf" | "commentsOf" | "byAddress" | "byUrl" | "byTitle";
type Parts = Omit<Context, Derived> & {
  cache: string;
  now: Date;
  corrections: Corrections;
};

function contextOf({ cache, now, corrections, ...parts }: Parts): Context {
  const { settings, lists } = parts;
  return {
    ...parts,
    relations: wantedOf(parts.relations, settings),
    names: settings.computed.names ? namesOf(lists, corrections) : NO_NAMES,
    clock: clockFor(settings.language, settings.timezone, now),
    takenOf: ({ marks: { taken } }) => taken && readBody(cache, taken),
    bodyOf: ({ marks }) => readBody(cache, marks.text),
    commentsOf: ({ marks: { comments } }) => (comments ? JSON.parse(readBody(cache, comments)) : []),
    ...findersFor(parts.entries),
  };
}

/** What a worker process is told, so that it sees the very site that the build has planned. */
export type SharedSite = Pick<Context, "settings" | "site" | "prose" | "data"> & {
  archive: string;
  cache: string;
  /** Names the rows to be read, and the code that wrote them. */
  rows: [program: string, id: string];
  /** Names the related lists. */
  related: string;
  pictures: [place: string, picture: Picture][];
  topics: TopicsTask;
  storylines: ReadStorylines["files"];
  corrections: Corrections;
  /** The moment of the build, in milliseconds. */
  now: number;
};

export function shared(known: Preparation): SharedSite {
  const { paths, cache, program, gathered, settings, storylines, corrections, context } = known;
  const { site, prose, clock, pictures, data } = context;
  const rows: SharedSite["rows"] = [program.reading, gathered.id];
  return {
    archive: paths.root,
    cache,
    rows,
    related: articlesOf(known),
    settings,
    site,
    prose,
    data,
    pictures: [...pictures],
    topics: topicsTask(known),
    storylines: storylines.files,
    corrections,
    now: clock.now.toMillis(),
  };
}

/** The same context in another process, from what the build has left in the cache. */
export function sharedContext({
  archive,
  cache,
  rows: [program, id],
  related,
  settings,
  site,
  prose,
  pictures,
  topics,
  data,
  storylines,
  corrections,
  now,
}: SharedSite): Context {
  const rows = readRows(cache, program, id);
  const catalogue = catalogueOf(rows ?? [], settings);
  const { entries, versions } = catalogue;
  const formerTopics = giveTopics(catalogue, topics);
  const relations = readRelations(cache, related, entries);
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
    data,
    printings: readPrintings(cache, related, entries),
    pictures: new Map(pictures),
    formerTopics,
    storylines: storylinesFrom(storylines, entries),
    corrections,
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
