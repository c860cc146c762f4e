import { type Html, html } from "../../scripts/site/html.ts";
import type { Place } from "../../scripts/site/models.ts";
import { href } from "./links.ts";

/** Tells feed readers where a page's feeds are. */
export function feedLinks(place: Place, title: string, ...addresses: string[]): Html {
  return html`${addresses.map((address) => {
    const type = address.endsWith(".json") ? "application/feed+json" : "application/atom+xml";
    return html`<link rel="alternate" type="${type}" title="${title}" href="${href(place, address)}">\n`;
  })}`;
}
