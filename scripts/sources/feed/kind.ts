const BEFORE_ROOT = /^\s*(?:<\?(?:(?!\?>)[\s\S])*\?>|<!--(?:(?!-->)[\s\S])*-->|<!doctype\b[^<>[]*(?:\[[^\]]*\]\s*)?>)/i;
const ROOT = /^\s*<([\w.-]+:)?([a-z]+)\b([^>]*)>?/i;
const JSON_FEED = /"version"\s*:\s*"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/;
const RSS_NAMESPACE = /purl\.org\/rss\/|my\.netscape\.com\//i;
/** An export of a whole site that is written as RSS. */
const EXPORT = /wordpress\.org\/export\//;

/** Which kind of feed a text is, by its first element; undefined for anything else. */
export function feedKind(text: string): "xml" | "json" | undefined {
  if (/^\s*\{/.test(text)) return JSON_FEED.test(text) ? "json" : undefined;
  const start = fromRoot(text);
  const root = ROOT.exec(start);
  if (!root || EXPORT.test(text)) return undefined;
  return isFeed(root[2]!.toLowerCase(), root[3]!, start) ? "xml" : undefined;
}

function fromRoot(text: string): string {
  let start = text;
  for (let before = BEFORE_ROOT.exec(start); before; before = BEFORE_ROOT.exec(start))
    start = start.slice(before[0].length);
  return start;
}

/** A document that was saved as a feed, and in which there is nothing: comments at most. */
export function isHollow(name: string, text: string): boolean {
  return /\.(?:xml|rss|atom|rdf)$/i.test(name) && /\S/.test(text) && fromRoot(text).trim() === "";
}

function isFeed(local: string, attributes: string, text: string): boolean {
  switch (local) {
    case "rss":
      return true;
    case "rdf":
      return /<(?:[\w.-]+:)?(?:channel|item)[\s>]/i.test(text) || RSS_NAMESPACE.test(attributes);
    case "feed":
      return /atom|\bversion\s*=/i.test(attributes) || /<(?:[\w.-]+:)?(?:entry|updated|tagline)[\s>]/i.test(text);
    case "entry":
      return /w3\.org\/2005\/Atom|purl\.org\/atom/.test(attributes);
    case "channel":
      return (
        /\b(?:href|lastmod)\s*=/i.test(attributes) || /<(?:[\w.-]+:)?(?:item|title|abstract|lastmod)\b/i.test(text)
      );
    default:
      return false;
  }
}
