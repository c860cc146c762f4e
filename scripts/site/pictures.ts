import path from "node:path";
import { imageTag } from "../../_includes/parts/image.ts";
import type { Entry } from "../catalogue/entry.ts";
import type { Catalogue } from "../catalogue/read.ts";
import { copyAddress, type Picture } from "../pictures/look.ts";
import { rootOf } from "./addresses.ts";
import type { Context } from "./context.ts";
import { linksOf } from "./markdown.ts";
import type { Image } from "./models.ts";

/** Where in content/ an article's file names something: "media/ab/ab12.jpg", "articles/1987/03/12-ferry.md". */
export function placeIn({ path: file }: Pick<Entry, "path">, href: string): string {
  return path.posix.join("articles", path.posix.dirname(file), href);
}

/** The place of a picture in content/media; undefined for what lies anywhere else. */
export function picturePlace(entry: Pick<Entry, "path">, src: string): string | undefined {
  if (!src.includes("media/") || /^[a-z][a-z0-9+.-]*:|^[\\/]/i.test(src)) return undefined;
  const place = placeIn(entry, src);
  return place.startsWith("media/") ? place : undefined;
}

function* placesOf(entry: Entry): Generator<string> {
  const { image, pictures } = entry.article;
  for (const src of [image?.src, ...pictures.map((one) => one.src), ...entry.marks.links]) {
    const place = src === undefined ? undefined : picturePlace(entry, src);
    if (place !== undefined) yield place;
  }
}

/** Every picture that a page of the site names: by its place, the files that name it, below content/articles. */
export function namedPictures({ entries, versions }: Catalogue, prose: Context["prose"]): Map<string, string[]> {
  const named = new Map<string, string[]>();
  const add = (place: string, file: string) => {
    const files = named.get(place) ?? [];
    if (!files.includes(file)) named.set(place, [...files, file]);
  };
  for (const entry of entries) if (isShown(entry)) for (const place of placesOf(entry)) add(place, entry.path);
  for (const list of versions.values())
    for (const entry of list) for (const place of placesOf(entry)) add(place, entry.path);
  for (const { file, body } of prose)
    for (const href of linksOf(body)) {
      const place = picturePlace({ path: file }, href);
      if (place !== undefined) add(place, file);
    }
  return named;
}

const isShown = ({ article }: Entry) => article.status !== "withdrawn";

/** What an article's page depends on of the pictures that it names. */
export function pictureInputs({ pictures }: Context, entry: Entry): string {
  if (pictures.size === 0) return "";
  let inputs = "";
  for (const place of placesOf(entry)) inputs += `${place} ${pictures.get(place)?.hash} `;
  return inputs;
}

export function imageOf(picture: Picture, alt: string): Image {
  const { address, width, height, widths } = picture;
  const copies = widths.map((one) => ({ to: copyAddress(picture, one), width: one }));
  return { to: address, alt, width, height, copies };
}

/** For Markdown: the markup of a picture that a file of content/ names, where the site holds it. */
export function picturesFor(context: Context, entry: Pick<Entry, "path" | "address">) {
  return (src: string, alt: string): string | undefined => {
    const place = picturePlace(entry, src);
    const picture = place === undefined ? undefined : context.pictures.get(place);
    return (
      picture && imageTag(imageOf(picture, alt), { address: entry.address, root: rootOf(entry.address) }).toString()
    );
  };
}
