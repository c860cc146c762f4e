import { render } from "dom-serializer";
import type { Document } from "domhandler";
import type { Facts } from "./facts.ts";

/** The main text of a page, as HTML without what stands around it. */
export type MainText = { kind: "article" | "list" | "empty"; html: string; notes: string[] };

/** Finds the text of a page's article; what is known of the article says what to look for. */
export function mainText(document: Document, _facts: Facts): MainText {
  return { kind: "article", html: render(document), notes: [] };
}
