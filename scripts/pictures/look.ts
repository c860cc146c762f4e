import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../lib/errors.ts";
import { writeAtomic } from "../lib/files.ts";
import { type PictureKind, pictureKind } from "../lib/picture-kind.ts";
import { LARGEST, type Media, TOO_LARGE } from "./survey.ts";

/** What a page needs to know of a picture. `widths`: those of its smaller copies, in pixels. */
export type Picture = {
  /** Names the content: equal hashes, equal files. */
  hash: string;
  /** The file that is served; that of a copy is told by `copyAddress`. */
  address: string;
  width: number;
  height: number;
  widths: number[];
};

/** What became of the pictures that are named: by their place below content/, or why they cannot be shown. */
export type Pictures = { sound: Map<string, Picture>; broken: Map<string, string> };

export const copyAddress = ({ hash }: Pick<Picture, "hash">, width: number) => `${addressStem(hash)}-${width}.webp`;
export const addressStem = (hash: string) => `media/${hash.slice(0, 2)}/${hash}`;

/** The longest side of what is served: three device pixels for each of the text column's, and then some. */
export const LONGEST_SIDE = 2400;
const COPIES = [480, 960, 1440];
/** A picture that unpacks to more is refused before it does. */
export const MOST_PIXELS = 100_000_000;

/** What was found out of a picture's content, and remembered. */
type Facts = { as: PictureKind; width: number; height: number; moving: boolean } | { reason: string };

const FACTS = "facts.json";

/** Looks at the pictures that pages name, those that are not known yet; `cache` remembers what was seen. */
export async function lookAt(named: Iterable<string>, media: Media, content: string, cache: string): Promise<Pictures> {
  const file = path.join(cache, FACTS);
  const pictures: Pictures = { sound: new Map(), broken: new Map() };
  let known: { [hash: string]: Facts } | undefined;
  let learnt = false;
  for (const place of named) {
    known ??= existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { [hash: string]: Facts }) : {};
    const hash = media.get(place);
    if (hash === undefined || hash === TOO_LARGE) {
      const much = `is larger than ${LARGEST / 1024 / 1024} MB`;
      pictures.broken.set(place, hash === undefined ? "is not in content/media" : much);
      continue;
    }
    if (!known[hash]) learnt = true;
    const facts = known[hash] ?? (await factsOf(readFileSync(path.join(content, place))));
    known[hash] = facts;
    if ("reason" in facts) pictures.broken.set(place, facts.reason);
    else pictures.sound.set(place, pictureOf(hash, facts));
  }
  if (learnt) writeAtomic(file, JSON.stringify(known));
  return pictures;
}

function pictureOf(hash: string, { as, width, height, moving }: Exclude<Facts, { reason: string }>): Picture {
  const widths = moving ? [] : COPIES.filter((copy) => copy < width);
  return { hash, address: `${addressStem(hash)}.${as}`, width, height, widths };
}

/** The size as it is served: upright, and no longer than is served. The whole picture is decoded once, small. */
async function factsOf(bytes: Uint8Array): Promise<Facts> {
  const kind = pictureKind(bytes);
  if (kind === undefined) return { reason: "is no JPEG, PNG, GIF, WebP or AVIF" };
  const { default: sharp } = await import("sharp");
  try {
    const read = () => sharp(bytes, { failOn: "none", limitInputPixels: MOST_PIXELS });
    const { autoOrient, pages = 1 } = await read().metadata();
    await read().resize(16).timeout({ seconds: 30 }).toBuffer();
    const scale = Math.min(1, LONGEST_SIDE / Math.max(autoOrient.width, autoOrient.height));
    const [width, height] = [autoOrient.width, autoOrient.height].map((side) => Math.max(1, Math.round(side * scale)));
    const moving = pages > 1;
    // Encoding AVIF takes seconds; WebP that was made of it looks the same.
    return { as: kind === "avif" ? "webp" : kind, width: width!, height: height!, moving };
  } catch (thrown) {
    return { reason: `cannot be decoded (${messageOf(thrown).split("\n")[0]})` };
  }
}
