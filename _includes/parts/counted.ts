import { type Html, html } from "../../scripts/site/html.ts";
import type { Counted, Place, Site } from "../../scripts/site/models.ts";
import { dotted, link } from "./links.ts";

/** Names with their counts, in as many columns as there is room for; `short` names leave room for more. */
export function counted(
  links: (Counted & { span?: string })[],
  site: Site,
  place: Place,
  short: boolean = false,
): Html | undefined {
  if (links.length === 0) return undefined;
  return html`<ul class="index${short && " short"}">${links.map(
    (entry) =>
      html`<li>${link(place, entry)} <span class="meta">${dotted([entry.span, entry.count.toLocaleString(site.language)])}</span></li>
`,
  )}</ul>
`;
}
