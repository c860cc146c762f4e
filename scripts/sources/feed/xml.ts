import type { Found, SourceFile } from "../source.ts";
import { readXml, textOf, type XmlNode } from "../xml/reader.ts";
import { baseWithin, resolve } from "./address.ts";
import { attributeOf, keyOf } from "./elements.ts";
import { articleOf, type Channel, type Item } from "./item.ts";
import { authorsOf } from "./people.ts";
import { textIn, wordsIn } from "./text.ts";
import { xmlItemOf } from "./xml-item.ts";

const ITEM = /^(?:item|entry)$/i;
const AROUND = /^(?:rss|rdf|channel|feed)$/i;
const MOST_NOTES = 3;

/** An item with what is known of its feed so far, the last line of trouble where a feed breaks off, or its end. */
export type Step =
  | { type: "item"; item: Item; channel: Channel; problems: string[] }
  | { type: "end"; items: number; brokenAt?: number };

/** Reads RSS, Atom and CDF item by item; a document that breaks off or breaks rules gives what there is of it. */
export async function* readXmlFeed(file: SourceFile): AsyncGenerator<Found> {
  const told = { capturedAt: file.capturedAt, seen: new Set<string>() };
  for await (const step of stepsOf(file.pieces())) {
    if (step.type === "item") yield withNotes(articleOf(step.item, { ...told, channel: step.channel }), step.problems);
    else if (step.brokenAt !== undefined)
      yield {
        type: "rejection",
        locator: `item ${step.items + 1}`,
        line: step.brokenAt,
        reason: "the feed breaks off within this item",
      };
    else if (step.items === 0) yield { type: "skipped", reason: "a feed without items" };
  }
}

export async function* stepsOf(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Step> {
  const channel: Channel = {};
  let problems: string[] = [];
  let open = 0;
  let items = 0;
  let last = 0;
  const opened = (path: readonly string[], attributes: XmlNode["attributes"]) => {
    if (isItem(path)) open += 1;
    if (path.length <= 2 && AROUND.test(path.at(-1)!)) openAround(channel, attributes);
  };
  for await (const found of readXml(pieces, isWanted, { opened })) {
    if (found.type === "problem") {
      last = found.line;
      const told = `line ${found.line}: ${found.message.replace(/\.$/, "")}`;
      if (problems.length <= MOST_NOTES && !problems.includes(told)) problems.push(told);
    } else if (!isItem(found.path)) hearOf(channel, found.node);
    else {
      items += 1;
      yield { type: "item", item: xmlItemOf(found.node, channel, items), channel, problems };
      problems = [];
    }
  }
  yield { type: "end", items, ...(open > items ? { brokenAt: last } : {}) };
}

function openAround(channel: Channel, attributes: XmlNode["attributes"]): void {
  channel.base = baseWithin(attributes["xml:base"], channel.base);
  channel.lang = attributes["xml:lang"] ?? channel.lang;
  channel.link ??= resolve(attributes.HREF ?? attributes.href, channel.base);
}

const isItem = (path: readonly string[]) =>
  ITEM.test(path.at(-1)!) && path.slice(0, -1).every((local) => AROUND.test(local));

/** Items, and what stands beside them. */
function isWanted(path: readonly string[]): boolean {
  const around = path.slice(0, -1);
  return around.every((local) => AROUND.test(local)) && !AROUND.test(path.at(-1)!);
}

function withNotes(found: Found, problems: string[]): Found {
  if (found.type !== "article" || problems.length === 0) return found;
  const more = problems.length > MOST_NOTES ? [...problems.slice(0, MOST_NOTES), "and more of the kind"] : problems;
  return { ...found, notes: [...(found.notes ?? []), ...more.map((one) => `not well-formed: ${one}`)] };
}

/** These say when a feed was last made; others may say when its issue appeared. */
const LATEST = new Set(["lastbuilddate", "updated", "modified"]);

/** A feed's own title, address, language and rights. */
function hearOf(channel: Channel, node: XmlNode): void {
  const words = textOf(node).trim();
  switch (keyOf(node)) {
    case "title":
    case "dc:title":
      channel.title ??= wordsIn(textIn(node)) || undefined;
      break;
    case "link": {
      const href = attributeOf(node, "href");
      if (href !== undefined && !/^(?:alternate)?$/.test(attributeOf(node, "rel") ?? "")) break;
      channel.link ??= resolve(href ?? words, channel.base);
      break;
    }
    case "language":
    case "dc:language":
      channel.lang ??= words || undefined;
      break;
    case "copyright":
    case "rights":
    case "dc:rights":
      channel.rights ??= words || undefined;
      break;
    case "lastbuilddate":
    case "updated":
    case "modified":
    case "pubdate":
    case "dc:date":
      channel.built = LATEST.has(keyOf(node)) ? words : (channel.built ?? words);
      break;
    case "author":
      channel.authors ??= authorsOf(new Map([["author", [node]]]))?.names;
      break;
    default:
  }
}
