import { parsePage } from "../../scripts/sources/html/document.ts";
import { type Facts, factsOf } from "../../scripts/sources/html/facts.ts";

/** The fields that a page of these parts states. */
export function factsIn({ head = "", body = "", lang = "en", address }: PageParts): Facts["fields"] {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;
  return factsOf(parsePage(html), { html, name: "page.html", address }).fields;
}

export type PageParts = { head?: string; body?: string; lang?: string; address?: string };

/** A script element with structured data. */
export const jsonLd = (data: unknown) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

/** Paragraphs of a report, so that what stands behind them is far from the headline. */
export const report = `<p>${"The ferry left the harbour late and came back early, as it does when there is fog. ".repeat(20)}</p>`;
