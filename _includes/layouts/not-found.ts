import { BROWSE, HOME, SEARCH } from "../../scripts/site/addresses.ts";
import { html } from "../../scripts/site/html.ts";
import type { Layout, NotFoundModel } from "../../scripts/site/models.ts";
import { document } from "../parts/document.ts";
import { href } from "../parts/links.ts";

export const notFound: Layout<NotFoundModel> = (model, site, place) => {
  return document({
    title: "Page not found",
    site,
    place,
    base: model.base,
    scripts: model.leadsOn ? "old" : undefined,
    head: html`<meta name="robots" content="noindex">\n`,
    body: html`<p class="side when">404</p>
<div class="head"><h1>Nothing is kept at this address</h1>
<p class="standfirst">It may have been mistyped, or cut off where it was copied.</p>
<ul><li><a href="${href(place, HOME)}">Start at the front page</a></li>
<li><a href="${href(place, BROWSE)}">Browse by date</a></li>
<li><a href="${href(place, SEARCH)}">Search the archive</a></li></ul></div>`,
  });
};
