import type { RawArticle, Skipped } from "../source.ts";
import { mainText } from "./body.ts";
import { parsePage } from "./document.ts";
import { factsOf } from "./facts.ts";
import { largeTypeToHeadings } from "./large-type.ts";
import { withWholeLinks } from "./links.ts";
import { whyNoArticle, withoutToolbars } from "./stubs.ts";

/** A page of HTML, already decoded, and what is known of it from outside. */
export type Page = {
  html: string;
  /** Name of its file, or its address where it has no file. */
  name: string;
  /** Where it was captured: relative links are resolved against it. */
  address?: string;
  /** When it was captured, ISO 8601. */
  capturedAt?: string;
};

export type PageReading = Pick<RawArticle, "type" | "fields" | "body" | "origins" | "notes"> | Skipped;

/** What a saved page says: its article with everything known about it, or that it is no article (a list page, a form). */
export function readPage(page: Page): PageReading {
  const document = parsePage(page.html);
  withoutToolbars(document);
  largeTypeToHeadings(document);
  const reason = whyNoArticle(document);
  if (reason !== undefined) return { type: "skipped", reason };
  const facts = factsOf(document, page);
  const main = mainText(document, facts);
  if (main.kind !== "article")
    return { type: "skipped", reason: main.kind === "list" ? "list page, not an article" : "page without a text" };
  const notes = [...facts.notes, ...main.notes];
  const { fields, origins } = facts;
  const address = page.address ?? (typeof fields.url === "string" ? fields.url : undefined);
  const text = address === undefined ? main.html : withWholeLinks(main.html, page.html, address);
  return { type: "article", fields, body: { kind: "html", text }, origins, notes };
}
