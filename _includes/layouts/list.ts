import { html } from "../../scripts/site/html.ts";
import type { Layout, ListModel } from "../../scripts/site/models.ts";
import { counted } from "../parts/counted.ts";
import { document } from "../parts/document.ts";
import { headline } from "../parts/headline.ts";
import { feedLinks } from "../parts/feeds.ts";
import { ledger } from "../parts/ledger.ts";
import { dotted, href, link, outside } from "../parts/links.ts";
import { spine } from "../parts/spine.ts";

export const list: Layout<ListModel> = (model, site, place) => {
  const name = model.year === undefined ? model.name : `${model.name}, ${model.year}`;
  const body = html`<div class="side">
<p class="when">${model.span}</p>
<dl>
${model.parent && html`<div><dt>Part of</dt><dd>${link(place, model.parent)}</dd></div>`}
${model.url && html`<div><dt>Site</dt><dd>${outside(model.url, model.url.replace(/^https?:\/\/(www\.)?|\/$/g, ""))}</dd></div>`}
${model.oftenWith.length > 0 && html`<div><dt>Often with</dt>${model.oftenWith.map((other) => html`<dd>${link(place, other)}</dd>`)}</div>`}
${model.feed && html`<div class="feed"><dt>Feed</dt><dd><a href="${href(place, model.feed)}">Atom</a></dd></div>`}
</dl>
</div>
<div class="head">${headline(name)}
<p class="meta">${dotted([model.count, model.suggested])}</p>
${model.spine && spine(model.spine, place, "Articles by year")}
${counted(model.years, site, place, true)}</div>
${ledger(model.groups, place)}`;
  return document({
    title: name,
    site,
    place,
    body,
    description: `${name}: ${model.count}`,
    head: model.feed === undefined ? undefined : feedLinks(place, model.name, model.feed),
  });
};
