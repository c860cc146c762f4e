import type { Article } from "../article/schema.ts";
import { nameKey } from "../article/name.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Lists, NameList } from "../catalogue/lists.ts";
import { onceFor } from "../lib/once.ts";
import type { Picture } from "../pictures/look.ts";
import type { Relations } from "../relate/relate.ts";
import type { Settings } from "../settings.ts";
import { ABOUT, BROWSE, indexAddress, type ListKind, listAddress } from "./addresses.ts";
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
  relations: Pick<Relations, "related">;
  /** Groups of printings of one story, by each of their articles' ids. */
  printings: Printings;
  /** The Markdown of an article; read when its page is made, not kept. */
  bodyOf: (entry: Entry) => string;
  /** What readers wrote below it; kept apart as well. */
  commentsOf: (entry: Entry) => Article["comments"];
  /** content/pages/*.md: the archive's own prose; `file` as articles are named, below content/articles. */
  prose: { address: string; file: string; title: string; body: string }[];
  byAddress: Map<string, Entry>;
  byUrl: Map<string, Entry>;
  byTitle: Map<string, Entry>;
};

export function siteOf(settings: Settings, assets: Site["assets"], parts: Pick<Context, "prose" | "lists">): Site {
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
function usualMenu({ prose, lists }: Pick<Context, "prose" | "lists">): Site["menu"] {
  const about = prose.find(({ address }) => address === ABOUT);
  return [
    { title: "Browse", to: BROWSE },
    ...(lists.topics.size > 0 ? [{ title: "Topics", to: indexAddress("topic") }] : []),
    ...(lists.sources.size > 0 ? [{ title: "Sources", to: indexAddress("source") }] : []),
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

export function listsOf(lists: Lists, kind: ListKind): Map<string, NameList> {
  return { topic: lists.topics, source: lists.sources, section: lists.sections, author: lists.authors }[kind];
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
  const list = listsOf(context.lists, kind).get(keyOf(context, name));
  return list && { text: list.name, to: listAddress(kind, list.slug) };
}
