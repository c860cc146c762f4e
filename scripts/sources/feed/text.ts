import type { RawBody } from "../source.ts";
import { elementsOf, markupOf, textOf, type XmlNode } from "../xml/reader.ts";
import { attributeOf } from "./elements.ts";

/** Words of an element as they are meant: HTML, or plain. */
export type Text = { html: boolean; text: string };

const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>|<!--/i;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,30});/i;
/** HTML that was escaped once too often. */
const TWICE = /&lt;\/?(?:p|br|div|a|b|i|em|strong|img|ul|li|span|h[1-6]|blockquote)(?:\s|&gt;|\/)/i;

const isMarkup = (text: string) => TAG.test(text) || ENTITY.test(text);

/** What an element holds. Its type says how to read it where it has one (Atom); its content says so elsewhere. */
export function textIn(node: XmlNode): Text {
  const type = (attributeOf(node, "type") ?? "").toLowerCase();
  const mode = attributeOf(node, "mode")?.toLowerCase();
  const children = elementsOf(node);
  if (children.length > 0) return { html: true, text: markupOf(xhtmlIn(node)) };
  const words = textOf(node).trim();
  const given = mode === "base64" ? Buffer.from(words, "base64").toString("utf8").trim() : words;
  if (type === "text" || type === "text/plain") return plainOrNot(given, TAG.test(given) && mode === "escaped");
  return plainOrNot(given, isMarkup(given));
}

function plainOrNot(text: string, html: boolean): Text {
  if (!html) return { html: false, text };
  // Escaped tags in the midst of markup are an article about HTML; those that begin it are not.
  if (!TWICE.test(text) || (TAG.test(text) && !/^\s*&lt;(?:!--|[a-z])/i.test(text))) return { html: true, text };
  const once = text.replace(
    /&(lt|gt|quot|amp);/g,
    (_all, name: string) => ({ lt: "<", gt: ">", quot: '"' })[name] ?? "&",
  );
  return { html: true, text: once };
}

/** `<content type="xhtml"><div>…</div></content>`: the div is only there to hold the namespace. */
function xhtmlIn(node: XmlNode): XmlNode {
  const children = elementsOf(node);
  const [only] = children;
  const alone =
    children.length === 1 && node.children.every((child) => typeof child !== "string" || child.trim() === "");
  return alone && only!.local.toLowerCase() === "div" ? only! : node;
}

const UNSEEN = /<(script|style)\b[^<>]*>[^<]*<\/\1>/gi;

/** Tags gone, for measuring and comparing; not for showing. */
export function wordsIn({ html, text }: Text): string {
  const bare = html
    ? text
        .replace(UNSEEN, " ")
        .replace(/<[^<>]*>/g, " ")
        .replace(/&nbsp;|&#160;/g, " ")
    : text;
  return bare.replace(/\s+/g, " ").trim();
}

const END = 3000;
const CREDIT =
  /(?:<p[^<>]*>)?\s*The post (?:<a\s[^<>]*>[^<>]*<\/a>|[^<>]{1,300}?) (?:first appeared on|appeared first on) (?:<a\s[^<>]*>[^<>]*<\/a>|[^<>]{1,200}?)\.?\s*(?:<\/p>)?\s*$/i;
const MORE_WORDS =
  "(?:read (?:more|(?:the )?(?:full|rest)[^<>]{0,60}|on)|continue reading[^<>]{0,150}|more|weiterlesen|lire la suite|leer más|seguir leyendo|leggi tutto)";
const MORE = new RegExp(
  `(?:<p[^<>]*>)?\\s*(?:\\(|\\[)?<a\\s[^<>]*>\\s*(?:<(?:span|em|strong)[^<>]*>)*\\s*${MORE_WORDS}\\s*(?:<span[^<>]*>[^<>]*<\\/span>)?(?:[\\s.…»›→]|&(?:[a-z]{2,8}|#\\d{2,5});){0,8}(?:<\\/(?:span|em|strong)>)*\\s*<\\/a>(?:\\)|\\])?\\s*(?:<\\/p>)?\\s*$`,
  "i",
);
const MORE_PLAIN = new RegExp(`(?:^|[\\s.…])${MORE_WORDS}[\\s.…»›→]{0,6}$`, "i");
const CUT =
  /(?:\[(?:…|\.\.\.|&hellip;|&#8230;|&#x2026;)\]|(?:…|\.\.\.|&hellip;|&#8230;|&#x2026;))\s*(?:<\/[a-z]+>\s*)*$/i;
const IMAGE = /<img\b[^<>]*>/gi;
/** A picture of one point counts readers and shows nothing. */
const POINT = /\b(?:width|height)\s*=\s*["']?[01]["']?(?=[\s/>])/i;
/** Pictures to press, which share a page elsewhere. */
const BUTTON =
  /<a\s[^<>]*>\s*<img\b[^<>]*\s(?:alt|title)\s*=\s*["'](?:add to|share (?:on|this|via|with)|tweet (?:this|it)|e-?mail this|digg (?:this|it)|post to|submit to|save to|pin it)\b[^"'<>]{0,40}["'][^<>]*>\s*<\/a>/gi;
/** Pictures of advertisers, as the services that made feeds put them in. */
const AD =
  /<a\s[^<>]*>\s*<img\b[^<>]*\ssrc\s*=\s*["']https?:\/\/(?:[\w-]+\.)*(?:ads?|adserver|feedads)\.[^"'<>]*["'][^<>]*>\s*<\/a>/gi;
const BLANK_END = /(?:\s|&nbsp;|&#160;|<br\s*\/?>)+$/i;
const FEEDFLARE = '<div class="feedflare">';

/** Text without what a feed's maker hung on to it. `cut` says that it breaks off, and so is not all of the article. */
export function withoutChrome({ html, text }: Text): { text: Text; cut: boolean } {
  let bare = html ? text.replace(IMAGE, (tag) => (POINT.test(tag) ? "" : tag)) : text;
  const buttons = bare.lastIndexOf(FEEDFLARE);
  if (html && buttons >= 0) bare = bare.slice(0, buttons) + bare.slice(buttons).replace(/^.*?<\/div>/s, "");
  if (html) bare = takeEnd(bare.replace(BUTTON, "").replace(AD, ""), BLANK_END).text;
  bare = bare.trim();
  const credit = takeEnd(bare, CREDIT);
  bare = credit.text;
  const more = takeEnd(bare, html ? MORE : MORE_PLAIN);
  // "Read more" in plain words is only chrome where it ends a text that broke off.
  if (html || CUT.test(more.text.slice(-200))) bare = more.text;
  const cut = more.taken || CUT.test(bare.slice(-200));
  return { text: { html, text: bare }, cut };
}

function takeEnd(text: string, pattern: RegExp): { text: string; taken: boolean } {
  const from = Math.max(0, text.length - END);
  const match = pattern.exec(text.slice(from));
  return match ? { text: text.slice(0, from + match.index).trim(), taken: true } : { text, taken: false };
}

/** Words are paragraphs where blank lines part them; HTML stays HTML. */
export function bodyOf({ html, text }: Text): RawBody {
  return html
    ? { kind: "html", text }
    : {
        kind: "paragraphs",
        paragraphs: text
          .split(/\r?\n[ \t]*\r?\n/)
          .map((one) => one.trim())
          .filter(Boolean),
      };
}

/** Whether a description says all of the article: several paragraphs, and long. */
export function looksWhole(text: Text): boolean {
  const length = wordsIn(text).length;
  const paragraphs = text.html
    ? (text.text.match(/<p[\s>]|<br\s*\/?>\s*<br|<\/p>/gi)?.length ?? 0)
    : text.text.split(/\n\s*\n/).length;
  return length >= 1500 || (length >= 500 && paragraphs >= 3);
}
