import path from "node:path";
import { fileURLToPath } from "node:url";
import { defaultWorkers, inProcesses } from "../lib/workers.ts";
import type { Page } from "../site/page.ts";
import type { RenderJob } from "../site/plugins/planned-pages.ts";
import { type Preparation, shared } from "./prepare.ts";
import type { RenderShared } from "./render-worker.ts";

/** Eleventy's input: a folder of Backfile's own that holds no template, wherever the archive stands. */
const INPUT = fileURLToPath(new URL("../../_includes/", import.meta.url));

/** Eleventy looks through all its templates for each: many small runs are faster than a large one. */
const PAGES_A_RUN = 1500;

/** So many pages are rendered before a worker process has started. */
const FEW = 1500;

export type RenderOptions = { out: string; workers?: number; rendered: (done: number) => void };

/** Renders pages of the plan, in this process where they are few, else in several; their order does not matter. */
export async function renderAll(prepared: Preparation, pages: Page[], options: RenderOptions): Promise<void> {
  const { out, rendered } = options;
  const workers = options.workers ?? (pages.length <= FEW ? 1 : defaultWorkers());
  const size = Math.min(PAGES_A_RUN, Math.ceil(pages.length / workers));
  const runs: Page[][] = [];
  for (let at = 0; at < pages.length; at += size) runs.push(pages.slice(at, at + size));
  let done = 0;
  if (workers < 2) {
    for (const run of runs) {
      await render({ site: prepared.context.site, pages: run, rendered: () => rendered(++done) }, out);
    }
    return;
  }
  const url = new URL("./render-worker.ts", import.meta.url).href;
  await inProcesses<RenderShared, string[], number>({
    url,
    shared: { ...shared(prepared), out },
    jobs: runs.map((run) => run.map(({ address }) => address)),
    workers: Math.min(workers, runs.length),
    memory: memoryFor(prepared.context.entries.length),
    done: (count) => {
      done += count;
      rendered(done);
    },
  });
}

/** Twice what a process was seen to keep: for the program and one run of Eleventy, and for each article of the archive. */
function memoryFor(articles: number): number {
  return 400 + articles * 0.004;
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
