import type { Entry } from "../catalogue/entry.ts";
import type { Picture } from "../pictures/look.ts";
import type { Context } from "./context.ts";
import { escapeHtml } from "./html.ts";
import type { ArticleModel, Figure } from "./models.ts";
import { imageOf, picturePlace } from "./pictures.ts";

type Illustrations = Pick<ArticleModel, "lead" | "shared" | "pictures">;

type Named = { src?: string; alt?: string; caption?: string; credit?: string };

/** The lead picture, and those that stand apart from the text. A picture is shown once; what is said of it is kept. */
export function illustrations(context: Context, entry: Entry, body: string): Illustrations {
  const { image, pictures } = entry.article;
  const shown = (picture: Picture) => body.includes(picture.address);
  const main = image && pictureOf(context, entry, image);
  const lead = main && !shown(main) ? figureOf(main, image) : undefined;
  const shared = main && context.site.address !== null ? imageOf(main, image.alt ?? "") : undefined;
  const seen = new Set(main ? [main.address] : []);
  const apart: Partial<Figure>[] = image && !lead ? [wordsOf(image, body)] : [];
  for (const named of pictures) {
    const picture = pictureOf(context, entry, named);
    if (picture && !seen.has(picture.address) && !shown(picture)) apart.push(figureOf(picture, named));
    else apart.push(wordsOf(named, body));
    if (picture) seen.add(picture.address);
  }
  return { lead, shared, pictures: apart.filter((one) => one.image ?? one.caption ?? one.credit) };
}

function pictureOf(context: Context, entry: Entry, { src }: Named): Picture | undefined {
  const place = src === undefined ? undefined : picturePlace(entry, src);
  return place === undefined ? undefined : context.pictures.get(place);
}

function figureOf(picture: Picture, { alt = "", caption, credit }: Named): Figure {
  // Loud readers would say the same twice.
  const words = alt === caption ? "" : alt;
  return { image: imageOf(picture, words), caption, credit };
}

/** What is said of a picture, as far as the text does not say it. */
function wordsOf({ caption, credit }: Named, body: string): Partial<Figure> {
  const lacking = (words: string | undefined) => (words && !body.includes(escapeHtml(words)) ? words : undefined);
  return { caption: lacking(caption), credit: lacking(credit) };
}
