import { byCount, byTitle, type NameList } from "../../catalogue/lists.ts";
import {
  ATOM,
  BROWSE,
  DATA,
  HOME,
  indexAddress,
  JSON_FEED,
  type ListKind,
  NOT_FOUND,
  SEARCH,
  SITEMAP,
  STORYLINES,
  sitemapAddress,
  UNDATED,
} from "../addresses.ts";
import { type Context, listsOf } from "../context.ts";
import { feedInputs, feedModel } from "../feed.ts";
import { groupsByDay, groupsByYear, itemsOf, spanOf, spineOf, summed } from "../groups.ts";
import { modelInputs } from "../inputs.ts";
import { renderMarkdown } from "../markdown.ts";
import type { BrowseModel, Group, HomeModel } from "../models.ts";
import { picturesFor } from "../pictures.ts";
import type { Page } from "../page.ts";
import { plural } from "../plural.ts";
import { articlesText } from "../stamps.ts";
import { archiveYears } from "./dates.ts";
import { counted } from "./names.ts";
import { leadsQueries } from "./redirects.ts";

/** Home, browse, undated, search, the archive's prose, 404 and the feeds. */
export function* otherPages(context: Context): Generator<Page> {
  const { site, lists } = context;
  yield few({ address: HOME, layout: "home", model: () => homeModel(context) });
  yield few({ address: BROWSE, layout: "browse", model: () => browseModel(context) });
  yield few({ address: UNDATED, layout: "undated", model: () => undatedModel(context) });
  yield few({ address: SEARCH, layout: "search", model: () => searchModel(context) });
  for (const { address, file, title, body } of context.prose) {
    const picture = picturesFor(context, { address, path: file });
    const model = () => ({ title, body: renderMarkdown(body, (href) => href, picture) });
    yield few({ address, layout: "prose", model });
  }
  yield few({
    address: NOT_FOUND,
    layout: "notFound",
    model: () => ({
      base: site.address === null ? "/" : new URL(site.address).pathname,
      leadsOn: leadsQueries(context),
    }),
  });
  const feed = (address: string) => () =>
    feedModel(context, { title: site.name, page: HOME, feed: address }, lists.dated);
  const inputs = () => ({ "its articles": feedInputs(context, lists.dated) });
  yield { address: ATOM, layout: "atom", model: feed(ATOM), inputs };
  yield { address: JSON_FEED, layout: "jsonFeed", model: feed(JSON_FEED), inputs };
}

/** A page of which there is one: its model may be made for every build. */
function few<Some extends Omit<Page, "inputs">>(page: Some): Some & Pick<Page, "inputs"> {
  return { ...page, inputs: () => modelInputs(page.model()) };
}

/** The protocol allows 50,000 addresses in one file, and as many files. */
export const MOST_IN_A_SITEMAP = 40_000;

/**
 * sitemap.xml lists whole addresses, so there is one only where the site's address is known. Of a large site it lists the
 * sitemaps that do.
 */
export function* sitemapPages(context: Context, pages: Page[], most = MOST_IN_A_SITEMAP): Generator<Page> {
  const base = context.site.address;
  if (base === null) return;
  const listed = pages.filter(
    ({ layout, address }) =>
      !["notFound", "version", "differences", "redirect", "redirects", "atom", "jsonFeed", "search"].includes(layout) &&
      address.endsWith(".html"),
  );
  const sitemapOf = (some: Page[], address: string): Page => {
    const model = () => some.map((page) => base + page.address);
    return { address, layout: "sitemap", model, inputs: () => modelInputs(model()) };
  };
  if (listed.length <= most) return yield sitemapOf(listed, SITEMAP);
  const addresses: string[] = [];
  for (let at = 0; at < listed.length; at += most) {
    const address = sitemapAddress(addresses.length + 1);
    addresses.push(base + address);
    yield sitemapOf(listed.slice(at, at + most), address);
  }
  yield few({ address: SITEMAP, layout: "sitemapIndex", model: () => addresses });
}

const LATEST = 8;
const HOME_TOPICS = 24;
const ON_THIS_DAY = 6;

function homeModel(context: Context): HomeModel {
  const { lists, site, settings } = context;
  const topics = [...lists.topics.values()].sort(byCount);
  const latest = lists.dated.slice(0, LATEST);
  return {
    tagline: settings.tagline ?? site.name,
    count: countSentence(context, false),
    spine: spineOf(archiveYears(context), false),
    latest: summed(context, latest, groupsByDay(context, latest, true)),
    onThisDay: onThisDay(context),
    topics: topics.slice(0, HOME_TOPICS).map((list) => counted("topic", list)),
    moreTopics: Math.max(0, topics.length - HOME_TOPICS),
    feeds: true,
    leadsOn: leadsQueries(context),
  };
}

/** "84,213 articles from six sources, 1974–2023."; without the years where the page says them beside it. */
function countSentence({ lists, clock }: Context, years: boolean = true): string {
  const total = lists.dated.length + lists.undated.length;
  if (total === 0) return "There are no articles here yet.";
  const span = years ? spanOf(lists.dated) : "";
  const sources = lists.sources.size === 0 ? "" : ` from ${plural(lists.sources.size, "source", clock)}`;
  return `${articlesText(total, clock)}${sources}${span && `, ${span}`}.`;
}

/** Articles of this day in other years, the oldest first, one group a year. */
function onThisDay(context: Context): Group[] {
  const { now } = context.clock;
  const today = now.toFormat("MM-dd");
  const entries = [...context.lists.years.keys()].flatMap((year) =>
    Number(year) < now.year ? (context.lists.days.get(`${year}-${today}`) ?? []) : [],
  );
  return groupsByYear(context, entries.slice(-ON_THIS_DAY), [], "none").reverse();
}

function browseModel(context: Context): BrowseModel {
  const { lists } = context;
  const counts = archiveYears(context);
  const decades = new Map<string, BrowseModel["decades"][number]>();
  for (const { label, to, count } of counts) {
    const decade = `${label.slice(0, 3)}0s`;
    if (!decades.has(decade)) decades.set(decade, { label: decade, years: [] });
    if (count > 0) decades.get(decade)!.years.push({ text: label, to, count });
  }
  const index = (kind: ListKind, text: string) => ({
    text,
    to: indexAddress(kind),
    count: listsOf(context, kind).size,
  });
  return {
    count: countSentence(context),
    spine: spineOf(counts, false),
    decades: [...decades.values()].filter(({ years }) => years.length > 0),
    undated:
      lists.undated.length === 0 ? undefined : { text: "Date not known", to: UNDATED, count: lists.undated.length },
    lists: [
      index("topic", "Topics"),
      index("source", "Sources"),
      index("section", "Sections"),
      index("author", "Authors"),
      { text: "Storylines", to: STORYLINES, count: context.storylines.all.length },
      index("person", "People"),
      index("organisation", "Organisations"),
      index("place", "Places"),
    ].filter(({ count }) => count > 0),
    data: context.data && { text: "All articles as data, for spreadsheets and programs", to: DATA },
  };
}

function undatedModel(context: Context) {
  const entries = [...context.lists.undated].sort(byTitle);
  return {
    count: articlesText(entries.length, context.clock),
    groups: entries.length === 0 ? [] : [{ label: "Date unknown", items: itemsOf(context, entries) }],
  };
}

function searchModel(context: Context) {
  const { lists } = context;
  const names = (some: Map<string, NameList>) => [...some.values()].sort(byCount).map(({ name }) => name);
  const decades = [...new Set([...lists.years.keys()].map((year) => `${year.slice(0, 3)}0s`))].sort();
  return {
    count: countSentence(context),
    decades,
    sources: names(lists.sources),
    sections: names(lists.sections),
  };
}
