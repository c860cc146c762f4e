import type { EleventyConfig } from "@11ty/eleventy";
import { standaloneJob } from "./scripts/build/prepare.ts";
import { type RenderJob, plannedPages } from "./scripts/site/plugins/planned-pages.ts";
import { untrusted } from "./scripts/site/plugins/untrusted.ts";

/**
 * Eleventy's part of Backfile: it renders the pages of the plan and writes them. `backfile build` calls it with a job;
 * run by itself (`node --import tsx node_modules/@11ty/eleventy/cmd.cjs --config=.eleventy.ts`) it plans this folder's
 * archive and renders all of it, without search.
 */
export default async function configure(config: EleventyConfig, job?: RenderJob) {
  // At once: template formats that a plugin sets later come too late for Eleventy.
  config.addPlugin(untrusted, { immediate: true });
  config.addPlugin(plannedPages, job ?? (await standaloneJob(process.cwd(), "dist")));

  return {
    dir: { input: "_includes", includes: "layouts", data: "data", output: "dist" },
    // No template language ever runs on text from an archive.
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    dataTemplateEngine: false,
  };
}
