import type { Element } from "domhandler";
import { isHidden } from "../facts/regions.ts";
import { isLine, type Survey } from "./survey.ts";
import words from "./words.json" with { type: "json" };

const NEVER = new Set(words.never);
const COMMENTS = new Set(words.comments);
const WEAK = new Set(words.weak);
const FOLDING = new Set(words.folding);
const TAGS = new Set(["nav", "aside", "dialog", "footer", "form", "fieldset"]);
const ROLES = new Set([
  "navigation",
  "complementary",
  "contentinfo",
  "search",
  "dialog",
  "alert",
  "alertdialog",
  "banner",
  "menu",
  "menubar",
]);
/** What a class says of the whole page, not of the element: "has-sidebar", "with-comments". */
const ABOUT = /^(?:has|with|no|is|without|hide|show|js)[-_]/i;

/** The names an element has, each in its parts: "entry-Meta__postDate" is entry, meta, post, date, postdate. */
export function tokensOf({ attribs: { class: classes = "", id = "" } }: Element): string[][] {
  return `${classes} ${id}`
    .slice(0, 600)
    .split(/\s+/)
    .filter((name) => name !== "" && name.length < 80 && !/[:[]/.test(name) && !ABOUT.test(name))
    .map((name) =>
      name
        .replace(/([a-z])([A-Z])/g, "$1-$2")
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((part) => part !== ""),
    );
}

/** Elements that can be named for anything that happens within them. */
const WHOLE = new Set(["html", "body", "main", "article"]);

/** Words by which elements say that they are no part of an article's text. */
function groundsOf(element: Element): string[] {
  if (WHOLE.has(element.name)) return element.name === "article" && hasArticleAround(element) ? [INNER] : [];
  const { role = "" } = element.attribs;
  const grounds = tokensOf(element).flatMap((parts) => {
    const joined = parts.join("");
    return parts.length > 1 && NEVER.has(joined) ? [...parts, joined] : parts;
  });
  // A post from elsewhere that an article shows is a quotation in it.
  const isEmbed = grounds.some((part) => part === "embed" || part === "embedded");
  const named = grounds.filter((part) => NEVER.has(part) && !(isEmbed && SOCIAL.has(part)));
  return [
    ...(isPutAway(element, grounds) ? ["hidden"] : []),
    ...(TAGS.has(element.name) ? [`<${element.name}>`] : []),
    ...(ROLES.has(role) ? [`role ${role}`] : []),
    ...named,
  ];
}

const SOCIAL = new Set(["social", "socials", "socialmedia"]);

const INNER = "<article> in another";

function hasArticleAround({ parent }: Element): boolean {
  let at = parent;
  for (let steps = 0; at?.type === "tag" && steps < 12; steps += 1, at = at.parent)
    if ((at as Element).name === "article") return true;
  return false;
}

/** Hidden, and not as the closed part of a text that opens at a click. */
function isPutAway(element: Element, tokens: string[]): boolean {
  const { class: classes = "", "aria-hidden": aria } = element.attribs;
  if (!isHidden(element) && aria !== "true" && !/(?:^|\s)hidden(?:\s|$)/.test(classes)) return false;
  return !tokens.some((token) => FOLDING.has(token)) && element.attribs.role !== "tabpanel";
}

/** How much of a page's text an element may hold and still be what it says; `below` says that a text stands before it. */
function barOf(ground: string, below = false): number {
  if (COMMENTS.has(ground)) return 0.9;
  return ground === "hidden" || (below && BESIDE.has(ground)) ? 0.85 : 0.5;
}

/** Columns beside an article may hold more than a short one does. */
const BESIDE = new Set(["<aside>", "role complementary", "sidebar", "sidebars"]);

/**
 * The outermost elements that stand around the article or between its paragraphs. What one says of itself is not
 * believed where it holds most of the page's text, or the headline; and a word that most of the text bears says nothing.
 */
export function foreign(
  { spans, boxes }: Survey,
  spine: Set<Element>,
  share: (span: [number, number]) => number,
  begun: number,
): Set<Element> {
  const idle = wordsOfTheWhole(spans, share, begun);
  const found = new Set<Element>();
  let upTo = 0;
  for (const [element, span] of spans) {
    if (span[0] < upTo || spine.has(element) || isLine(element, boxes)) continue;
    const grounds = groundsOf(element).filter((ground) => !idle.has(ground));
    if (grounds.length === 0 || share(span) > Math.max(...grounds.map((ground) => barOf(ground, span[0] >= begun))))
      continue;
    found.add(element);
    upTo = Math.max(upTo, span[1]);
  }
  return found;
}

const MOST_OF_ALL = 0.4;

function wordsOfTheWhole(
  spans: Survey["spans"],
  share: (span: [number, number]) => number,
  begun: number,
): Set<string> {
  const shares = new Map<string, { share: number; upTo: number }>();
  for (const [element, span] of spans) {
    for (const ground of groundsOf(element)) {
      if (share(span) > barOf(ground) || (BESIDE.has(ground) && span[0] >= begun)) continue;
      const borne = shares.get(ground) ?? { share: 0, upTo: 0 };
      if (span[0] >= borne.upTo) shares.set(ground, { share: borne.share + share(span), upTo: span[1] });
    }
  }
  const isIdle = (word: string, share: number) =>
    share > (word === "hidden" ? barOf(word) : MOST_OF_ALL) && !COMMENTS.has(word);
  return new Set([...shares].filter(([word, borne]) => isIdle(word, borne.share)).map(([word]) => word));
}

/** What may stand between an article's paragraphs under this name and still be of the article: asides, callouts, embeds. */
export const isWeak = (element: Element) => groundsOf(element).every((ground) => WEAK.has(ground));
