import { type Html, html } from "../../scripts/site/html.ts";
import type { Bar, Place, Spine } from "../../scripts/site/models.ts";
import { href } from "./links.ts";

/** A row of bars, each a link named "1987: 24 articles"; without styles it reads as a plain list. */
export function spine({ bars, labelled, axis }: Spine, place: Place, label: string): Html | undefined {
  if (bars.length === 0) return undefined;
  return html`<nav class="spine${labelled && " named"}" aria-label="${label}"><ol>${bars.map((bar) => item(bar, labelled, place))}</ol>${
    axis.length > 0 && html`<p aria-hidden="true">${axis.map((mark) => html`<span>${mark}</span> `)}</p>`
  }</nav>
`;
}

function item(bar: Bar, labelled: boolean, place: Place): Html {
  const count = bar.count === 0 ? "none" : bar.count === 1 ? "1 article" : `${bar.count} articles`;
  const name = labelled ? html`<b>${bar.label}</b><span>: ${count}</span>` : html`<span>${bar.label}: ${count}</span>`;
  if (bar.to === undefined) return html`<li>${name}</li>`;
  return html`<li><a href="${href(place, bar.to)}" data-h="${bar.height}"${bar.current && html` aria-current="page"`}>${name}</a></li>`;
}
