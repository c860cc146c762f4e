import type { ChildNode, Document, Element, Text } from "domhandler";
import { isElement } from "./text.ts";

export type Visitor = {
  /** False: what is in the element is passed over, and it is not left either. */
  enter(element: Element): boolean;
  leave?(element: Element): void;
  text?(text: Text): void;
};

/** Goes through a document in its order, however deep it is nested. */
export function walk(document: Document, visitor: Visitor): void {
  let node: ChildNode | null = document.firstChild;
  while (node !== null) {
    if (node.type === "text") visitor.text?.(node);
    const into = isElement(node) && visitor.enter(node);
    if (into) {
      const child: ChildNode | null = (node as Element).firstChild;
      if (child !== null) {
        node = child;
        continue;
      }
      visitor.leave?.(node as Element);
    }
    while (node !== null && node.nextSibling === null) {
      const parent: ChildNode | Document | null = node.parent;
      if (parent === null || parent === document) return;
      visitor.leave?.(parent as Element);
      node = parent as ChildNode;
    }
    node = node?.nextSibling ?? null;
  }
}
