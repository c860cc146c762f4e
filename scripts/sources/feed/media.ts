import { elementsOf, textOf, type XmlNode } from "../xml/reader.ts";
import { resolve } from "./address.ts";
import { attributeOf, keyOf, type Parts } from "./elements.ts";

export type Picture = { src: string; caption?: string; credit?: string };
/** A recording or document that goes with an item: a link at the end of its text. */
export type Attachment = { url: string; kind: string };
export type Media = { pictures: Picture[]; attachments: Attachment[] };

const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i;
const MOST = 40;

/** Pictures and recordings that an item tells of beside its text: enclosures, Media RSS, iTunes. */
export function mediaOf(parts: Parts, base: string | undefined): Media {
  const media: Media = { pictures: [], attachments: [] };
  const links = (parts.get("link") ?? []).filter((node) => attributeOf(node, "rel") === "enclosure");
  for (const node of [...(parts.get("enclosure") ?? []), ...links]) {
    const url = resolve(attributeOf(node, "url") ?? attributeOf(node, "href"), base);
    if (url !== undefined) take(media, url, attributeOf(node, "type") ?? "");
  }
  const groups = (parts.get("media:group") ?? []).flatMap((group) => elementsOf(group));
  const all = [...parts.values()].flat();
  for (const node of [...all, ...groups]) takeMediaRss(media, node, base);
  for (const node of parts.get("itunes:image") ?? []) {
    const url = resolve(attributeOf(node, "href"), base);
    if (url !== undefined && media.pictures.length === 0) media.pictures.push({ src: url });
  }
  return media;
}

function takeMediaRss(media: Media, node: XmlNode, base: string | undefined): void {
  const key = keyOf(node);
  if (key !== "media:content" && key !== "media:thumbnail") return;
  const url = resolve(attributeOf(node, "url"), base);
  if (url === undefined) return;
  const type = attributeOf(node, "type") ?? attributeOf(node, "medium") ?? "";
  if (key === "media:thumbnail") {
    if (media.pictures.length === 0) media.pictures.push({ src: url });
    return;
  }
  const inner = (name: string) => {
    const child = elementsOf(node).find((one) => keyOf(one) === `media:${name}`);
    return child === undefined ? undefined : textOf(child).trim() || undefined;
  };
  take(media, url, type, inner("description") ?? inner("title"), inner("credit"));
}

function take({ pictures, attachments }: Media, url: string, type: string, caption?: string, credit?: string): void {
  if (/^image/i.test(type) || (type === "" && IMAGE.test(url))) {
    // One picture is often told of in several sizes: the last is the largest.
    const place = pictures.findIndex(({ src }) => src.replace(/\?.*$/, "") === url.replace(/\?.*$/, ""));
    const picture = { src: url, ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) };
    if (place >= 0) pictures[place] = { ...pictures[place], ...picture };
    else if (pictures.length < MOST) pictures.push(picture);
  } else if (!attachments.some((one) => one.url === url) && attachments.length < MOST)
    attachments.push({ url, kind: /^audio/i.test(type) ? "Audio" : /^video/i.test(type) ? "Video" : "Attachment" });
}

/** Links to the recordings, as HTML. */
export function attachmentLinks(attachments: Attachment[]): string {
  return attachments
    .map(({ url, kind }) => {
      const name = decoded(new URL(url).pathname.split("/").at(-1) ?? "");
      return `<p><a href="${escaped(url)}">${kind}${name === "" ? "" : `: ${escaped(name)}`}</a></p>`;
    })
    .join("\n");
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
