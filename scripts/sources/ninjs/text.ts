import { readNitf } from "../nitf/read.ts";
import type { RawBody } from "../source.ts";
import type { Told } from "../wire/fields.ts";
import { plainParagraphs } from "../wire/plain.ts";
import { readXml, type XmlNode } from "../xml/reader.ts";
import { type Item, type Words, wordsIn } from "./view.ts";

export type ItemText = Told & { body: RawBody };

const MARKUP = /<(?:p|div|br|h[1-6]|ul|ol|table|section|article|html|body|blockquote|figure)\b/i;
const NITF = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE nitf[^>]*>\s*)?<nitf[\s>]/;

/** The text of an item: of several writings the one with most of its markup that is read. */
export async function textOfItem(item: Item): Promise<ItemText | undefined> {
  const bodies = wordsIn(item, "body", "bodies").filter(({ value }) => !/^[\s[\].…]*$/.test(value));
  const ranked = bodies.toSorted((left, right) => rank(right) - rank(left));
  const chosen = ranked[0];
  if (chosen === undefined) return undefined;
  const notes = bodies.length > 1 ? [`the text is there ${bodies.length} times: "${chosen.role}" taken`] : [];
  const nitf = kindOf(chosen) === "nitf" ? await nitfIn(chosen.value) : undefined;
  if (nitf) {
    const read = readNitf(nitf);
    return { ...read, notes: [...notes, ...read.notes], body: { kind: "html", text: read.html } };
  }
  const body: RawBody =
    kindOf(chosen) === "plain"
      ? { kind: "paragraphs", paragraphs: plainParagraphs(chosen.value) }
      : { kind: "html", text: chosen.value };
  return { fields: {}, origins: {}, notes, body };
}

type Kind = "html" | "nitf" | "plain" | "other";

function kindOf({ role, contentType, value }: Words): Kind {
  if (NITF.test(value)) return "nitf";
  if (/html/i.test(contentType) || /html/i.test(role)) return "html";
  if (/^text\/plain/i.test(contentType)) return "plain";
  if (/xml|json/i.test(contentType)) return "other";
  return MARKUP.test(value.slice(0, 10_000)) ? "html" : "plain";
}

const RANKS: Kind[] = ["other", "plain", "nitf", "html"];
/** Of two of a kind the one that is called the main one. */
const rank = (words: Words) => RANKS.indexOf(kindOf(words)) + (/main|^html5?$|^text$/i.test(words.role) ? 0.5 : 0);

async function nitfIn(text: string): Promise<XmlNode | undefined> {
  for await (const found of readXml([text], (path) => path.at(-1) === "nitf"))
    if (found.type === "element") return found.node;
  return undefined;
}
