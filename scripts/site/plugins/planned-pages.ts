import type { EleventyConfig } from "@11ty/eleventy";
import { renderPage } from "../layouts.ts";
import type { Site } from "../models.ts";
import type { Page } from "../page.ts";

/** What one run of Eleventy is to render. */
export type RenderJob = { site: Site; pages: Page[]; rendered?: (page: Page) => void };

/**
 * Gives Eleventy the pages of the plan as virtual templates. They stay out of its collections, whose upkeep is what
 * makes large Eleventy sites slow: our lists come from the catalogue.
 */
export function plannedPages(config: EleventyConfig, job: RenderJob): void {
  for (const page of job.pages) {
    const render = () => {
      job.rendered?.(page);
      return renderPage(page, job.site);
    };
    config.addTemplate(
      `${page.address}.11ty.ts`,
      { render },
      { permalink: page.address, eleventyExcludeFromCollections: true },
    );
  }
}
