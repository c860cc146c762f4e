import { listOf } from "../../normalise/values.ts";
import { firstOf, type Told } from "../wire/fields.ts";
import { at, type XmlNode } from "../xml/reader.ts";
import { nitfHtml, type NitfBody } from "./body.ts";
import { bodyHeadOf, headOf } from "./head.ts";

/** An NITF document, alone or inside another standard's item. `id` is its own, of which `version` is a later writing. */
export type NitfRead = Told & { html: string; id?: string; version?: string };

export function readNitf(nitf: XmlNode): NitfRead {
  const above = bodyHeadOf(nitf);
  const head = headOf(nitf);
  const body = at(nitf, "body");
  const content = nitfHtml(at(body, "body.content"));
  const end = nitfHtml(at(body, "body.end"));
  const docdata = at(nitf, "head", "docdata");
  // A headline above the story is the reader's, the head's title the system's; its dates the other way round.
  const { date, corrections, ...lines } = above.fields;
  const corrected = [head.fields.corrections, corrections, content.corrections, end.corrections].flatMap(listOf);
  const origins = { ...above.origins, corrections: "correction, ed-msg, note" };
  const last = { fields: { date, pictures: content.pictures }, origins: { ...above.origins, pictures: "media" } };
  return {
    ...firstOf({ fields: { ...lines, corrections: corrected }, origins }, head, last),
    notes: [...head.notes, ...above.notes, ...content.notes, ...end.notes],
    html: wrapped(content) + end.html,
    id: at(docdata, "doc-id")?.attributes["id-string"]?.trim() || undefined,
    version: at(docdata, "du-key")?.attributes.version?.trim() || undefined,
  };
}

/** Words that stand in no paragraph of their own come as one. */
function wrapped({ html }: NitfBody): string {
  return html.trim() === "" || html.trimStart().startsWith("<") ? html : `<p>${html}</p>`;
}
