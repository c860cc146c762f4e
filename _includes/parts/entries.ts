import { type Html, html } from "../../scripts/site/html.ts";
import type { Item, Place, Stamp } from "../../scripts/site/models.ts";
import { title } from "./ledger.ts";
import { dotted } from "./links.ts";
import { stamped } from "./stamp.ts";

/** One article listed alone: its date and time-ago in the gutter, where it is from, and why it is here. */
export type Entry = { headline: Html; stamp?: Stamp; meta?: Html; reason?: string };

export function entries(list: Entry[]): Html | undefined {
  if (list.length === 0) return undefined;
  return html`<ul class="entries">${list.map(
    ({ headline, stamp, meta, reason }) => html`<li><p class="when">${stamp && stamped(stamp)}</p><div>${headline}${
      // Without it the reason would take its place beside the headline.
      (meta || reason) && html` <span class="meta">${meta}</span>`
    }${reason && html`<p class="meta">${reason}</p>`}</div></li>
`,
  )}</ul>`;
}

export function entryOf(item: Item, place: Place, reason?: string): Entry {
  return { headline: title(item, place), stamp: item.stamp, meta: dotted([item.source, item.section]), reason };
}
