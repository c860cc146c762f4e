import { textContent } from "domutils";
import { attributeAt, find, htmlOf, type Rule, withRules, wordsAt } from "../exports/dom.ts";
import { escapeHtml, linkTo } from "../exports/markup.ts";

const linked = (href: string | undefined, words: string | undefined, behind?: string) =>
  href === undefined ? undefined : `<p>${linkTo(href, words ?? href)}${behind ? ` — ${escapeHtml(behind)}` : ""}</p>`;

/** The cards of Ghost's editor in the HTML that Ghost made of them, by their classes ("kg" is for Koenig, the editor). */
const RULES: Rule[] = [
  {
    selector: ".kg-bookmark-card",
    make: (card) => {
      const description = wordsAt(card, ".kg-bookmark-description");
      return linked(attributeAt(card, "a", "href"), wordsAt(card, ".kg-bookmark-title"), description);
    },
  },
  {
    selector: ".kg-audio-card",
    make: (card) => linked(attributeAt(card, "audio", "src"), wordsAt(card, ".kg-audio-title")),
  },
  {
    selector: ".kg-video-card",
    make: (card) => linked(attributeAt(card, "video", "src"), wordsAt(card, "figcaption")),
  },
  {
    selector: ".kg-file-card",
    make: (card) =>
      linked(
        attributeAt(card, "a", "href"),
        wordsAt(card, ".kg-file-card-title"),
        wordsAt(card, ".kg-file-card-caption"),
      ),
  },
  {
    selector: ".kg-toggle-card",
    make: (card) => {
      const content = find(card, ".kg-toggle-content");
      const heading = escapeHtml(wordsAt(card, ".kg-toggle-heading-text") ?? "");
      return content && `<p><strong>${heading}</strong></p>${htmlOf(content)}`;
    },
  },
  {
    selector: ".kg-callout-card",
    make: (card) => {
      const text = find(card, ".kg-callout-text");
      const emoji = wordsAt(card, ".kg-callout-emoji");
      return text && `<blockquote><p>${emoji ? `${escapeHtml(emoji)} ` : ""}${htmlOf(text)}</p></blockquote>`;
    },
  },
  { selector: ".kg-signup-card, .kg-product-card-rating", make: () => "" },
  { selector: "button", make: (button) => (textContent(button).trim() === "" ? "" : undefined) },
];

export const withoutCards = (html: string) => (html.includes("kg-") ? withRules(html, RULES) : html);
