import { type Html, html } from "../../scripts/site/html.ts";
import type { ArticleModel, Comment, Figure, NameItem, Place, Site } from "../../scripts/site/models.ts";
import { imageTag } from "./image.ts";
import { dotted, isolated, link, listOf, outside } from "./links.ts";
import { ago, time } from "./stamp.ts";

export function byline({ authors, agency, place: dateline }: ArticleModel, site: Site, place: Place): Html | undefined {
  const by = authors.length > 0 && html`By ${listOf(authors.map((author) => link(place, author)))}`;
  const line = dotted([by, agency, dateline]);
  return line && html`<p class="meta" lang="${site.language}" dir="ltr">${line}</p>`;
}

/** What a reader should know before reading. In the site's language, whatever the article's. */
export function notes(model: ArticleModel, site: Site, place: Place): Html | undefined {
  const { stamp } = model;
  // What was withdrawn or not kept is not here "as it first appeared".
  const kept = model.body !== "" && html` and is kept as it first appeared`;
  const list = [
    model.newest !== undefined &&
      html`<strong>An earlier version</strong> of this article. The newest one: ${link(place, model.newest)}`,
    model.status === "withdrawn" &&
      html`<strong>This article was withdrawn.</strong> Its record and its address are kept.`,
    model.status === "draft" && html`<strong>A draft</strong>, not yet published.`,
    model.old && stamp?.ago !== undefined && html`This article was published <strong>${ago(stamp)}</strong>${kept}.`,
    model.status === "published" && model.body === "" && html`The text of this article was not kept.${original(model)}`,
    model.isSummary && model.body !== "" && html`Only a summary was kept.${original(model)}`,
    model.access !== undefined && html`On the old site this was for ${READERS[model.access]}.`,
    model.dateNote !== undefined && html`${model.dateNote}`,
    ...model.corrections.map(
      ({ stamp: on, text }) => html`<strong>Correction</strong>${on && html`, ${time(on)}`}: ${isolated(text)}`,
    ),
  ].filter((note) => note !== false);
  if (list.length === 0) return undefined;
  return html`<div class="note" lang="${site.language}" dir="ltr">${list.map((note) => html`<p>${note}</p>`)}</div>\n`;
}

const READERS = { members: "members", paid: "paying readers" };

function original({ provenance: { url } }: ArticleModel): Html | undefined {
  return url === undefined ? undefined : html` It was first published at ${outside(url)}.`;
}

export function lead({ lead: figure }: ArticleModel, place: Place): Html | undefined {
  return figure && html`<figure>${shown(figure, place, true)}</figure>\n`;
}

/** Pictures that the archive does not hold leave their captions, which are text of the article too. */
export function pictures(model: ArticleModel, site: Site, place: Place): Html | undefined {
  if (model.pictures.length === 0) return undefined;
  const list = model.pictures.map((picture) => html`<figure>${shown(picture, place)}</figure>\n`);
  return html`<section class="shelf pictures"><h2 lang="${site.language}">Pictures with this story</h2>${list}</section>\n`;
}

function shown({ image, caption, credit }: Partial<Figure>, place: Place, first = false): Html {
  return html`${image && imageTag(image, place, first)}${
    (caption || credit) &&
    html`<figcaption class="meta" dir="auto">${caption}${credit && html` <small>${credit}</small>`}</figcaption>`
  }`;
}

/** In the site's words, so in the site's language. */
export function subjects(
  { topics: list, suggestedTopics, ...names }: ArticleModel,
  site: Site,
  place: Place,
): Html | undefined {
  const { people, organisations, places } = names;
  const lines = [
    list.length > 0 && html`Topics: ${listOf(list.map((topic) => link(place, topic)))}`,
    suggestedTopics.length > 0 &&
      html`Topics suggested by the text: ${listOf(suggestedTopics.map((topic) => link(place, topic)))}`,
    ...named("People", people, place),
    ...named("Organisations", organisations, place),
    ...named("Places", places, place),
  ].filter(Boolean);
  return lines.length === 0
    ? undefined
    : html`<div class="meta" lang="${site.language}" dir="ltr">${lines.map((line) => html`<p>${line}</p>`)}</div>\n`;
}

/** What the source states, and below it, said to be so, what was found in the text. */
function named(kind: string, names: NameItem[], place: Place): (Html | false)[] {
  const line = (label: string, some: NameItem[]) =>
    some.length > 0 &&
    html`${label}: ${listOf(some.map(({ text, to }) => (to === undefined ? html`${isolated(text)}` : link(place, { text, to }))))}`;
  return [
    line(
      kind,
      names.filter(({ isFound }) => !isFound),
    ),
    line(
      `${kind}, found in the text`,
      names.filter(({ isFound }) => isFound),
    ),
  ];
}

/** What the old site's readers wrote: text, whatever they wrote. */
export function comments({ comments: list }: ArticleModel, site: Site): Html | undefined {
  if (list.length === 0) return undefined;
  const count = list.length.toLocaleString(site.language);
  return html`<section class="shelf comments" id="comments"><h2>Comments as published on the old site (${count})</h2>
${list.map(comment)}</section>
`;
}

function comment({ number, name, stamp, paragraphs, depth, answers }: Comment): Html {
  const to = answers && html` · in reply to <a href="#comment-${answers.number}">${nameOf(answers)}</a>`;
  return html`<article id="comment-${number}" data-h="${depth}"><p class="meta"><b>${nameOf({ name })}</b>${stamp && html` · ${time(stamp)}`}${to}</p>${paragraphs.map(
    (paragraph) => html`<p dir="auto">${paragraph}</p>`,
  )}</article>
`;
}

const nameOf = ({ name }: { name?: string }): Html => (name === undefined ? html`No name` : html`<bdi>${name}</bdi>`);
