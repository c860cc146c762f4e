import type { Article } from "../article/schema.ts";
import { nameKey } from "../article/name.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Lists, NameList } from "../catalogue/lists.ts";
import { onceFor } from "../lib/once.ts";
import type { Names } from "../names/archive.ts";
import type { Picture } from "../pictures/look.ts";
import type { Relations } from "../relate/relate.ts";
import type { Settings } from "../settings.ts";
import type { Storylines } from "../storylines/storylines.ts";
import { ABOUT, BROWSE, indexAddress, type ListKind, listAddress, STORYLINES } from "./addresses.ts";
import type { SiteData } from "./data.ts";
import type { Printings } from "./printings.ts";
import type { Link, Site } from "./models.ts";
import type { Clock } from "./stamps.ts";

/** All that page models are made from. */
export type Context = {
  site: Site;
  clock: Clock;
  settings: Settings;
  entries: Entry[];
  /** Earlier versions, by the article's id, the newest first. */
  versions: Map<string, Entry[]>;
  /** The pictures that can be shown, by their place below content/. */
  pictures: Map<string, Picture>;
  lists: Lists;
  names: Names;
  /** By a topic's slug: slugs of other names that it goes by, whose pages lead on to its own. */
  formerTopics: Map<string, string[]>;
  relations: Pick<Relations, "related">;
  /** Groups of printings of one story, by each of their articles' ids. */
  printings: Printings;
  storylines: Storylines;
  /** The Markdown of an article; read when its page is made, not kept. */
  bodyOf: (entry: Entry) => string;
  /** A summary taken from its text, where its source has none and one is wanted. */
  takenOf: (entry: Entry) => string | undefined;
  /** What readers wrote below it; kept apart as well. */
  commentsOf: (entry: Entry) => Article["comments"];
  /** content/pages/*.md: the archive's own prose; `file` as articles are named, below content/articles. */
  prose: { address: string; file: string; title: string; body: string }[];
  /** What is made for other programs; undefined where the settings switch it off. */
  data?: SiteData;
  byAddress: Map<string, Entry>;
  byUrl: Map<string, Entry>;
  byTitle: Map<string, Entry>;
};

/** What the usual menu is made from. `storylines`: those that the archive's files tell. */
type MenuParts = Pick<Context, "prose" | "lists"> & { storylines: unknown[] };

export function siteOf(settings: Settings, assets: Site["assets"], parts: MenuParts): Site {
  return {
    name: settings.name,
    description: settings.description,
    rights: settings.rights,
    language: settings.language,
    timezone: settings.timezone,
    address: settings.address === null ? null : settings.address.replace(/\/*$/, "/"),
    menu: settings.menu?.map(({ title, page }) => ({ title, to: page })) ?? usualMenu(parts),
    assets,
  };
}

/** Only what there is: an archive whose articles name no topic has no such page in its menu. */
function usualMenu({ prose, lists, storylines }: MenuParts): Site["menu"] {
  const about = prose.find(({ address }) => address === ABOUT);
  return [
    { title: "Browse", to: BROWSE },
    ...(lists.topics.size > 0 ? [{ title: "Topics", to: indexAddress("topic") }] : []),
    ...(lists.sources.size > 0 ? [{ title: "Sources", to: indexAddress("source") }] : []),
    ...(storylines.length > 0 ? [{ title: "Storylines", to: STORYLINES }] : []),
    ...(about ? [{ title: about.title, to: ABOUT }] : []),
  ];
}

/** Ways to find an article that something else names: by address, by where it was first published, by headline. */
export function findersFor(entries: Entry[]): Pick<Context, "byAddress" | "byUrl" | "byTitle"> {
  const finders = {
    byAddress: new Map<string, Entry>(),
    byUrl: new Map<string, Entry>(),
    byTitle: new Map<string, Entry>(),
  };
  for (const entry of entries) {
    finders.byAddress.set(entry.address, entry);
    if (entry.article.url !== undefined) finders.byUrl.set(entry.article.url, entry);
    finders.byTitle.set(nameKey(entry.article.title), entry);
  }
  return finders;
}

export function listsOf({ lists, names }: Pick<Context, "lists" | "names">, kind: ListKind): Map<string, NameList> {
  const { topics, sources, sections, authors } = lists;
  return { topic: topics, source: sources, section: sections, author: authors, ...names.lists }[kind];
}

const keysOf = onceFor<Context, Map<string, string>>(() => new Map());

/** What a name is listed under. An archive has few names, and every article asks for some of them. */
export function keyOf(context: Context, name: string): string {
  const keys = keysOf(context);
  const key = keys.get(name) ?? (nameKey(name) || name);
  keys.set(name, key);
  return key;
}

/** A link to the list of a name; the names of articles that are shown always have one. */
export function nameLink(context: Context, kind: ListKind, name: string): Link | undefined {
  const list = listsOf(context, kind).get(keyOf(context, name));
  return list && { text: list.name, to: listAddress(kind, list.slug) };
}
