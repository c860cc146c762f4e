import type { NameKind } from "../names/kinds.ts";
import { oldKey } from "./old-address.ts";

/** The addresses of the site's pages, relative to its root. They depend on nothing but the page's own name: permanent. */

export const yearAddress = (year: string) => `${year}/index.html`;
export const monthAddress = (month: string) => `${month.replace("-", "/")}/index.html`;
export const dayAddress = (day: string) => `${day.replaceAll("-", "/")}.html`;

export type ListKind = "topic" | "source" | "section" | "author" | NameKind;

export const folderOf = {
  topic: "topics",
  source: "sources",
  section: "sections",
  author: "authors",
  person: "people",
  organisation: "organisations",
  place: "places",
} as const satisfies { [Kind in ListKind]: string };

export const indexAddress = (kind: ListKind) => `${folderOf[kind]}/index.html`;
export const listAddress = (kind: ListKind, slug: string) => `${folderOf[kind]}/${slug}.html`;
export const listYearAddress = (kind: ListKind, slug: string, year: string) => `${folderOf[kind]}/${slug}/${year}.html`;
export const listFeedAddress = (kind: ListKind, slug: string) => `${folderOf[kind]}/${slug}.xml`;

export const STORYLINES = "storylines/index.html";
export const storylineAddress = (slug: string) => `storylines/${slug}.html`;
export const storylineFeedAddress = (slug: string) => `storylines/${slug}.xml`;
/** Where an article is compared with the earliest printing of its story. */
export const differencesAddress = (article: string) => article.replace(/\.html$/, "/differences.html");

export const HOME = "index.html";
export const BROWSE = "browse.html";
export const ABOUT = "about.html";
export const SEARCH = "search.html";
export const UNDATED = "undated/index.html";
export const NOT_FOUND = "404.html";
export const ATOM = "feed.xml";
export const JSON_FEED = "feed.json";
export const REDIRECTS = "redirects.json";
export const SITEMAP = "sitemap.xml";
export const DATA_FOLDER = "data";
export const DATA = `${DATA_FOLDER}/index.html`;
export const sitemapAddress = (number: number) => `sitemap-${number}.xml`;

/** What leads from a page to the site's root: "" for a page at the root, "../" for one in a folder. */
export function rootOf(address: string): string {
  return "../".repeat(address.split("/").length - 1);
}

/** A name that every file system takes and that is no way out; spaces and most signs may stand in it. */
const SAFE = /^(?![. ])[\p{L}\p{M}\p{N} !$%&'()+,\-.;=@[\]^_`{}~]+(?<![. ])$/u;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A redirect's own address for an old path such as "/old/story/" or "2009/old.html"; undefined where it is not safe.
 * Hosts decode what a browser asks for ("/2009/%D8%A7/") before they look for a file.
 */
export function aliasAddress(alias: string): string | undefined {
  if (alias.includes("?")) return undefined;
  const trimmed = alias.replace(/^\/+/, "").replace(/\/+$/, "");
  const address = /\.html?$/i.test(trimmed) ? trimmed : `${trimmed}/index.html`;
  if (address.length > 3000) return undefined;
  const parts = address.split("/").map(decoded);
  // File systems take 255 bytes.
  if (!parts.every((part) => part !== undefined && isSafe(part))) return undefined;
  const path = parts.join("/");
  return path.length <= 1000 ? path : undefined;
}

const isSafe = (part: string) => SAFE.test(part) && !RESERVED.test(part) && Buffer.byteLength(part) <= 251;

/** What is looked up of an old address with a query, as "/?p=123"; undefined where it has none. */
export function aliasKey(alias: string): string | undefined {
  const [path, ...query] = alias.split("?");
  return query.join("?") === "" ? undefined : oldKey(path!, query.join("?"));
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
