import path from "node:path";
import { fileURLToPath } from "node:url";
import Eleventy from "@11ty/eleventy";
import configure from "../../.eleventy.ts";
import type { RenderJob } from "../site/plugins/planned-pages.ts";

/** Eleventy's input: a folder of Backfile's own that holds no template, wherever the archive stands. */
const INPUT = fileURLToPath(new URL("../../_includes/", import.meta.url));

/** Has Eleventy render the pages of a job and write them below `out`. */
export async function render(job: RenderJob, out: string): Promise<void> {
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
