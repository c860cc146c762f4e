import { html } from "../../scripts/site/html.ts";
import type { Layout, UndatedModel } from "../../scripts/site/models.ts";
import { browseEntry, document } from "../parts/document.ts";
import { ledger } from "../parts/ledger.ts";

export const undated: Layout<UndatedModel> = (model, site, place) => {
  const body = html`<div class="head"><h1>Undated</h1>
<p class="standfirst">Articles whose date is not known. None has been guessed.</p>
<p class="meta">${model.count}</p></div>
${ledger(model.groups, place)}`;
  return document({ title: "Undated", site, place, body, description: model.count, current: browseEntry(site) });
};
