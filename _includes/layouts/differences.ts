import { type Html, html } from "../../scripts/site/html.ts";
import type { Compared, DifferencesModel, Item, Layout } from "../../scripts/site/models.ts";
import { browseEntry, document } from "../parts/document.ts";
import { language, title } from "../parts/ledger.ts";
import { dotted } from "../parts/links.ts";
import { stamped } from "../parts/stamp.ts";

/** A printing beside the earliest one: what went is struck through, what came is underlined, on paper too. */
export const differences: Layout<DifferencesModel> = (model, site, place) => {
  const { printing, earliest, headline, paragraphs } = model;
  const body = html`<div class="head"><h1 class="long">What differs</h1>
<p>${title(earliest, place)} <span class="meta">${dotted(["the first", ...facts(earliest)])}</span></p>
<p>${title(printing, place)} <span class="meta">${dotted([printing.label, ...facts(printing)])}</span></p>
<p class="meta"><del>Struck through</del>: only in the first. <ins>Underlined</ins>: only in the later one.</p></div>
<div class="text gap"${language(printing)}>
<h2>${headline.map(piece)}</h2>
${paragraphs.map((paragraph) => html`<p>${paragraph.map(piece)}</p>\n`)}</div>`;
  return document({
    title: `What differs: ${printing.title}`,
    site,
    place,
    body,
    current: browseEntry(site),
    standsFor: printing.to,
  });
};

const facts = ({ stamp, source }: Item) => [stamp && stamped(stamp), source];

function piece(compared: Compared): Html {
  if (compared.kind === "skipped") {
    const words = `[${compared.words.toLocaleString("en")} ${compared.of === "same" ? "words the same" : "more words"}]`;
    return html`<bdi class="meta">${words}</bdi>`;
  }
  if (compared.kind === "out") return html`<del>${compared.text}</del> `;
  return compared.kind === "in" ? html`<ins>${compared.text}</ins> ` : html`${compared.text} `;
}
