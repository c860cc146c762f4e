import { ATOM, BROWSE, HOME, SEARCH } from "../../scripts/site/addresses.ts";
import { type Html, html } from "../../scripts/site/html.ts";
import type { Place, Site } from "../../scripts/site/models.ts";
import { href } from "./links.ts";

export type Page = {
  title: string;
  site: Site;
  place: Place;
  /** What stands in <main>: a grid, whose children stand in the text column unless .side (gutter) or .wide (both). */
  body: Html;
  description?: string;
  /** Address of the menu's entry under which the page stands, where the page's own address does not say it. */
  current?: string;
  lang?: string;
  /** The page that is to be found instead: this one is not. */
  standsFor?: string;
  head?: Html;
  /**
   * The search page alone loads the search script, and may run Pagefind's WebAssembly. It has its own search field.
   * Home and 404 lead on from old addresses with a query, where there are any.
   */
  scripts?: "search" | "old";
  /** For a page that is served under any address. */
  base?: string;
};

/** The whole document around a page's own text. */
export function document(page: Page): Html {
  const { site, place } = page;
  return html`<!DOCTYPE html>
<html lang="${page.lang ?? site.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(page.scripts === "search")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${page.base !== undefined && html`<base href="${page.base}">\n`}<title>${page.title === site.name ? site.name : `${page.title} · ${site.name}`}</title>
${page.standsFor !== undefined && html`<meta name="robots" content="noindex">\n`}${page.description && html`<meta name="description" content="${page.description}">\n`}${
  site.address !== null &&
  page.base === undefined &&
  html`<link rel="canonical" href="${site.address}${page.standsFor ?? place.address}">\n`
}<link rel="icon" href="data:,">
<link rel="stylesheet" href="${href(place, site.assets.css)}">
${script(page)}${page.head}</head>
<body>
${page.base === undefined && html`<a class="skip" href="#main">Skip to the text</a>\n`}${masthead(page)}
<main id="main">
${page.body}
</main>
<footer class="colophon"><p>${site.rights ?? site.name}</p>
<p class="feed"><a href="${href(place, ATOM)}">Feed</a></p></footer>
</body>
</html>
`;
}

/** Nothing runs, loads or is sent that is not a file of this site. */
function policy(search: boolean): string {
  const script = search ? "'self' 'wasm-unsafe-eval'" : "'self'";
  return `default-src 'none'; script-src ${script}; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'self'`;
}

function script({ site, place, scripts }: Page): Html {
  const timeago = html`<script src="${href(place, site.assets.timeago)}" defer></script>\n`;
  if (scripts === "old") return html`${timeago}<script src="${href(place, site.assets.old)}" defer></script>\n`;
  return scripts === "search"
    ? html`${timeago}<script src="${href(place, site.assets.search)}" type="module"></script>\n`
    : timeago;
}

function masthead(page: Page): Html {
  const { site, place } = page;
  return html`<header class="masthead">
<a class="name" href="${href(place, HOME)}">${site.name}</a>
${
  site.menu.length > 0 &&
  html`<nav aria-label="Site"><ul>${site.menu.map(({ title, to }) => html`<li><a href="${href(place, to)}"${current(to, page)}>${title}</a></li>`)}</ul></nav>\n`
}${
  page.scripts !== "search" &&
  html`<form action="${href(place, SEARCH)}" role="search"><label class="vh" for="q">Search the archive</label><input id="q" name="q" type="search" placeholder="Search the archive"><button type="submit">Search</button></form>\n`
}</header>`;
}

/** "page" for the page itself; "true" for the entry under which it stands: named by the page, or by its folder. */
function current(to: string, { place, current: named }: Page): Html | undefined {
  if (to === place.address) return html` aria-current="page"`;
  const folder = to.replace(/[^/]*$/, "");
  const under = named === undefined ? folder !== "" && place.address.startsWith(folder) : to === named;
  return under ? html` aria-current="true"` : undefined;
}

/** The menu's entry for browsing by date, under which years, months, days and articles stand. */
export function browseEntry(site: Site): string | undefined {
  return site.menu.find(({ to }) => to === BROWSE)?.to;
}
