import MarkdownIt from "markdown-it";
import { escapeHtml, escapeWords, figureOf, linkTo, wordsOfHtml } from "../exports/markup.ts";
import { type Json, recordOf, recordsOf, textAt } from "../exports/json.ts";

const md = new MarkdownIt({ html: true });

/** What a card of Ghost's editor shows, as HTML; undefined for one that nobody knows. */
export type Card = (payload: Json, notes: Set<string>) => string | undefined;

const captioned = (html: string, payload: Json) => {
  const caption = textAt(payload, "caption");
  return caption === undefined ? html : `<figure>${html}<figcaption>${caption}</figcaption></figure>`;
};
const paragraph = (html: string | undefined) => (html === undefined || html.trim() === "" ? "" : `<p>${html}</p>`);
const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/i, "");

const image: Card = (payload) => {
  const src = textAt(payload, "src", "url");
  if (src === undefined) return "";
  const figure = figureOf({ src, alt: textAt(payload, "alt"), caption: textAt(payload, "caption") });
  const href = textAt(payload, "href");
  return href === undefined
    ? figure
    : figure.replace(/<img[^>]*>/, (img) => `<a href="${escapeWords(href)}">${img}</a>`);
};

const gallery: Card = (payload, notes) => {
  const images = recordsOf(payload.images).map((one) => image(one, notes));
  const caption = textAt(payload, "caption");
  return images.join("") + (caption === undefined ? "" : `<figure><figcaption>${caption}</figcaption></figure>`);
};

const bookmark: Card = (payload) => {
  const metadata = recordOf(payload.metadata) ?? payload;
  const url = textAt(payload, "url") ?? textAt(metadata, "url");
  if (url === undefined) return "";
  const description = textAt(metadata, "description");
  const words = linkTo(url, wordsOfHtml(textAt(metadata, "title") ?? "") || bare(url));
  return captioned(`<p>${words}${description ? ` — ${escapeWords(description)}` : ""}</p>`, payload);
};

const embed: Card = (payload) => {
  const url = textAt(payload, "url");
  const title = textAt(recordOf(payload.metadata), "title");
  const shown = url === undefined ? textAt(payload, "html") : paragraph(linkTo(url, title ?? bare(url)));
  return shown === undefined ? "" : captioned(shown, payload);
};

const code: Card = (payload) => {
  const language = textAt(payload, "language") ?? "";
  const of = /^[\w+#-]+$/.test(language) ? ` class="language-${language}"` : "";
  return captioned(`<pre><code${of}>${escapeHtml(textAt(payload, "code") ?? "")}</code></pre>`, payload);
};

const callout: Card = (payload) => {
  const emoji = textAt(payload, "calloutEmoji");
  return `<blockquote><p>${emoji ? `${emoji} ` : ""}${textAt(payload, "calloutText") ?? ""}</p></blockquote>`;
};

const button: Card = (payload) => {
  const url = textAt(payload, "buttonUrl");
  const words = textAt(payload, "buttonText");
  return url === undefined ? "" : paragraph(linkTo(url, words ?? bare(url)));
};

const toggle: Card = (payload) =>
  `<p><strong>${wordsOfHtml(textAt(payload, "heading") ?? "")}</strong></p>${textAt(payload, "content") ?? ""}`;

const media: Card = (payload) => {
  const src = textAt(payload, "src");
  if (src === undefined) return "";
  const words = textAt(payload, "title", "fileTitle", "fileName") ?? bare(src);
  const caption = textAt(payload, "fileCaption");
  return captioned(paragraph(linkTo(src, words) + (caption ? ` — ${escapeWords(caption)}` : "")), payload);
};

const header: Card = (payload) => {
  const heading = textAt(payload, "header", "heading");
  const below = textAt(payload, "subheader", "subheading");
  return `${heading ? `<h2>${heading}</h2>` : ""}${paragraph(below)}${button(payload, new Set())}`;
};

const product: Card = (payload) => {
  const src = textAt(payload, "productImageSrc");
  const title = textAt(payload, "productTitle");
  const url = textAt(payload, "productUrl");
  const link = url === undefined ? "" : paragraph(linkTo(url, textAt(payload, "productButton") ?? bare(url)));
  const picture = src === undefined ? "" : figureOf({ src });
  return `${picture}${title ? `<p><strong>${title}</strong></p>` : ""}${textAt(payload, "productDescription") ?? ""}${link}`;
};

const markdown: Card = (payload) => md.render(textAt(payload, "markdown") ?? "");

const calltoaction: Card = (payload, notes) => `${textAt(payload, "textValue") ?? ""}${button(payload, notes)}`;

/** A card for readers of the newsletter, or one that asks for a subscription: no part of the article. */
const leftOut =
  (what: string): Card =>
  (_payload, notes) => {
    notes.add(`${what} left out`);
    return "";
  };

const members: Card = (_payload, notes) => {
  notes.add("what follows the paywall was for members");
  return "";
};

export const CARDS = new Map<string, Card>(
  Object.entries({
    image,
    gallery,
    bookmark,
    embed,
    code,
    codeblock: code,
    callout,
    button,
    toggle,
    audio: media,
    video: media,
    file: media,
    header,
    product,
    markdown,
    "card-markdown": markdown,
    html: (payload: Json) => textAt(payload, "html") ?? "",
    hr: () => "<hr>",
    horizontalrule: () => "<hr>",
    paywall: members,
    email: leftOut("card for the newsletter"),
    "email-cta": leftOut("card for the newsletter"),
    "call-to-action": calltoaction,
    signup: leftOut("sign-up card"),
    transistor: leftOut("player for members"),
  }),
);
