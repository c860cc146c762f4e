import { nameKey } from "../../article/name.ts";
import type { Article } from "../../article/schema.ts";
import type { Entry } from "../../catalogue/entry.ts";
import { byCount, countOf, entriesOf, groupBy, type NameList, push } from "../../catalogue/lists.ts";
import { onceFor } from "../../lib/once.ts";
import { nameKinds } from "../../names/kinds.ts";
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
import { isNameKind, mentionedWith } from "../found-names.ts";
import { countsByYear, groupsByYear, spanOf, spineOf } from "../groups.ts";
import { entriesInputs, joined, linkInputs, modelInputs } from "../inputs.ts";
import type { Counted, IndexModel, Link, ListModel } from "../models.ts";
import type { Inputs, Page } from "../page.ts";
import { marked, statedEntries, suggestedInputs, suggestedText } from "../suggested.ts";
import { articlesText, countText } from "../stamps.ts";

/**
 * A longer list is split by year: its own page shows the newest SHOWN, and each year has a page. Years are addresses
 * that no new article can shift, which numbered pages are not.
 */
const LONG = 400;
const SHOWN = 100;

const KINDS: ListKind[] = ["topic", "source", "section", "author"];

/** These have no feeds. */
const FEEDLESS: ListKind[] = ["author", ...nameKinds];

/** Lists of every topic, source, section, author and name; the index of each; a feed for some. */
export function* namePages(context: Context): Generator<Page> {
  for (const kind of [...KINDS, ...nameKinds]) {
    const lists = [...listsOf(context, kind).values()];
    if (isNameKind(kind) && lists.length === 0) continue;
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
      ...listInputs(context, kind, list.name, entriesOf(list)),
      "what it often stands with": joined(...oftenWith(context, kind, list).map(linkInputs)),
    }),
  };
  if (hasFeed(kind)) yield feedPage(context, kind, list, list.slug);
  if (kind === "topic") yield* formerPages(context, list);
  if (list.dated.length <= LONG) return;
  for (const [year, entries] of yearsOf(list))
    yield {
      address: listYearAddress(kind, list.slug, year),
      layout: "list",
      model: () => listYearModel(context, kind, list, year),
      inputs: () => listInputs(context, kind, list.name, entries),
    };
}

/** The feed of a list, perhaps at the address of a former name: feed readers follow no page that leads on. */
function feedPage(context: Context, kind: ListKind, list: NameList, slug: string): Page {
  const head = {
    title: `${context.site.name}: ${list.name}`,
    page: listAddress(kind, list.slug),
    feed: listFeedAddress(kind, list.slug),
  };
  return {
    address: listFeedAddress(kind, slug),
    layout: "atom",
    model: () => feedModel(context, head, statedEntries(kind, list)),
    inputs: () => ({
      "its name": list.name + list.slug,
      "its articles": feedInputs(context, statedEntries(kind, list)),
    }),
  };
}

/** The addresses under which a topic's other names were, or would be, found lead on to it. */
function* formerPages(context: Context, list: NameList): Generator<Page> {
  const leadsOn = (address: string, title: string, to: string): Page => ({
    address,
    layout: "redirect",
    model: () => ({ title, to }),
    inputs: () => ({ "where it leads": joined(title, to) }),
  });
  for (const slug of context.formerTopics.get(list.slug) ?? []) {
    yield leadsOn(listAddress("topic", slug), list.name, listAddress("topic", list.slug));
    yield feedPage(context, "topic", list, slug);
    if (list.dated.length <= LONG) continue;
    for (const year of yearsOf(list).keys())
      yield leadsOn(listYearAddress("topic", slug, year), list.name, listYearAddress("topic", list.slug, year));
  }
}

/** All time-ago words of a list are of years. */
function listInputs(context: Context, kind: ListKind, name: string, entries: Entry[]): Inputs {
  return {
    "its name": name,
    "its articles": entriesInputs(entries),
    "what is suggested": suggestedInputs(kind, entries),
    "what is folded in it": foldInputs(context, entries),
    "the year": String(context.clock.now.year),
  };
}

const hasFeed = (kind: ListKind) => !FEEDLESS.includes(kind);

function listModel(context: Context, kind: ListKind, list: NameList): ListModel {
  const long = list.dated.length > LONG;
  const yearPage = (year: string) => (long ? listYearAddress(kind, list.slug, year) : yearAddress(year));
  const counts = countsByYear(list.dated, yearPage);
  return {
    kind,
    name: list.name,
    count: articlesText(countOf(list), context.clock),
    suggested: suggestedText(context, kind, entriesOf(list)),
    span: spanOf(list.dated),
    url: kind === "source" ? publisherUrl(list) : undefined,
    spine: counts.length > 1 ? spineOf(counts, false) : undefined,
    oftenWith: oftenWith(context, kind, list),
    groups: marked(
      kind,
      entriesOf(list),
      groupsByYear(context, long ? list.dated.slice(0, SHOWN) : list.dated, list.undated),
    ),
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
    suggested: suggestedText(context, kind, entries),
    span: year,
    oftenWith: [],
    groups: marked(kind, entries, groupsByYear(context, entries)),
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

function oftenWith(context: Context, kind: ListKind, list: NameList): Link[] {
  if (kind === "author") return [];
  if (isNameKind(kind)) return mentionedWith(context, list);
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
  person: { title: "People", folder: "people", one: "person" },
  organisation: { title: "Organisations", folder: "organisations", one: "organisation" },
  place: { title: "Places", folder: "places", one: "place" },
};

/** An index longer than this is grouped under initial letters, ... */
const LONG_INDEX = 60;
/** ... and one of names that were found lists no more than these, those that most articles have. */
const LONGEST_INDEX = 2000;

function indexModel(context: Context, kind: ListKind, all: NameList[]): IndexModel {
  const { title, folder, one } = TITLES[kind];
  const isCut = isNameKind(kind) && all.length > LONGEST_INDEX;
  const lists = isCut ? [...all].sort(byCount).slice(0, LONGEST_INDEX) : all;
  const shown = isCut ? `; here are the ${countText(LONGEST_INDEX, context.clock)} that most articles name` : "";
  const links = (some: NameList[]) =>
    some.map((list) => ({ ...counted(kind, list), span: spanOf(list.dated) || undefined }));
  return {
    kind: folder,
    title,
    count: `${countText(all.length, context.clock)} ${all.length === 1 ? one : folder}${shown}`,
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
