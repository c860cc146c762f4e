import { article } from "../../_includes/layouts/article.ts";
import { browse } from "../../_includes/layouts/browse.ts";
import { day } from "../../_includes/layouts/day.ts";
import { differences } from "../../_includes/layouts/differences.ts";
import { home } from "../../_includes/layouts/home.ts";
import { index } from "../../_includes/layouts/index.ts";
import { list } from "../../_includes/layouts/list.ts";
import { month } from "../../_includes/layouts/month.ts";
import { notFound } from "../../_includes/layouts/not-found.ts";
import { prose } from "../../_includes/layouts/prose.ts";
import { redirect } from "../../_includes/layouts/redirect.ts";
import { search } from "../../_includes/layouts/search.ts";
import { storyline } from "../../_includes/layouts/storyline.ts";
import { storylines } from "../../_includes/layouts/storylines.ts";
import { undated } from "../../_includes/layouts/undated.ts";
import { year } from "../../_includes/layouts/year.ts";
import { rootOf } from "./addresses.ts";
import { atom, jsonFeed } from "./feed.ts";
import type { Html } from "./html.ts";
import type { Place, Site } from "./models.ts";
import type { LayoutName, Models, Page } from "./page.ts";
import { redirects } from "./redirects.ts";
import { sitemap, sitemapIndex } from "./sitemap.ts";

const layouts: { [Name in LayoutName]: (model: Models[Name], site: Site, place: Place) => Html } = {
  home,
  article,
  version: article,
  differences,
  year,
  month,
  day,
  list,
  index,
  storyline,
  storylines,
  browse,
  undated,
  search,
  prose,
  notFound,
  redirect,
  redirects,
  atom,
  jsonFeed,
  sitemap,
  sitemapIndex,
};

/** The bytes of a page: a function of its layout, its model and the site, and of nothing else. */
export function renderPage(page: Page, site: Site): string {
  const layout = layouts[page.layout] as (model: unknown, site: Site, place: Place) => Html;
  return layout(page.model(), site, { address: page.address, root: rootOf(page.address) }).toString();
}
