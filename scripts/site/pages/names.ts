import { nameKey } from "../../article/name.ts";
import type { Article } from "../../article/schema.ts";
import type { Entry } from "../../catalogue/entry.ts";
import { byCount, countOf, entriesOf, groupBy, type NameList, push } from "../../catalogue/lists.ts";
import { onceFor } from "../../lib/once.ts";
import {
  indexAddress,
  type ListKind,
  listAddress,
  listFeedAddress,
  listYearAddress,
  yearAddress,
} from "../addresses.ts";
import { type Context, keyOf, listsOf, nameLink } from "../context.ts";
import { feedInputs, feedModel } from "../feed.ts";
import { foldInputs } from "../fold.ts";
import { countsByYear, groupsByYear, spanOf, spineOf } from "../groups.ts";
import { entriesInputs, joined, linkInputs, modelInputs } from "../inputs.ts";
import type { Counted, IndexModel, Link, ListModel } from "../models.ts";
import type { Inputs, Page } from "../page.ts";
import { articlesText, countText } from "../stamps.ts";

/**
 * A longer list is split by year: its own page shows the newest SHOWN, and each year has a page. Years are addresses
 * that no new article can shift, which numbered pages are not.
 */
const LONG = 400;
const SHOWN = 100;

const KINDS: ListKind[] = ["topic", "source", "section", "author"];

/** Lists of every topic, source, section and author; the index of each; a feed for each but the authors. */
export function* namePages(context: Context): Generator<Page> {
  for (const kind of KINDS) {
    const lists = [...listsOf(context.lists, kind).values()];
    const model = () => indexModel(context, kind, lists);
    yield { address: indexAddress(kind), layout: "index", model, inputs: () => modelInputs(model()) };
    for (const list of lists) yield* listPages(context, kind, list);
  }
}

function* listPages(context: Context, kind: ListKind, list: NameList): Generator<Page> {
  const address = listAddress(kind, list.slug);
  yield {
    address,
    layout: "list",
    model: () => listModel(context, kind, list),
    inputs: () => ({
      ...listInputs(context, list.name, entriesOf(list)),
      "what it often stands with": kind === "author" ? "" : joined(...oftenWith(context, list).map(linkInputs)),
    }),
  };
  if (hasFeed(kind))
    yield {
      address: listFeedAddress(kind, list.slug),
      layout: "atom",
      model: () =>
        feedModel(
          context,
          { title: `${context.site.name}: ${list.name}`, page: address, feed: listFeedAddress(kind, list.slug) },
          list.dated,
        ),
      inputs: () => ({ "its name": list.name, "its articles": feedInputs(context, list.dated) }),
    };
  if (list.dated.length <= LONG) return;
  for (const [year, entries] of yearsOf(list))
    yield {
      address: listYearAddress(kind, list.slug, year),
      layout: "list",
      model: () => listYearModel(context, kind, list, year),
      inputs: () => listInputs(context, list.name, entries),
    };
}

/** All time-ago words of a list are of years. */
function listInputs(context: Context, name: string, entries: Entry[]): Inputs {
  return {
    "its name": name,
    "its articles": entriesInputs(entries),
    "what is folded in it": foldInputs(context, entries),
    "the year": String(context.clock.now.year),
  };
}

const hasFeed = (kind: ListKind) => kind !== "author";

function listModel(context: Context, kind: ListKind, list: NameList): ListModel {
  const long = list.dated.length > LONG;
  const yearPage = (year: string) => (long ? listYearAddress(kind, list.slug, year) : yearAddress(year));
  const counts = countsByYear(list.dated, yearPage);
  return {
    kind,
    name: list.name,
    count: articlesText(countOf(list), context.clock),
    span: spanOf(list.dated),
    url: kind === "source" ? publisherUrl(list) : undefined,
    spine: counts.length > 1 ? spineOf(counts, false) : undefined,
    oftenWith: kind === "author" ? [] : oftenWith(context, list),
    groups: groupsByYear(context, long ? list.dated.slice(0, SHOWN) : list.dated, list.undated),
    years: long
      ? counts.filter(({ count }) => count > 0).map(({ label, to, count }) => ({ text: label, to, count }))
      : [],
    feed: hasFeed(kind) ? listFeedAddress(kind, list.slug) : undefined,
  };
}

function listYearModel(context: Context, kind: ListKind, list: NameList, year: string): ListModel {
  const entries = yearsOf(list).get(year) ?? [];
  return {
    kind,
    name: list.name,
    year,
    parent: { text: list.name, to: listAddress(kind, list.slug) },
    count: articlesText(entries.length, context.clock),
    span: year,
    oftenWith: [],
    groups: groupsByYear(context, entries),
    years: [],
  };
}

/** A long list has a page for each of its years. */
const yearsOf = onceFor((list: NameList) => groupBy(list.dated, 4));

function publisherUrl(list: NameList): string | undefined {
  return entriesOf(list).find(({ article }) => article.source?.url !== undefined)?.article.source?.url;
}

/** How many topics "often with" names, and how often each must occur with the list's own. */
const OFTEN = 5;
const OFTEN_AT_LEAST = 2;

function oftenWith(context: Context, list: NameList): Link[] {
  const own = nameKey(list.name);
  const others = topicsOf(context, list).filter(({ key, count }) => count >= OFTEN_AT_LEAST && key !== own);
  const counts = others.map(({ count }) => count).sort((a, b) => b - a);
  // What is named at most: the rest need not be put in order.
  const least = counts[OFTEN - 1] ?? 0;
  return others
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, OFTEN)
    .flatMap(({ key }) => nameLink(context, "topic", key) ?? []);
}

/** How many articles have a topic, and which of them was counted last: one that spells it twice has it once. */
type Tally = { key: string; count: number; last?: Article };

function topicsOf(context: Context, list: NameList): Tally[] {
  const byKey = new Map<string, Tally>();
  const byName = new Map<string, Tally>();
  for (const { article } of entriesOf(list))
    for (const name of article.topics) {
      let tally = byName.get(name);
      if (tally === undefined) {
        const key = keyOf(context, name);
        tally = byKey.get(key) ?? { key, count: 0 };
        byKey.set(key, tally);
        byName.set(name, tally);
      }
      if (tally.last !== article) tally.count += 1;
      tally.last = article;
    }
  return [...byKey.values()];
}

const TITLES: { [Kind in ListKind]: { title: string; folder: IndexModel["kind"]; one: string } } = {
  topic: { title: "Topics", folder: "topics", one: "topic" },
  source: { title: "Sources", folder: "sources", one: "source" },
  section: { title: "Sections", folder: "sections", one: "section" },
  author: { title: "Authors", folder: "authors", one: "author" },
};

/** An index longer than this is grouped under initial letters. */
const LONG_INDEX = 60;

function indexModel(context: Context, kind: ListKind, lists: NameList[]): IndexModel {
  const { title, folder, one } = TITLES[kind];
  const links = (some: NameList[]) =>
    some.map((list) => ({ ...counted(kind, list), span: spanOf(list.dated) || undefined }));
  return {
    kind: folder,
    title,
    count: `${countText(lists.length, context.clock)} ${lists.length === 1 ? one : folder}`,
    groups:
      lists.length <= LONG_INDEX
        ? [{ links: links([...lists].sort(byCount)) }]
        : byInitial(lists, context.clock.locale).map(([label, some]) => ({ label, links: links(some) })),
  };
}

function byInitial(lists: NameList[], locale: string): [string, NameList[]][] {
  const collator = new Intl.Collator(locale);
  const initials = new Map<string, NameList[]>();
  for (const list of [...lists].sort((a, b) => collator.compare(a.name, b.name) || (a.slug < b.slug ? -1 : 1))) {
    const first = [...nameKey(list.name)][0]?.toUpperCase() ?? "#";
    const initial = /\p{L}/u.test(first) ? first : "#";
    push(initials, initial, list);
  }
  return [...initials];
}

/** A list as a link with its count. */
export function counted(kind: ListKind, list: NameList): Counted {
  return { text: list.name, to: listAddress(kind, list.slug), count: countOf(list) };
}
