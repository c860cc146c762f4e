import { html } from "../../scripts/site/html.ts";
import type { IndexModel, Layout } from "../../scripts/site/models.ts";
import { counted } from "../parts/counted.ts";
import { document } from "../parts/document.ts";

export const index: Layout<IndexModel> = (model, site, place) => {
  const body = html`<div class="head"><h1>${model.title}</h1>
<p class="meta">${model.count}</p></div>
${model.groups.map((group) =>
  // Without a heading nothing would keep the list out of the gutter.
  group.label
    ? html`<section class="panel wide"><h2>${group.label}</h2>
<div>${counted(group.links, site, place)}</div></section>
`
    : html`<div class="gap">${counted(group.links, site, place)}</div>
`,
)}`;
  return document({ title: model.title, site, place, body, description: model.count });
};
