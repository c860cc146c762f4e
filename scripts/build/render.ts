import path from "node:path";
import { fileURLToPath } from "node:url";
import { rowBytes } from "../catalogue/store.ts";
import { type Crew, defaultWorkers, startProcesses } from "../lib/workers.ts";
import type { Site } from "../site/models.ts";
import type { Page } from "../site/page.ts";
import type { RenderJob } from "../site/plugins/planned-pages.ts";
import { markOf } from "./keys.ts";
import type { Mark } from "./ledger.ts";
import { type Preparation, shared } from "./prepare.ts";
import type { RenderShared } from "./render-worker.ts";

/** Eleventy's input: a folder of Backfile's own that holds no template, wherever the archive stands. */
const INPUT = fileURLToPath(new URL("../../_includes/", import.meta.url));

/** Eleventy keeps what a run has made until it ends. */
const PAGES_A_RUN = 400;

/** So many pages are rendered before a worker process has started, and has read the archive. */
function fewFor(articles: number): number {
  return 1500 + articles / 8;
}

/** Pages to be rendered, by their address; to be marked as well where what is common to all keys is given. */
export type RenderTask = { addresses: string[]; common?: string };

export type Renderers = Crew<RenderTask, Mark[]>;

/** Processes that render along with this one. They read and plan the site at once, while this one does. */
export function startRenderers(prepared: Preparation, out: string, pages: number, workers?: number): Renderers {
  const articles = prepared.context.entries.length;
  return startProcesses<RenderShared, RenderTask, Mark[]>({
    url: new URL("./render-worker.ts", import.meta.url).href,
    shared: { ...shared(prepared), out },
    workers: (workers ?? (pages <= fewFor(articles) ? 1 : defaultWorkers())) - 1,
    memory: memoryFor(articles, rowBytes(prepared.cache)),
  });
}

/**
 * More by half than a process was seen to keep: for the program and one run of Eleventy, for each article, and for its
 * front matter, whose letters may take two bytes each.
 */
function memoryFor(articles: number, bytes: number): number {
  return 400 + articles * 0.0022 + bytes * 2e-6;
}

export type RenderOptions = {
  out: string;
  renderers: Renderers;
  /** Given where pages are to be marked. */
  common?: string;
  done: (addresses: string[], marks: Mark[]) => void;
};

/** Renders pages of the plan, here and in the processes; their order does not matter. */
export async function renderAll({ context }: Preparation, pages: Page[], options: RenderOptions): Promise<void> {
  const tasks: RenderTask[] = [];
  for (let at = 0; at < pages.length; at += PAGES_A_RUN)
    tasks.push({
      addresses: pages.slice(at, at + PAGES_A_RUN).map(({ address }) => address),
      common: options.common,
    });
  const here = rendererOf(context.site, pages, options.out);
  await options.renderers.run({ jobs: tasks, here, done: (marks, { addresses }) => options.done(addresses, marks) });
}

/** Does the tasks of one process. */
export function rendererOf(site: Site, pages: Page[], out: string): (task: RenderTask) => Promise<Mark[]> {
  const known = new Map(pages.map((page) => [page.address, page]));
  return async ({ addresses, common }) => {
    const some = addresses.map((address) => known.get(address)!);
    await render({ site, pages: some }, out);
    return common === undefined ? [] : some.map((page) => markOf(page, common));
  };
}

/** Has Eleventy render the pages of a job and write them below `out`. */
export async function render(job: RenderJob, out: string): Promise<void> {
  // Loaded here: a build that has nothing to render needs none of it.
  const [{ default: Eleventy }, { default: configure }] = await Promise.all([
    import("@11ty/eleventy"),
    import("../../.eleventy.ts"),
  ]);
  let rendered = 0;
  const counted: RenderJob = {
    ...job,
    rendered: (page) => {
      rendered += 1;
      job.rendered?.(page);
    },
  };
  const eleventy = new Eleventy(fromHere(INPUT), fromHere(out), {
    configPath: false,
    quietMode: true,
    config: (config) => configure(config, counted),
  });
  eleventy.disableLogger();
  await eleventy.init();
  await eleventy.write();
  // Eleventy only logs a template that it passes over.
  if (rendered !== job.pages.length) throw new Error(`Eleventy rendered ${rendered} of ${job.pages.length} pages`);
}

/** Eleventy takes a leading slash for this folder's own when it is started in "/": relative paths mean the same anywhere. */
function fromHere(folder: string): string {
  return path.relative(process.cwd(), folder).split(path.sep).join("/") || ".";
}
