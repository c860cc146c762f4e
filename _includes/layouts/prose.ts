import { html, raw } from "../../scripts/site/html.ts";
import type { Layout, ProseModel } from "../../scripts/site/models.ts";
import { document } from "../parts/document.ts";
import { headline } from "../parts/headline.ts";
import { language } from "../parts/ledger.ts";

export const prose: Layout<ProseModel> = (model, site, place) =>
  document({
    title: model.title,
    site,
    place,
    body: html`<article class="text"${language(model)}>${headline(model.title)}
<div class="body">${raw(model.body)}</div></article>`,
  });
