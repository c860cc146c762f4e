import { html, raw } from "../../scripts/site/html.ts";
import type { Layout, StorylineModel } from "../../scripts/site/models.ts";
import { document } from "../parts/document.ts";
import { feedLinks } from "../parts/feeds.ts";
import { headline } from "../parts/headline.ts";
import { ledger } from "../parts/ledger.ts";
import { href } from "../parts/links.ts";
import { SUGGESTED } from "../parts/storyline.ts";

export const storyline: Layout<StorylineModel> = (model, site, place) => {
  const body = html`<div class="side">
<p class="when">${model.span}</p>
<dl><div class="feed"><dt>Feed</dt><dd><a href="${href(place, model.feed)}">Atom</a></dd></div></dl>
</div>
<div class="head">${headline(model.title)}
<p class="meta">Storyline of ${model.count}</p>
${model.suggested && html`<p class="note">${SUGGESTED}</p>\n`}${
  model.body !== "" && html`<div class="text"><div class="body" dir="auto">${raw(model.body)}</div></div>\n`
}</div>
${model.runs.map(
  ({ gap, groups }) =>
    html`${gap && html`<p class="meta gap">${gap.charAt(0).toUpperCase() + gap.slice(1)}</p>\n`}${ledger(groups, place, { summaries: true })}`,
)}`;
  return document({
    title: model.title,
    site,
    place,
    body,
    description: `${model.title}: a storyline of ${model.count}`,
    head: feedLinks(place, model.title, model.feed),
  });
};
