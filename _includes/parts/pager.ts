import { type Html, html } from "../../scripts/site/html.ts";
import type { Pager, Place } from "../../scripts/site/models.ts";
import { href, isolated } from "./links.ts";

export function pager({ previous, next }: Pager, place: Place, label: string): Html | undefined {
  if (previous === undefined && next === undefined) return undefined;
  return html`<nav class="pager" aria-label="${label}">${
    previous && html`<a rel="prev" href="${href(place, previous.to)}">← ${isolated(previous.text)}</a>`
  }${next && html`<a rel="next" href="${href(place, next.to)}">${isolated(next.text)} →</a>`}</nav>`;
}
