import { selectAll, selectOne } from "css-select";
import render from "dom-serializer";
import type { ChildNode, Document, Element, ParentNode } from "domhandler";
import { prepend, removeElement, textContent } from "domutils";
import { parseFragment } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import { piecesOf } from "./markup.ts";

/** Nesting deeper than this is broken, and would take the parsers long: such a text is left as it stands. */
const DEEPEST = 200;
const LONGEST = 2_000_000;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li)$/;

function isBroken(html: string): boolean {
  if (html.length > LONGEST) return true;
  let depth = 0;
  return piecesOf(html).some((piece) => {
    if (piece.kind === "tag" && !VOID.test(piece.name)) depth = piece.closes ? Math.max(0, depth - 1) : depth + 1;
    return depth > DEEPEST;
  });
}

/** HTML as a tree, to look at or to change; undefined where it is too deep or too long for that. */
export function treeOf(html: string): Document | undefined {
  return isBroken(html) ? undefined : (parseFragment(html, { treeAdapter: adapter }) as Document);
}

export const htmlOf = (node: ParentNode) => render(node.children, { encodeEntities: "utf8" });

export const find = (node: ParentNode | undefined, selector: string): Element | undefined =>
  (node && (selectOne(selector, node.children) as Element | null)) ?? undefined;

export const findAll = (node: ParentNode, selector: string): Element[] =>
  selectAll(selector, node.children) as Element[];

/** The words of the first element that a selector names, on one line. */
export function wordsAt(node: ParentNode | undefined, selector: string): string | undefined {
  const found = find(node, selector);
  return (found && textContent(found).replace(/\s+/g, " ").trim()) || undefined;
}

export const attributeAt = (node: ParentNode | undefined, selector: string, name: string): string | undefined =>
  find(node, selector)?.attribs[name] || undefined;

/** What takes the place of the elements that a selector names: HTML, or undefined to leave one as it is. */
export type Rule = { selector: string; make: (element: Element) => string | undefined };

/** HTML with a system's own boxes turned into plain elements. */
export function withRules(html: string, rules: Rule[]): string {
  const tree = treeOf(html);
  if (tree === undefined) return html;
  for (const { selector, make } of rules)
    for (const element of findAll(tree, selector)) {
      const made = make(element);
      if (made !== undefined) replace(element, made);
    }
  return htmlOf(tree);
}

function replace(element: Element, html: string): void {
  const nodes = [...parseFragment(html, { treeAdapter: adapter }).children] as ChildNode[];
  for (const node of nodes) {
    removeElement(node);
    prepend(element, node);
  }
  removeElement(element);
}
