import { elementsOf, textOf, type XmlNode } from "../xml/reader.ts";

/** Namespaces by what they begin with, and the prefix that feeds give them by custom. Those of RSS and Atom have none. */
const NAMESPACES: [address: string, prefix: string][] = [
  ["http://www.w3.org/2005/atom", ""],
  ["http://purl.org/atom/ns", ""],
  ["http://purl.org/rss/1.0/modules/content", "content"],
  ["http://purl.org/rss/1.0/modules/", "module"],
  ["http://purl.org/rss/1.0", ""],
  ["http://my.netscape.com/rdf/simple", ""],
  ["http://my.netscape.com/publish/formats", ""],
  ["http://channel.netscape.com/rdf/simple", ""],
  ["http://backend.userland.com/rss", ""],
  ["http://blogs.law.harvard.edu/tech/rss", ""],
  ["http://purl.org/net/rss1.1", ""],
  ["http://purl.org/dc/elements", "dc"],
  ["http://purl.org/dc/terms", "dcterms"],
  ["http://search.yahoo.com/mrss", "media"],
  ["https://search.yahoo.com/mrss", "media"],
  ["http://www.itunes.com/dtds/podcast", "itunes"],
  ["http://example.com/dtds/podcast", "itunes"],
  ["http://rssnamespace.org/feedburner", "feedburner"],
  ["http://www.w3.org/1999/xhtml", "xhtml"],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"],
];

/** An element's name with the customary prefix of its namespace: "title", "dc:creator", "content:encoded". */
export function keyOf(node: Pick<XmlNode, "name" | "local" | "uri">): string {
  const local = node.local.toLowerCase();
  const uri = node.uri.toLowerCase();
  if (uri === "") return node.name.toLowerCase();
  const known = NAMESPACES.find(([address]) => uri.startsWith(address));
  // What stands in a namespace that nobody knows goes by its own prefix.
  const prefix = known ? known[1] : node.name.toLowerCase().slice(0, -local.length - 1);
  return prefix === "" ? local : `${prefix}:${local}`;
}

/** The elements within an element, by their keys, in the order of the document. */
export type Parts = Map<string, XmlNode[]>;

export function partsOf(node: XmlNode): Parts {
  const parts: Parts = new Map();
  for (const child of elementsOf(node)) {
    const key = keyOf(child);
    const listed = parts.get(key);
    if (listed) listed.push(child);
    else parts.set(key, [child]);
  }
  return parts;
}

/** The first of some elements that has words, and its key. */
export function wordsOf(parts: Parts, ...keys: string[]): { words: string; key: string; node: XmlNode } | undefined {
  for (const key of keys)
    for (const node of parts.get(key) ?? []) {
      const words = textOf(node).trim();
      if (words !== "") return { words, key, node };
    }
  return undefined;
}

/** An attribute by its name, in whatever case. */
export function attributeOf(node: XmlNode, name: string): string | undefined {
  const own = node.attributes[name];
  if (own !== undefined) return own.trim() || undefined;
  const found = Object.keys(node.attributes).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : node.attributes[found]!.trim() || undefined;
}
