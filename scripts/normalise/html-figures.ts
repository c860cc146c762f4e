import type { Element, ElementContent } from "hast";

/** Classes by which systems without `<figcaption>` mark what stands below a picture. */
const CAPTION = /^(?:wp-caption-text|image-?caption|caption-text|figure-?caption|photo-?caption)$/i;
const BLOCK = /^(?:p|div|h[1-6]|ul|ol|li|blockquote|section|header|footer)$/;
const ITALIC = new Set(["em", "i"]);

export function isCaption(node: Element): boolean {
  if (node.tagName === "figcaption") return true;
  const classes = node.properties.className;
  return Array.isArray(classes) && classes.some((name) => CAPTION.test(String(name)));
}

/**
 * Markdown has no figures. A picture and its caption become one paragraph: the picture, and below it its caption in
 * italics. What else stands in a figure (a quotation, a table, several pictures) keeps its place, and the caption comes after it.
 */
export function figureAsBlocks(children: ElementContent[]): ElementContent[] {
  const captions = children.filter((child): child is Element => child.type === "element" && isCaption(child));
  const rest = children.filter((child) => !captions.includes(child as Element) && !isSpace(child));
  const words = captions.flatMap((caption) => captionWords(caption));
  if (words.length === 0) return rest.length === 1 && isPicture(rest[0]!) ? [paragraph(rest)] : rest;
  if (rest.length === 1 && isPicture(rest[0]!))
    return [paragraph([...rest, { type: "element", tagName: "br", properties: {}, children: [] }, italic(words)])];
  return [...rest, paragraph([italic(words)])];
}

/** A caption that stands by itself, outside any figure. */
export function captionAsBlock(node: Element): ElementContent[] {
  const words = captionWords(node);
  return words.length === 0 ? [] : [paragraph([italic(words)])];
}

/** A list of nothing but pictures is a gallery: its pictures, one after the other. Undefined for any other list. */
export function galleryAsBlocks(items: ElementContent[]): ElementContent[] | undefined {
  const shown = items.filter((item) => !isSpace(item));
  const pictures = shown.flatMap((item) => (item.type === "element" && item.tagName === "li" ? item.children : []));
  const blocks = pictures.filter((child) => !isSpace(child));
  return shown.length > 0 && blocks.length === shown.length && blocks.every(holdsPicture) ? blocks : undefined;
}

/** A paragraph that begins with a picture, as figures become. */
const holdsPicture = (node: ElementContent) =>
  node.type === "element" && node.tagName === "p" && node.children[0] !== undefined && isPicture(node.children[0]);

const paragraph = (children: ElementContent[]): Element => ({
  type: "element",
  tagName: "p",
  properties: {},
  children,
});
const italic = (children: ElementContent[]): Element => ({ type: "element", tagName: "em", properties: {}, children });

function isSpace(node: ElementContent): boolean {
  return node.type !== "element" && (node.type !== "text" || node.value.trim() === "");
}

/** A picture, perhaps within a link or what only frames it. */
function isPicture(node: ElementContent): boolean {
  if (node.type !== "element") return false;
  if (node.tagName === "img") return true;
  const inner = node.children.filter((child) => !isSpace(child));
  return ["a", "div", "span", "p", "picture"].includes(node.tagName) && inner.length === 1 && isPicture(inner[0]!);
}

/** The caption's words on one line, with their links; its own italics would end those around it. */
function captionWords(node: Element): ElementContent[] {
  const words = node.children.flatMap((child): ElementContent[] => {
    if (child.type === "text") return [{ type: "text", value: child.value.replace(/\s+/g, " ") }];
    if (child.type !== "element") return [];
    if (child.tagName === "br") return [{ type: "text", value: " " }];
    const inner = captionWords(child);
    if (BLOCK.test(child.tagName)) return [{ type: "text", value: " " }, ...inner];
    return ITALIC.has(child.tagName) ? inner : [{ ...child, children: inner }];
  });
  return trimmed(words);
}

/** Without the space at both ends, which may be several pieces of text long. */
function trimmed(words: ElementContent[]): ElementContent[] {
  const begin = words.findIndex((word) => !isSpace(word));
  if (begin < 0) return [];
  const list = words.slice(begin, words.findLastIndex((word) => !isSpace(word)) + 1);
  return list.map((word, index) => {
    if (word.type !== "text") return word;
    const value = index === 0 ? word.value.trimStart() : word.value;
    return { ...word, value: index === list.length - 1 ? value.trimEnd() : value };
  });
}
