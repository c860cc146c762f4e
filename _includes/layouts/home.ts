import { ATOM, indexAddress, JSON_FEED } from "../../scripts/site/addresses.ts";
import { html } from "../../scripts/site/html.ts";
import type { HomeModel, Layout } from "../../scripts/site/models.ts";
import { counted } from "../parts/counted.ts";
import { document } from "../parts/document.ts";
import { headline } from "../parts/headline.ts";
import { feedLinks } from "../parts/feeds.ts";
import { ledger } from "../parts/ledger.ts";
import { link } from "../parts/links.ts";
import { spine } from "../parts/spine.ts";

export const home: Layout<HomeModel> = (model, site, place) => {
  const years = model.spine.bars;
  const first = years[0]?.label;
  const last = years.at(-1)?.label;
  const body = html`${first && html`<p class="side when">${first}${last !== first && `–${last}`}</p>\n`}<div class="head">${headline(model.tagline)}
<p class="standfirst">${model.count}</p></div>
<div class="wide">${spine(model.spine, place, "Articles by year")}</div>
${
  model.latest.length > 0 &&
  html`<h2 class="wide">Latest</h2>
${ledger(model.latest, place, { level: 3, summaries: true })}`
}${
  model.onThisDay.length > 0 &&
  html`<h2 class="wide">On this day</h2>
${ledger(model.onThisDay, place, { level: 3 })}`
}${
  model.topics.length > 0 &&
  html`<section class="panel wide"><h2>Topics</h2>
<div>${counted(model.topics, site, place)}${model.moreTopics > 0 && html`<p class="meta">${link(place, { text: `${model.moreTopics} more topics`, to: indexAddress("topic") })}</p>`}</div></section>`
}`;
  return document({
    title: site.name,
    site,
    place,
    body,
    scripts: model.leadsOn ? "old" : undefined,
    description: site.description ?? model.tagline,
    head: model.feeds ? feedLinks(place, site.name, ATOM, JSON_FEED) : undefined,
  });
};
