/** The addresses of the site's pages, relative to its root. They depend on nothing but the page's own name: permanent. */

export const yearAddress = (year: string) => `${year}/index.html`;
export const monthAddress = (month: string) => `${month.replace("-", "/")}/index.html`;
export const dayAddress = (day: string) => `${day.replaceAll("-", "/")}.html`;

export type ListKind = "topic" | "source" | "section" | "author";

export const folderOf: { [Kind in ListKind]: `${Kind}s` } = {
  topic: "topics",
  source: "sources",
  section: "sections",
  author: "authors",
};

export const indexAddress = (kind: ListKind) => `${folderOf[kind]}/index.html`;
export const listAddress = (kind: ListKind, slug: string) => `${folderOf[kind]}/${slug}.html`;
export const listYearAddress = (kind: ListKind, slug: string, year: string) => `${folderOf[kind]}/${slug}/${year}.html`;
export const listFeedAddress = (kind: ListKind, slug: string) => `${folderOf[kind]}/${slug}.xml`;

export const HOME = "index.html";
export const BROWSE = "browse.html";
export const ABOUT = "about.html";
export const SEARCH = "search.html";
export const UNDATED = "undated/index.html";
export const NOT_FOUND = "404.html";
export const ATOM = "feed.xml";
export const JSON_FEED = "feed.json";
export const SITEMAP = "sitemap.xml";
export const sitemapAddress = (number: number) => `sitemap-${number}.xml`;

/** What leads from a page to the site's root: "" for a page at the root, "../" for one in a folder. */
export function rootOf(address: string): string {
  return "../".repeat(address.split("/").length - 1);
}

/** A redirect's own address for an old path such as "/old/story/" or "2009/old.html"; undefined where it is not safe. */
export function aliasAddress(alias: string): string | undefined {
  const trimmed = alias.replace(/^\/+/, "").replace(/\/+$/, "");
  const address = /\.html?$/i.test(trimmed) ? trimmed : `${trimmed}/index.html`;
  const safe = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,250}(\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,250})*$/;
  return address.length <= 1000 && safe.test(address) ? address : undefined;
}
