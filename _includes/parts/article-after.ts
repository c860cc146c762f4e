import { type Html, html } from "../../scripts/site/html.ts";
import type { ArticleModel, Place } from "../../scripts/site/models.ts";
import { type Entry, entries, entryOf } from "./entries.ts";
import { title } from "./ledger.ts";
import { dotted, href, isolated, link, outside } from "./links.ts";
import { stamped } from "./stamp.ts";
import { storylineParts } from "./storyline.ts";

/** What follows an article: its kin, and where it comes from. */
export function after(model: ArticleModel, place: Place): Html {
  return html`${storylineParts(model.storylines, place)}${related(model, place)}${copies(model, place)}${shelf(
    "The page this was captured from also listed",
    model.listed.map((entry) => listedEntry(entry, place)),
  )}${shelf(
    `Earlier versions of this article (${model.versions.length})`,
    model.versions.map(({ stamp, ...to }) => ({ headline: link(place, to), stamp })),
  )}${provenance(model)}`;
}

/** What came after stands apart from what came before; of one time, or of none that is known, first. */
function related({ related: items }: ArticleModel, place: Place): Html | undefined {
  if (items.length === 0) return undefined;
  const group = (when: "before" | "after" | undefined, heading?: string) => {
    const list = items.filter((item) => item.when === when).map((item) => entryOf(item, place, item.reason));
    return list.length > 0 && html`${heading && html`<h3 class="meta gap">${heading}</h3>\n`}${entries(list)}`;
  };
  return html`<section class="shelf wide"><h2>Related articles</h2>
${group(undefined)}${group("after", "What happened next")}${group("before", "Before")}</section>
`;
}

function copies({ copies: model }: ArticleModel, place: Place): Html | undefined {
  if (model === undefined) return undefined;
  const list = model.items.map((item) => {
    const compared =
      item.differences !== undefined && html`<a href="${href(place, item.differences)}">what differs</a>`;
    return { headline: title(item, place), stamp: item.stamp, meta: dotted([item.source, item.label, compared]) };
  });
  return html`<section class="shelf wide"><h2>Other printings</h2>
<p class="meta">${isolated(model.sentence)}</p>
${entries(list)}</section>
`;
}

function shelf(heading: string, list: Entry[]): Html | undefined {
  if (list.length === 0) return undefined;
  return html`<section class="shelf wide"><h2>${heading}</h2>
${entries(list)}</section>
`;
}

function listedEntry({ title, to, url, source, stamp }: ArticleModel["listed"][number], place: Place): Entry {
  const headline =
    to !== undefined ? link(place, { text: title, to }) : url !== undefined ? outside(url, title) : html`${title}`;
  return { headline, stamp, meta: dotted([source]) };
}

function provenance(model: ArticleModel): Html {
  const { url, captured, file, locator, format, sha256, rights, slugline, embargo, id } = model.provenance;
  const from = dotted([file, locator, format]);
  const facts: [string, Html | string | undefined | false][] = [
    ["First published", url && outside(url)],
    ["Captured", captured && stamped(captured)],
    ["From", from],
    ["SHA-256", sha256 && html`<code class="hash" title="${sha256}">${sha256}</code>`],
    ["Rights", rights],
    ["Slugline", slugline],
    ["Embargo", embargo && stamped(embargo)],
    ["Cite", model.cite.text],
    ["Identifier", html`<code>${id}</code>`],
  ];
  return html`<section class="panel wide"><h2>Provenance</h2>
<dl class="facts meta">${facts.map(([name, value]) => value && html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl></section>`;
}
