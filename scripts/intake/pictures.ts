import type { ArticleFile } from "../article/schema.ts";
import { sha256 } from "../lib/hash.ts";
import { pictureKind } from "../lib/picture-kind.ts";
import type { RawArticle, SourceFile } from "../sources/source.ts";
import type { Picture } from "./events.ts";
import type { Fetch } from "./fetch.ts";
import { isInline } from "./inline.ts";

/** A picture in Markdown: its words, its address (perhaps in angle brackets), its title. */
const IMAGE =
  /!\[((?:[^[\]\\]|\\.)*)\]\(\s*(<[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)(\s+(?:"[^"\n]*"|'[^'\n]*'))?\s*\)/g;

/** A picture that takes more than this is not for a page. */
const LARGEST = 32 * 1024 * 1024;
const MOST = 500;

export type Illustrated = { file: ArticleFile; pictures: Picture[]; notes: string[] };

/**
 * Brings the pictures along that an article names and its source holds. In the article they get the address
 * `media/ab/ab12….jpg`, relative to content/; those that are not at hand keep theirs.
 */
export async function bringPictures(
  raw: RawArticle,
  source: SourceFile,
  file: ArticleFile,
  fetch?: Fetch,
): Promise<Illustrated> {
  const own = raw.media ?? source.beside;
  const absolute = (address: string) =>
    !isInline(address) && file.article.url !== undefined && URL.canParse(address, file.article.url)
      ? new URL(address, file.article.url).href
      : address;
  const { article, body } = file;
  const find = finder(
    async (address) =>
      (await own(address)) ?? (await own(onSite(address, article))) ?? (await fetch?.(absolute(address))),
  );
  const placed = async (address: string) => (await find.place(address)) ?? absolute(address);
  const image = article.image && { ...article.image, src: await placed(article.image.src) };
  const pictures = [];
  for (const picture of article.pictures)
    pictures.push(picture.src ? { ...picture, src: await placed(picture.src) } : picture);
  const places = new Map<string, string>();
  for (const [, , address] of body.matchAll(IMAGE)) {
    places.set(address!, await placed(bare(address!)));
  }
  const text = body.replace(IMAGE, (all, words: string, address: string, title: string | undefined) => {
    const place = places.get(address);
    if (place !== undefined && isInline(place)) return words;
    return place === undefined || place === bare(address) ? all : `![${words}](${sayAddress(place)}${title ?? ""})`;
  });
  const changed = { ...article, ...(image ? { image } : {}), pictures };
  return { file: { article: changed, body: text }, pictures: find.found(), notes: find.notes() };
}

/** A whole address on the article's own site as one from that site's root. */
function onSite(address: string, { url, source }: ArticleFile["article"]): string {
  const site = url ?? source?.url;
  if (site === undefined || !/^https?:/i.test(address) || !URL.canParse(address) || !URL.canParse(site)) return "";
  const { origin, pathname } = new URL(address);
  return origin === new URL(site).origin ? pathname : "";
}

const sayAddress = (address: string) => (/[()\s]/.test(address) ? `<${address.replace(/\s/g, "%20")}>` : address);
const bare = (address: string) => address.replace(/^<(.*)>$/, "$1");

type Finder = {
  place(address: string): Promise<string | undefined>;
  found(): Picture[];
  notes(): string[];
};

function finder(find: (address: string) => Promise<Uint8Array | undefined>): Finder {
  const known = new Map<string, string | undefined>();
  const found = new Map<string, Picture>();
  const notes = new Set<string>();
  const look = async (address: string): Promise<string | undefined> => {
    if (known.size >= MOST) return undefined;
    const bytes = address.startsWith("data:") ? dataOf(address) : await find(address);
    if (bytes === undefined || bytes.length === 0) return undefined;
    const kind = pictureKind(bytes);
    if (kind === undefined || bytes.length > LARGEST) {
      notes.add(kind ? "picture left out: larger than 32 MB" : "picture left out: no JPEG, PNG, GIF, WebP or AVIF");
      return undefined;
    }
    const hash = sha256(bytes).slice(0, 20);
    const place = `media/${hash.slice(0, 2)}/${hash}.${kind}`;
    found.set(place, { place, bytes });
    return place;
  };
  return {
    async place(address) {
      const key = address.length > 2000 ? sha256(address) : address;
      if (!known.has(key)) known.set(key, await look(address));
      return known.get(key);
    },
    found: () => [...found.values()],
    notes: () => [...notes],
  };
}

/** The bytes of "data:image/png;base64,…". */
function dataOf(address: string): Uint8Array | undefined {
  const match = /^data:image\/[\w.+-]+;base64,/i.exec(address.slice(0, 100));
  return match ? Buffer.from(address.slice(match[0].length), "base64") : undefined;
}
