import type { ChildNode, Element } from "domhandler";

/** Elements whose words nobody sees. */
export const UNSEEN = new Set("script style noscript template iframe object svg math textarea select head".split(" "));
/** Elements that stand within a line; any other begins a new one. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

export const isBlock = (element: Element) => !INLINE.has(element.name);

export const isElement = (node: ChildNode): node is Element =>
  node.type === "tag" || node.type === "script" || node.type === "style";

/** How many nodes of one element are looked at: whoever asks wants a line or two. */
const MOST_NODES = 400;

/** The words of an element on one line, as far as `limit` characters. */
export function shortText(element: Element, limit = 300, joint = " "): string {
  const words: string[] = [];
  let length = 0;
  let seen = 0;
  let node: ChildNode | null = element.firstChild;
  while (node && length < limit && seen < MOST_NODES) {
    seen += 1;
    if (node.type === "text") {
      words.push(node.data.slice(0, limit * 4));
      length += node.data.length;
    } else if (isElement(node) && isBlock(node)) words.push(joint);
    const into: ChildNode | null = isElement(node) && !UNSEEN.has(node.name) ? node.firstChild : null;
    node = into ?? following(node, element);
  }
  return squeeze(words.join("")).slice(0, limit);
}

/** The elements of one name in an element, as far as one looks for a line or two. */
export function elementsIn(element: Element, name: string): Element[] {
  const found: Element[] = [];
  let node: ChildNode | null = element.firstChild;
  for (let seen = 0; node && seen < MOST_NODES; seen += 1) {
    if (isElement(node) && node.name === name) found.push(node);
    node = (isElement(node) ? node.firstChild : null) ?? following(node, element);
  }
  return found;
}

/** The node behind this one and all that is in it, within `root`. */
function following(node: ChildNode, root: Element): ChildNode | null {
  let at: ChildNode = node;
  while (at.nextSibling === null) {
    const parent = at.parent;
    if (parent === null || parent === root || parent.type === "root") return null;
    at = parent as ChildNode;
  }
  return at.nextSibling;
}

export function squeeze(words: string): string {
  return words.replace(/[\s\u00a0\u200b\u200e\u200f\ufeff]+/g, " ").trim();
}

/** Words by which two headlines can be compared: without case, quotes, dashes and signs. */
export function folded(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The parts of an element's class and id: "entry-Meta__postDate" is entry, meta, post, date. */
export function tokensOf(element: Element): string[] {
  const { class: classes = "", id = "" } = element.attribs;
  if (classes === "" && id === "") return [];
  return `${classes} ${id}`
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((token) => token !== "");
}
