import { Parser } from "htmlparser2";
import type { Reference } from "./page.ts";

/** Elements of feeds and sitemaps whose text is an address. */
const TEXTS = new Set(["loc", "link", "url", "comments"]);

/** The addresses that an Atom or RSS feed or a sitemap names. What its articles link to is checked on their pages. */
export function feedReferences(xml: string): Reference[] {
  const references: Reference[] = [];
  let text = "";
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        text = "";
        if (name === "link" && attributes.href !== undefined)
          references.push({ kind: "link", url: attributes.href, at: parser.startIndex });
      },
      ontext(piece) {
        text += piece;
      },
      onclosetag(name) {
        if (TEXTS.has(name) && text.trim() !== "")
          references.push({ kind: "link", url: text.trim(), at: parser.startIndex });
        text = "";
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return references;
}

/** Where redirects.json leads, an address a line. */
export function redirectReferences(json: string): Reference[] {
  return [...json.matchAll(/": ("(?:[^"\\]|\\.)*"),?$/gm)].map(({ 1: url, index }) => ({
    kind: "link",
    url: encodeURI(String(JSON.parse(url!))),
    at: index,
  }));
}

/** The same for JSON Feed 1.0 and 1.1; nothing for any other JSON. */
export function jsonFeedReferences(json: string): Reference[] {
  if (!json.slice(0, 500).includes("jsonfeed.org")) return [];
  const references: Reference[] = [];
  const urls = /"(?:home_page_url|feed_url|next_url|url|image)"\s*:\s*("(?:[^"\\]|\\.)*")/g;
  for (const match of json.matchAll(urls))
    references.push({ kind: "link", url: String(JSON.parse(match[1]!)), at: match.index });
  return references;
}
