import type { EleventyConfig } from "@11ty/eleventy";
import { messageOf } from "../../lib/errors.ts";
import { renderPage } from "../layouts.ts";
import type { Site } from "../models.ts";
import type { Page } from "../page.ts";

/** What one run of Eleventy is to render. */
export type RenderJob = { site: Site; pages: Page[]; rendered?: (page: Page) => void };

type Planned = { address: string };

/**
 * Gives Eleventy the pages of the plan as those of one paginated virtual template: a template for each costs half as much
 * again. They stay out of its collections, whose upkeep is what makes large Eleventy sites slow: our lists come from the
 * catalogue.
 *
 * Eleventy renders all of its templates before it writes the first, and keeps what they gave. So a template gives its address only,
 * and the page is made as it is written: a run of thousands of pages needs the memory of one.
 */
export function plannedPages(config: EleventyConfig, job: RenderJob): void {
  const pages = new Map(job.pages.map((page) => [page.address, page]));
  config.addTemplate<Planned>(
    "planned.11ty.ts",
    { render: ({ address }) => address },
    {
      addresses: [...pages.keys()],
      pagination: { data: "addresses", size: 1, alias: "address" },
      permalink: ({ address }: Planned) => address,
      eleventyExcludeFromCollections: true,
    },
  );
  // Otherwise Eleventy warns, at each run, that all the work is done here.
  config.benchmarkManager.get("Configuration").setMinimumThresholdMs(0);
  config.addTransform("planned page", (address) => {
    const page = pages.get(address)!;
    job.rendered?.(page);
    return renderNamed(page, job.site);
  });
}

function renderNamed(page: Page, site: Site): string {
  try {
    return renderPage(page, site);
  } catch (error) {
    throw new Error(`${page.address}: ${messageOf(error)}`, { cause: error });
  }
}
