import { type Html, html } from "../../scripts/site/html.ts";
import type { Link, Place, Stamp } from "../../scripts/site/models.ts";
import { link } from "./links.ts";
import { ago, time } from "./stamp.ts";

export type DateHead = { title: string; stamp?: Stamp; up?: Link; count: string };

/** The head of a page whose title is a date: the date large, how long ago and the way up in the gutter. */
export function dateHead(head: DateHead, place: Place, below?: Html): Html {
  return html`<p class="side when">${head.up && link(place, head.up)} ${ago(head.stamp)}</p>
<div class="head"><h1>${head.stamp === undefined ? head.title : time(head.stamp, head.title)}</h1>
<p class="meta">${head.count}</p>
${below}</div>`;
}
