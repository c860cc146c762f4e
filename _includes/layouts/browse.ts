import { html } from "../../scripts/site/html.ts";
import type { BrowseModel, Layout } from "../../scripts/site/models.ts";
import { counted } from "../parts/counted.ts";
import { document } from "../parts/document.ts";
import { spine } from "../parts/spine.ts";

export const browse: Layout<BrowseModel> = (model, site, place) => {
  const body = html`<div class="head"><h1>Browse</h1>
<p class="meta">${model.count}</p></div>
<div class="wide">${spine(model.spine, place, "Articles by year")}</div>
${model.decades.map(
  (decade) => html`<section class="panel wide"><h2 class="when">${decade.label}</h2>
<div>${counted(decade.years, site, place, true)}</div></section>
`,
)}${
  model.undated &&
  html`<section class="panel wide"><h2 class="when">Undated</h2>
<div>${counted([model.undated], site, place)}</div></section>
`
}${
  model.lists.length > 0 &&
  html`<section class="panel wide"><h2>Lists</h2>
<div>${counted(model.lists, site, place)}</div></section>
`
}${
  model.data &&
  html`<section class="panel wide"><h2>Data</h2>
<p><a href="${place.root}${model.data.to}">${model.data.text}</a></p></section>
`
}`;
  return document({ title: "Browse", site, place, body, description: model.count });
};
