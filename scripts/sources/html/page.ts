import type { RawArticle, Skipped } from "../source.ts";

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
  const title = /<title[^>]*>([^<]*)/i.exec(page.html)?.[1];
  return { type: "article", fields: { title, url: page.address }, body: { kind: "html", text: page.html } };
}
