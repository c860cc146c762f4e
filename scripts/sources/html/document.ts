import type { Document } from "domhandler";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";

/** A page as the tree that a browser makes of it: https://html.spec.whatwg.org/multipage/parsing.html */
export function parsePage(html: string): Document {
  return parse(html, { treeAdapter: adapter });
}
