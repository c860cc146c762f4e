import { nitfHtml, oneLine } from "../nitf/body.ts";
import { readNitf } from "../nitf/read.ts";
import type { RawBody } from "../source.ts";
import type { Fields, Told } from "../wire/fields.ts";
import { plainParagraphs } from "../wire/plain.ts";
import { at, elementsOf, textOf, type XmlNode } from "../xml/reader.ts";

/** An item's text, and what its markup tells besides; without one, `instead` says what there is. */
export type Content = Told & { body?: RawBody; instead?: string };

const nothing = (): Content => ({ fields: {}, origins: {}, notes: [] });

/** The text of an item: of several writings of it, the first that has words. */
export function contentOf(item: XmlNode): Content {
  const set = at(item, "contentSet");
  const all = elementsOf(set).filter(({ local }) => local === "inlineXML" || local === "inlineData");
  const read = all.map((one) => (one.local === "inlineXML" ? xmlContent(one) : dataContent(one)));
  const chosen = read.find(({ body }) => body !== undefined);
  const remote = elementsOf(set, "remoteContent");
  if (chosen === undefined) {
    const elsewhere = remote.map(({ attributes }) => attributes.href ?? attributes.residref).find(Boolean);
    const instead = read.find((one) => one.instead)?.instead;
    const text = remote.some(({ attributes }) => /^text\/|xml/.test(attributes.contenttype ?? ""));
    return { ...nothing(), instead: instead ?? (text ? `its text stands elsewhere (${elsewhere})` : undefined) };
  }
  const others = read.filter(({ body }) => body !== undefined).length - 1;
  if (others > 0) chosen.notes.push(`the text is there ${others + 1} times: the first taken`);
  const pictures = picturesOf(remote);
  if (pictures.length > 0) chosen.fields.pictures = [...((chosen.fields.pictures as unknown[]) ?? []), ...pictures];
  return chosen;
}

function xmlContent(inline: XmlNode): Content {
  const nitf = within(inline, "nitf");
  if (nitf) {
    const { fields, origins, notes, html } = readNitf(nitf);
    const hasWords = oneLine(html.replace(/<[^>]*>/g, "")) !== "" || fields.summary !== undefined;
    return hasWords ? { fields, origins, notes, body: { kind: "html", text: html } } : nothing();
  }
  const root = within(inline, "body") ?? inline;
  const strange = elementsOf(root).find(({ local }) => !TEXTUAL.has(local.toLowerCase()));
  if (strange) return { ...nothing(), instead: `its content is <${strange.local}>, which is no text` };
  const { html, pictures, notes, corrections } = nitfHtml(root);
  if (oneLine(textOf(root)) === "") return nothing();
  return {
    fields: { pictures, corrections },
    origins: { corrections: "note" },
    notes,
    body: { kind: "html", text: html },
  };
}

/** Elements with which a text can begin; what else stands in an item is data: results, events, accounts. */
const TEXTUAL = new Set(
  "p div section article main header footer h1 h2 h3 h4 h5 h6 ul ol dl blockquote bq table figure block media span a em strong b i br hr img pre hl2 body.content".split(
    " ",
  ),
);

function dataContent(inline: XmlNode): Content {
  const type = inline.attributes.contenttype ?? "text/plain";
  const words = textOf(inline);
  if (inline.attributes.encoding !== undefined || !/^text\//i.test(type) || words.trim() === "")
    return { ...nothing(), ...(words.trim() === "" ? {} : { instead: `its content is ${type} data` }) };
  const body: RawBody = /html/i.test(type)
    ? { kind: "html", text: words }
    : { kind: "paragraphs", paragraphs: plainParagraphs(words) };
  return { ...nothing(), body };
}

/** The first element of a name at any depth, looked for a few levels down: bodies stand near the top. */
function within(node: XmlNode, local: string, levels = 4): XmlNode | undefined {
  for (const child of elementsOf(node)) {
    const inner = child.local === local ? child : levels > 0 ? within(child, local, levels - 1) : undefined;
    if (inner) return inner;
  }
  return undefined;
}

/** Pictures that an item brings along: of several sizes the best. */
function picturesOf(remote: XmlNode[]): unknown[] & Fields["pictures"] {
  const images = remote.filter(({ attributes }) => /^image\//i.test(attributes.contenttype ?? "") && attributes.href);
  const width = (node: XmlNode) => Number(node.attributes.width) || 0;
  const best = images.toSorted((left, right) => width(right) - width(left))[0];
  return best ? [{ src: best.attributes.href!.trim() }] : [];
}
