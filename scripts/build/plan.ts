import type { Problem } from "../catalogue/scan.ts";
import { SEARCH_FOLDER } from "../search/archive.ts";
import type { Context } from "../site/context.ts";
import type { Page } from "../site/page.ts";
import { articlePages } from "../site/pages/article.ts";
import { dataAddresses, dataPages } from "../site/pages/data.ts";
import { datePages } from "../site/pages/dates.ts";
import { namePages } from "../site/pages/names.ts";
import { otherPages, sitemapPages } from "../site/pages/others.ts";
import { redirectPages, redirectProblems } from "../site/pages/redirects.ts";
import { storylinePages } from "../site/pages/storylines.ts";
import { differencePages } from "../site/pages/differences.ts";
import { versionPages } from "../site/pages/versions.ts";
import { MARK } from "./output.ts";

/** Where pictures are served from. */
const MEDIA = "media";

export type Plan = { pages: Page[]; problems: Problem[] };

/**
 * Every page the site has, each address once. Addresses that differ only in case are one: many hosts and file systems
 * cannot tell them apart. The site's own pages come first, then articles, then redirects: an article that stands at an
 * address of the site is a problem to be shown, a redirect that does is left out. So is one below the address of a file,
 * or at that of a folder: no file system holds both.
 */
export function planPages(context: Context): Plan {
  const plan: Plan = { pages: [], problems: [] };
  const taken = new Set([MARK, SEARCH_FOLDER, MEDIA, ...Object.values(context.site.assets), ...dataAddresses(context)]);
  const folders = new Set<string>();
  const add = (page: Page, clash?: Problem) => {
    const key = page.address.normalize().toLowerCase();
    const above = foldersAbove(key);
    if (taken.has(key) || folders.has(key) || above.some((folder) => taken.has(folder))) {
      if (clash) plan.problems.push(clash);
      return;
    }
    taken.add(key);
    for (const folder of above) folders.add(folder);
    plan.pages.push(page);
  };
  for (const page of otherPages(context)) add(page);
  for (const page of dataPages(context)) add(page);
  for (const page of datePages(context)) add(page);
  for (const page of namePages(context)) add(page);
  for (const page of storylinePages(context)) add(page);
  for (const page of articlePages(context)) add(page, clashOf(context, page));
  for (const page of versionPages(context)) add(page);
  for (const page of differencePages(context)) add(page);
  for (const page of redirectPages(context)) add(page, redirectClash(context, page));
  for (const page of sitemapPages(context, plan.pages)) add(page);
  plan.problems.push(...redirectProblems(context));
  return plan;
}

/** "a/b/c.html" stands below "a/b" and "a". */
function foldersAbove(address: string): string[] {
  const folders: string[] = [];
  for (let at = address.lastIndexOf("/"); at > 0; at = address.lastIndexOf("/", at - 1))
    folders.push(address.slice(0, at));
  return folders;
}

function clashOf(context: Context, { address }: Page): Problem {
  const file = context.byAddress.get(address)?.path ?? address;
  return { file, reason: `its address ${address} is taken by another page or file; rename the file` };
}

function redirectClash(context: Context, page: Page): Problem | undefined {
  if (page.layout !== "redirect") return undefined;
  const target = page.model().to;
  return {
    file: context.byAddress.get(target)?.path ?? target,
    reason: `its old address ${page.address} is taken by another page or file; the redirect is left out`,
  };
}
