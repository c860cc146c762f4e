import type { Element } from "domhandler";
import { textContent } from "domutils";
import { find, htmlOf, type Rule, withRules } from "../exports/dom.ts";
import { escapeHtml, linkTo } from "../exports/markup.ts";
import { readJson, recordOf, textAt } from "../exports/json.ts";

/** What a box keeps beside its HTML. */
function dataOf(element: Element) {
  const read = readJson(element.attribs["data-attrs"] ?? "");
  return "value" in read ? recordOf(read.value) : undefined;
}

const isWeb = (address: string | undefined): address is string => /^https?:\/\/\S+$/.test(address ?? "");

/** Boxes by which the old site asked its readers for something. */
const ASKING =
  ".subscription-widget-wrap, .subscription-widget, .subscription-widget-wrap-editor, .button-wrapper[data-attrs*=subscribe], " +
  ".button-wrapper[data-attrs*=comment], .button-wrapper[data-attrs*=share], .captioned-button-wrap, .install-substack-app-embed, " +
  ".community-chat, .poll-embed, .directMessage, .image-link-expand";

const RULES: Rule[] = [
  { selector: ".image-link-expand", make: () => "" },
  {
    selector: ".tweet, .twitter-embed",
    make: (box) => {
      const data = dataOf(box);
      const url = textAt(data, "url");
      const text = textAt(data, "full_text") ?? "";
      const name = textAt(data, "name", "username") ?? "a post";
      return isWeb(url) ? `<blockquote><p>${escapeHtml(text)}</p><p>${linkTo(url, name)}</p></blockquote>` : undefined;
    },
  },
  {
    selector: ".digest-post-embed, .embedded-post-wrap, .embedded-publication-wrap",
    make: (box) => {
      const data = dataOf(box);
      const url = textAt(data, "canonical_url", "url", "base_url");
      return isWeb(url) ? `<p>${linkTo(url, textAt(data, "title", "name") ?? url)}</p>` : undefined;
    },
  },
  { selector: "a.footnote-anchor", make: (anchor) => `<sup>${escapeHtml(textContent(anchor))}</sup>` },
  {
    selector: "div.footnote",
    make: (note) => {
      const content = find(note, ".footnote-content");
      const number = find(note, ".footnote-number");
      if (!content || !number) return undefined;
      const mark = `<sup>${escapeHtml(textContent(number))}</sup> `;
      return htmlOf(content).replace(/^\s*<p[^>]*>|^/, (begin) => `${begin || "<p>"}${mark}`);
    },
  },
  { selector: "div.pullquote", make: (box) => `<blockquote>${htmlOf(box)}</blockquote>` },
];

/** A post's text without what asked for a subscription, and with its boxes as plain elements. */
export function withoutBoxes(html: string): { html: string; notes: string[] } {
  const notes = new Set<string>();
  const leave = (note: string) => () => {
    notes.add(note);
    return "";
  };
  const rules: Rule[] = [
    ...RULES,
    { selector: ASKING, make: leave("boxes that ask for subscriptions or comments left out") },
    { selector: ".paywall-jump, .paywall", make: leave("what follows the paywall was for paying readers") },
  ];
  return { html: withRules(html, rules), notes: [...notes] };
}
