import { type Html, html } from "../../scripts/site/html.ts";
import type { ArticleModel, Place, Site } from "../../scripts/site/models.ts";
import { dotted, href, isLocal, isolated, link, listOf } from "./links.ts";
import { ago, time } from "./stamp.ts";

export function byline({ authors, agency, place: dateline }: ArticleModel, site: Site, place: Place): Html | undefined {
  const by = authors.length > 0 && html`By ${listOf(authors.map((author) => link(place, author)))}`;
  const line = dotted([by, agency, dateline]);
  return line && html`<p class="meta" lang="${site.language}" dir="ltr">${line}</p>`;
}

/** What a reader should know before reading. In the site's language, whatever the article's. */
export function notes(model: ArticleModel, site: Site): Html | undefined {
  const { stamp } = model;
  // What was withdrawn or not kept is not here "as it first appeared".
  const kept = model.body !== "" && html` and is kept as it first appeared`;
  const list = [
    model.status === "withdrawn" &&
      html`<strong>This article was withdrawn.</strong> Its record and its address are kept.`,
    model.status === "draft" && html`<strong>A draft</strong>, not yet published.`,
    model.old && stamp?.ago !== undefined && html`This article was published <strong>${ago(stamp)}</strong>${kept}.`,
    model.status === "published" && model.body === "" && html`The text of this article was not kept.${original(model)}`,
    model.dateNote !== undefined && html`${model.dateNote}`,
    ...model.corrections.map(
      ({ stamp: on, text }) => html`<strong>Correction</strong>${on && html`, ${time(on)}`}: ${isolated(text)}`,
    ),
  ].filter((note) => note !== false);
  if (list.length === 0) return undefined;
  return html`<div class="note" lang="${site.language}" dir="ltr">${list.map((note) => html`<p>${note}</p>`)}</div>\n`;
}

function original({ provenance: { url } }: ArticleModel): Html | undefined {
  return url === undefined ? undefined : html` It was first published at <a href="${url}">${url}</a>.`;
}

export function figure({ image }: ArticleModel, place: Place): Html | undefined {
  if (image === undefined || !isLocal(image.src)) return undefined;
  const caption = captioned(image);
  return html`<figure><img src="${href(place, image.src)}" alt="${image.alt ?? ""}">${caption && html`<figcaption dir="auto">${caption}</figcaption>`}</figure>\n`;
}

/** Pictures that the archive does not hold leave their captions, which are text of the article too. */
export function pictures(model: ArticleModel, site: Site, place: Place): Html | undefined {
  const image = model.image !== undefined && !isLocal(model.image.src) ? [model.image] : [];
  const list = [...image, ...model.pictures].flatMap((picture) => {
    const caption = captioned(picture);
    const src = picture.src !== undefined && isLocal(picture.src) ? picture.src : undefined;
    if (caption === undefined && src === undefined) return [];
    return [
      html`<li dir="auto">${src && html`<img src="${href(place, src)}" alt="" loading="lazy">`}${caption}</li>\n`,
    ];
  });
  if (list.length === 0) return undefined;
  return html`<section class="pictures"><h2 lang="${site.language}">Pictures with this story</h2><ul>${list}</ul></section>\n`;
}

function captioned({ caption, credit }: { caption?: string; credit?: string }): Html | undefined {
  if (!caption && !credit) return undefined;
  return html`${caption}${credit && html` <small>${credit}</small>`}`;
}

/** In the site's words, so in the site's language. */
export function topics({ topics: list }: ArticleModel, site: Site, place: Place): Html | undefined {
  if (list.length === 0) return undefined;
  return html`<p class="meta" lang="${site.language}" dir="ltr">Topics: ${listOf(list.map((topic) => link(place, topic)))}</p>\n`;
}
