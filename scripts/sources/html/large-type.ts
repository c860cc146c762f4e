import type { ChildNode, Document, Element } from "domhandler";
import { isBlock, isElement, shortText } from "./facts/text.ts";
import { walk } from "./facts/walk.ts";

/** `<font size>` of a heading: 4 to 7, or larger than the text around it by one and more; the text has 3. */
const LARGE = /^(?:[4-7]|\+[1-4])$/;
const LONGEST = 300;

/**
 * Makes headings of lines in large type, as pages of the 1990s have them: `<font size=5>Headline</font><br>`. Nothing
 * else on such a page says where its parts begin.
 */
export function largeTypeToHeadings(document: Document): void {
  const found: Element[] = [];
  walk(document, {
    enter(element) {
      const isLarge = element.name === "font" && LARGE.test(element.attribs.size?.trim() ?? "");
      if (isLarge && isLine(element)) found.push(element);
      return true;
    },
  });
  for (const element of found) element.name = "h2";
}

function isLine(element: Element): boolean {
  const words = shortText(element, LONGEST + 1);
  if (words === "" || words.length > LONGEST) return false;
  if (element.children.some((child) => isElement(child) && (isBlock(child) || child.name === "br"))) return false;
  return isEdge(element, "prev") && isEdge(element, "next");
}

/** Whether nothing stands on the same line on that side of an element, nor of the letters' elements around it. */
function isEdge(element: Element, side: "prev" | "next"): boolean {
  let at: ChildNode | null = element;
  for (let steps = 0; steps < 8; steps += 1) {
    let beside: ChildNode | null = at[side];
    while (beside !== null && beside.type === "text" && beside.data.trim() === "") beside = beside[side];
    if (beside !== null) return isElement(beside) && (beside.name === "br" || isBlock(beside));
    const parent: Element | null = at.parent?.type === "tag" ? (at.parent as Element) : null;
    if (parent === null || isBlock(parent)) return true;
    at = parent;
  }
  return false;
}
