import type { Document } from "domhandler";
import { parse } from "parse5";
import { adapter } from "parse5-htmlparser2-tree-adapter";
import { flattened } from "./flatten.ts";

/** A page as the tree that a browser makes of it: https://html.spec.whatwg.org/multipage/parsing.html */
export function parsePage(html: string): Document {
  return parse(flattened(html), { treeAdapter: adapter });
}
