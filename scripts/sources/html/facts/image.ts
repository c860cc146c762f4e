import { plainWords } from "../../../normalise/plain.ts";
import { plainAddress } from "./address.ts";
import type { PageHead } from "./head.ts";
import { type Thing, first, wordsIn } from "./things.ts";
import metaNames from "./words/metas.json" with { type: "json" };

export type ImageFact = { src: string; alt?: string; caption?: string; credit?: string; from: string };

/** Pictures that stand for the site, not for the article. */
const NO_PICTURE =
  /(?:^data:)|(?:logo|favicon|placeholder|default[-_]?(?:image|share|og|thumb)|blank\.|spacer|avatar|gravatar|apple-touch|sprite|1x1|pixel\.)/i;

/** The article's lead picture, as structured data or share cards name it. */
export function imageOf(head: PageHead, articles: Thing[]): ImageFact | undefined {
  const stated = articles.flatMap(({ values, origin }) => pictureIn(values.image, `${origin} image`)).find(isPicture);
  const meta = metaNames.image
    .flatMap((name) => (head.metas.get(name) ?? []).slice(0, 1).map((src) => ({ src, from: name })))
    .find(isPicture);
  const best: ImageFact | undefined = meta ?? stated;
  if (best === undefined) return undefined;
  const alt = head.metas.get("og:image:alt")?.[0] ?? head.metas.get("twitter:image:alt")?.[0];
  const { caption, credit } = stated ?? {};
  return {
    src: plainAddress(best.src.trim()),
    ...(alt ? { alt: plainWords(alt) } : {}),
    ...(caption ? { caption } : {}),
    ...(credit ? { credit } : {}),
    from: best.from,
  };
}

const isPicture = ({ src }: { src: string }) => src.length < 1500 && !NO_PICTURE.test(src) && /[./]/.test(src);

function pictureIn(value: unknown, from: string): ImageFact[] {
  const one = first(value);
  if (typeof one === "string") return [{ src: one, from }];
  if (typeof one !== "object" || one === null) return [];
  const { url, contentUrl, caption, creditText } = one as Record<string, unknown>;
  const src = first(url ?? contentUrl ?? (one as Record<string, unknown>)["@id"]);
  if (typeof src !== "string" || src === "") return [];
  const words = (words: unknown) => plainWords((wordsIn(words) ?? "").slice(0, 1000));
  return [
    {
      src,
      from,
      ...(words(caption) ? { caption: words(caption) } : {}),
      ...(words(creditText) ? { credit: words(creditText) } : {}),
    },
  ];
}
