import type { Element, ElementContent, Root, RootContent } from "hast";
import { captionAsBlock, figureAsBlocks, galleryAsBlocks, isCaption } from "./html-figures.ts";
import { pictureAddress, withSpaceOutside } from "./html-inline.ts";
import { SOURCE_SCHEME } from "./source-links.ts";

/** Elements that are left out with all they hold. */
const DROPPED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "form",
  "input",
  "button",
  "select",
  "textarea",
  "svg",
  "math",
  "title",
  "meta",
  "link",
  "head",
  "param",
]);
/** Elements that show something from elsewhere; a link to it takes their place. */
const EMBEDDED = new Set(["iframe", "video", "audio", "embed", "object", "source"]);
/** A link or picture without one of these goes nowhere that a reader could follow: its words stay. */
const SCHEME = new RegExp(`^(?:https?|mailto|tel|${SOURCE_SCHEME}):|^(?![a-z][a-z0-9+.-]*:|#)\\S`, "i");

const RAISED: Record<string, string> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};
const LOWERED: Record<string, string> = {
  "0": "₀",
  "1": "₁",
  "2": "₂",
  "3": "₃",
  "4": "₄",
  "5": "₅",
  "6": "₆",
  "7": "₇",
  "8": "₈",
  "9": "₉",
};

/** What must happen to a parsed page before it is sanitised, since the sanitiser would drop it in silence. */
export function prepare(tree: Root): { tree: Root; notes: string[] } {
  const notes = new Set<string>();
  const children = tree.children.flatMap((child) => visit(child, notes)) as RootContent[];
  return { tree: { type: "root", children }, notes: [...notes] };
}

function visit(node: RootContent | ElementContent, notes: Set<string>): ElementContent[] {
  if (node.type === "text") return [node];
  if (node.type !== "element") return [];
  if (DROPPED.has(node.tagName)) {
    if (textOf(node).trim() !== "" || node.tagName === "form") notes.add(`<${node.tagName}> left out`);
    return [];
  }
  if (node.tagName === "picture") return node.children.filter(isImage).flatMap((child) => visit(child, notes));
  if (EMBEDDED.has(node.tagName)) return embedded(node, notes);
  if (node.tagName === "sup" || node.tagName === "sub") {
    const digits = scripted(textOf(node), node.tagName === "sup" ? RAISED : LOWERED);
    if (digits !== undefined) return [{ type: "text", value: digits }];
  }
  if (isImage(node)) {
    const src = pictureAddress(node, SCHEME);
    return src === undefined ? [] : [{ ...node, properties: { ...node.properties, src } }];
  }
  const children = node.children.flatMap((child) => visit(child, notes));
  if (node.tagName === "a" && !SCHEME.test(String(node.properties.href ?? "")))
    return isArrow(children) ? [] : children;
  if (node.tagName === "a" && children.every(isNothing)) return [];
  if (node.tagName === "figure") return figureAsBlocks(children);
  if (node.tagName === "ul") return galleryAsBlocks(children) ?? [{ ...node, children }];
  if (node.tagName !== "figcaption" && isCaption(node)) return captionAsBlock({ ...node, children });
  return withSpaceOutside({ ...node, children });
}

const isImage = (node: ElementContent) => node.type === "element" && node.tagName === "img";

/** A link around nothing has nothing to follow it by. */
const isNothing = (node: ElementContent) => node.type === "text" && node.value.trim() === "";

/** The way back from a footnote to its number says nothing where the number is no link. */
function isArrow(children: ElementContent[]): boolean {
  return (
    children.length > 0 &&
    children.every((child) => child.type === "text" && /^(?:\s|↩|↑|⏎|\^|\ufe0e)*$/.test(child.value))
  );
}

function scripted(text: string, digits: Record<string, string>): string | undefined {
  return /^\d{1,4}$/.test(text) ? [...text].map((digit) => digits[digit]).join("") : undefined;
}

function embedded(node: Element, notes: Set<string>): ElementContent[] {
  const address = addressOf(node);
  if (address === undefined) {
    notes.add(`<${node.tagName}> left out`);
    return [];
  }
  notes.add(`<${node.tagName}> became a link`);
  const words =
    String(node.properties.title ?? "").trim() || textOf(node).trim() || address.replace(/^https?:\/\//, "");
  const link: Element = {
    type: "element",
    tagName: "a",
    properties: { href: address },
    children: [{ type: "text", value: words }],
  };
  return node.tagName === "source" ? [link] : [{ type: "element", tagName: "p", properties: {}, children: [link] }];
}

function addressOf(node: Element): string | undefined {
  const own = [node.properties.src, node.properties.data].map((value) => String(value ?? "").trim());
  const inner = node.children.flatMap((child) =>
    child.type === "element" ? [String(child.properties.src ?? "")] : [],
  );
  const found = [...own, ...inner].find((value) => /^(https?:)?\/\/[^/]/.test(value));
  if (found === undefined) return undefined;
  return (found.startsWith("//") ? `https:${found}` : found)
    .replace(
      /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+).*$/,
      "https://www.youtube.com/watch?v=$1",
    )
    .replace(/^https?:\/\/player\.vimeo\.com\/video\/(\d+).*$/, "https://vimeo.com/$1");
}

/** All the words of a node, by a loop and not by recursion: it is called on trees of any depth. */
export function textOf(node: RootContent | ElementContent): string {
  const words: string[] = [];
  const open: (RootContent | ElementContent)[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === "text") words.push(next.value);
    else if (next.type === "element" && !DROPPED.has(next.tagName)) open.push(...next.children.toReversed());
  }
  return words.join("");
}
