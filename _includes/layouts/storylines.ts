import { html } from "../../scripts/site/html.ts";
import type { Layout, Place, StorylinesModel } from "../../scripts/site/models.ts";
import { document } from "../parts/document.ts";
import { entries } from "../parts/entries.ts";
import { dotted, link } from "../parts/links.ts";

export const storylines: Layout<StorylinesModel> = (model, site, place) => {
  const body = html`<div class="head"><h1>Storylines</h1>
<p class="meta">${model.count}</p></div>
${model.told.length > 0 && html`<section class="shelf wide"><h2>Told by the archive</h2>\n${list(model.told, place)}</section>\n`}${
  model.suggested.length > 0 &&
  html`<section class="shelf wide"><h2>Suggested from the articles</h2>\n${list(model.suggested, place)}</section>\n`
}`;
  return document({ title: "Storylines", site, place, body, description: model.count });
};

/** The gutter says when there was news of it last. */
function list(lines: StorylinesModel["told"], place: Place) {
  return entries(
    lines.map(({ text, to, stamp, count, span }) => ({
      headline: link(place, { text, to }),
      stamp,
      meta: dotted([count, span]),
    })),
  );
}
