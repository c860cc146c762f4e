import { type Html, html } from "../../scripts/site/html.ts";
import type { ArticleModel, Place } from "../../scripts/site/models.ts";
import { href, isolated, link } from "./links.ts";
import { ago, stamped, time } from "./stamp.ts";

/** Beside the headline: when, and where it appeared. */
export function gutter(model: ArticleModel, place: Place): Html {
  const { source, section, genre, updated } = model;
  return html`<div class="side stay">
<p class="when">${when(model, place)}</p>
<dl>${updated && html`<div><dt>Updated</dt><dd>${stamped(updated)}</dd></div>\n`}${
    source &&
    html`<div><dt>Source</dt><dd>${source.to === undefined ? source.name : link(place, { text: source.name, to: source.to })}</dd></div>\n`
  }${section && html`<div><dt>Section</dt><dd>${link(place, section)}</dd></div>\n`}${
    genre && html`<div><dt>Kind</dt><dd>${isolated(genre)}</dd></div>\n`
  }</dl>
</div>`;
}

function when({ stamp, dateTo, dateText }: ArticleModel, place: Place): Html {
  const dated = (text: Html) => (dateTo === undefined ? text : html`<a href="${href(place, dateTo)}">${text}</a>`);
  if (stamp === undefined) {
    return html`${dated(html`Date unknown`)}${dateText && html` <span class="ago">The source says “${dateText}”</span>`}`;
  }
  return html`${dated(time(stamp))} ${ago(stamp)}`;
}
