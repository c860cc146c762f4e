import { type Html, html } from "../../scripts/site/html.ts";
import type { Counted, Place } from "../../scripts/site/models.ts";
import { link } from "./links.ts";

/** Names with their counts, in as many columns as there is room for. */
export function counted(links: (Counted & { span?: string })[], place: Place): Html | undefined {
  if (links.length === 0) return undefined;
  return html`<ul class="index">${links.map(
    (entry) =>
      html`<li>${link(place, entry)} <span class="meta">${entry.span && html`${entry.span} · `}${number(entry.count)}</span></li>
`,
  )}</ul>`;
}

/** Thousands are set apart by the same sign in every build, whatever machine it runs on. */
function number(count: number): string {
  return count.toLocaleString("en");
}
