import { html, jsonForScript, raw } from "../../scripts/site/html.ts";
import type { ArticleModel, Image, Layout, Place, Site } from "../../scripts/site/models.ts";
import { after } from "../parts/article-after.ts";
import { gutter } from "../parts/article-gutter.ts";
import { byline, comments, lead, notes, pictures, subjects } from "../parts/article-text.ts";
import { browseEntry, document } from "../parts/document.ts";
import { headline } from "../parts/headline.ts";
import { pager } from "../parts/pager.ts";

export const article: Layout<ArticleModel> = (model, site, place) => {
  const body = html`${gutter(model, place)}
<article class="text" lang="${model.lang}" dir="${model.dir}">
${headline(model.title)}
${model.summary && html`<p class="standfirst">${model.summary}</p>\n`}${byline(model, site, place)}
${notes(model, site, place)}${lead(model, place)}<div class="body">
${raw(model.body)}</div>
${pictures(model, site, place)}${subjects(model, site, place)}</article>
${comments(model, site)}${after(model, place)}
${pager(model.pager, place, "Neighbouring articles")}`;
  return document({
    title: model.title,
    site,
    place,
    body,
    description: model.summary ?? model.taken,
    current: browseEntry(site),
    standsFor: model.newest?.to,
    head: head(model, site, place),
  });
};

const property = (name: string, content: string | undefined) =>
  content !== undefined && html`<meta property="${name}" content="${content}">\n`;

function sharedImage({ to, width, height, alt }: Image, site: Site) {
  return html`${property("og:image", site.address + to)}${property("og:image:width", String(width))}${property("og:image:height", String(height))}${property("og:image:alt", alt || undefined)}<meta name="twitter:card" content="summary_large_image">
`;
}

/** For those who share and those who index. Absolute addresses only where the site's own is known. */
function head(model: ArticleModel, site: Site, place: Place) {
  return html`${property("og:type", "article")}${property("og:title", model.title)}${property("og:site_name", site.name)}${property("og:description", model.summary ?? model.taken)}${
    site.address !== null && property("og:url", site.address + place.address)
  }${model.shared && sharedImage(model.shared, site)}${property("article:published_time", model.stamp?.datetime)}<script type="application/ld+json">${jsonForScript(model.structured)}</script>
`;
}
