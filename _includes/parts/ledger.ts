import { type Html, html } from "../../scripts/site/html.ts";
import type { Group, Item, Place } from "../../scripts/site/models.ts";
import { dotted, href } from "./links.ts";
import { ago, stamped, time } from "./stamp.ts";

/** `level`: of the headings that carry the dates. `summaries` are for short lists; a ledger of a month goes without. */
export type LedgerOptions = { level?: 2 | 3; summaries?: boolean };

/** Groups under their dates: the date stands once, in the gutter, with its time-ago. */
export function ledger(groups: Group[], place: Place, options: LedgerOptions = {}): Html | undefined {
  if (groups.length === 0) return undefined;
  return html`<div class="ledger">${groups.map((group) => section(group, place, options))}</div>
`;
}

function section(group: Group, place: Place, { level = 2, summaries = false }: LedgerOptions): Html {
  const label = group.stamp === undefined ? group.label : time(group.stamp, group.label);
  const heading =
    group.label !== "" &&
    html`<h${level} class="when">${
      group.to === undefined ? label : html`<a href="${href(place, group.to)}">${label}</a>`
    } ${ago(group.stamp)}</h${level}>`;
  // A day's own date stands in the gutter; below a year or a heading without a date each item says its own.
  const dated = group.stamp?.precision === "day" || group.stamp?.precision === "minute";
  return html`<section>${heading}
<ul>${group.items.map((item) => row(item, place, { dated, alone: group.stamp === undefined, summaries }))}</ul></section>
`;
}

type RowOptions = { dated: boolean; alone: boolean; summaries: boolean };

function row(item: Item, place: Place, { dated, alone, summaries }: RowOptions): Html {
  const date = !dated && item.stamp !== undefined && (alone ? stamped(item.stamp) : time(item.stamp));
  const meta = dotted([date, item.source, item.section, item.isSuggested && "suggested"]);
  const below = html`${summaries && item.summary && summary(item)}${printings(item, place)}`;
  // Without it what stands below the headline would take its place beside it.
  const beside = (meta || below.toString() !== "") && html` <span class="meta">${meta}</span>`;
  return html`<li>${title(item, place)}${beside}${below}</li>
`;
}

/** In the article's language; that it was taken from the text is said in the site's. */
function summary(item: Item): Html {
  return item.isTaken
    ? html`<p${item.dir && html` dir="${item.dir}"`}><bdi class="meta">From the text:</bdi> <span${language(item)}>${item.summary}</span></p>`
    : html`<p${language(item)}>${item.summary}</p>`;
}

/** Later printings of a story, to be opened: each has its own address. */
function printings({ printings: list }: Item, place: Place): Html | undefined {
  if (list === undefined) return undefined;
  const more = list.length === 1 ? "1 more printing" : `${list.length} more printings`;
  return html`<details><summary class="meta">and ${more}</summary>
<div class="note"><ul>${list.map((item) => row(item, place, { dated: false, alone: false, summaries: false }))}</ul></div></details>`;
}

/** A headline that leads to its article, in the article's own language and direction. */
export function title(item: Item, place: Place): Html {
  return html`<a href="${href(place, item.to)}"${language(item)}>${item.title}</a>`;
}

export function language({ lang, dir }: { lang?: string; dir?: string }): Html {
  return html`${lang && html` lang="${lang}"`}${dir && html` dir="${dir}"`}`;
}
