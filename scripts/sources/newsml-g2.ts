import { quoted } from "../lib/quoted.ts";
import { contentOf } from "./newsml-g2/content.ts";
import { itemClassOf, metaOf } from "./newsml-g2/meta.ts";
import { problemOf } from "./newsml-g2/rules.ts";
import type { Found, Source } from "./source.ts";
import { firstOf } from "./wire/fields.ts";
import { ensureHeadline, withoutHeadline } from "./wire/headline.ts";
import { lineOf, readEach, recordOf, type WireItem } from "./wire/items.ts";
import { elementsOf, wordsAt, type XmlNode } from "./xml/reader.ts";

/** Items that are never articles, and what they are. */
const OTHERS: { [local: string]: string } = {
  packageItem: "a package",
  conceptItem: "a concept",
  knowledgeItem: "a list of concepts",
  planningItem: "a plan of coverage",
  catalogItem: "a catalogue of vocabularies",
};

/** NewsML-G2: items alone, or many in a newsMessage. https://iptc.org/std/NewsML-G2/guidelines/ */
export const newsmlG2: Source = {
  name: "newsml-g2",
  detect({ text }) {
    const root = /<(?:[\w-]+:)?([A-Za-z]\w*)[\s>]/.exec(text.replace(/<!--[\s\S]*?-->/g, ""))?.[1];
    if (!/^\s*</.test(text) || root === undefined) return false;
    return root === "newsItem" || root === "newsMessage" || (root in OTHERS && text.includes("iptc.org/std/nar/"));
  },
  read: (file) => readEach(file, (path) => path.at(-1) === "newsItem" || Object.hasOwn(OTHERS, path.at(-1)!), found),
};

function* found(item: WireItem): Iterable<Found> {
  const { node } = item;
  const other = OTHERS[node.local];
  const locator = lineOf(node);
  if (other !== undefined) return yield { type: "skipped", locator, reason: `${other}, not an article${namely(node)}` };
  const problem = problemOf(node);
  if (problem !== undefined) return yield { type: "rejection", locator, line: node.line, reason: problem };
  yield articleOf(item, locator);
}

function articleOf({ node, notes }: WireItem, locator: string): Found {
  const meta = metaOf(node);
  const content = contentOf(node);
  if (content.body === undefined)
    return {
      type: "skipped",
      locator,
      reason: `${content.instead ?? `a ${itemClassOf(node)} item without a text`}${namely(node)}`,
    };
  const { fields, origins } = firstOf(meta, content);
  const headline = ensureHeadline(fields, origins, content.body);
  const body = withoutHeadline(content.body, fields.title);
  const all = [...notes, ...meta.notes, ...content.notes, ...headline];
  return {
    type: "article",
    identity: node.attributes.guid!,
    locator,
    record: recordOf(node),
    fields,
    origins,
    body,
    version: node.attributes.version ?? "1",
    ...(all.length > 0 ? { notes: all } : {}),
  };
}

/** What a reader of the report knows an item by. */
function namely(node: XmlNode): string {
  const words =
    wordsAt(node, "contentMeta", "headline") ?? wordsAt(node, "itemMeta", "title") ?? wordsAt(node, "concept", "name");
  const count = elementsOf(node).filter(({ local }) => local === "itemRef").length;
  const name = words ?? node.attributes.guid ?? "";
  return `${name === "" ? "" : `: ${quoted(name)}`}${count > 0 ? ` (${count} items)` : ""}`;
}
