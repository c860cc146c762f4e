import { type Html, html } from "../../scripts/site/html.ts";
import type { Image, Place } from "../../scripts/site/models.ts";
import { href } from "./links.ts";

/** How wide the text column is, and so a picture in it (_includes/css). */
const SIZES = "(min-width: 52rem) 39rem, 94vw";

/** The size keeps the place until it is there. What is further down is fetched as the reader comes near. */
export function imageTag({ to, alt, width, height, copies }: Image, place: Place, first = false): Html {
  const choice = [...copies, { to, width }].map((one) => `${href(place, one.to)} ${one.width}w`).join(", ");
  return html`<img src="${href(place, to)}"${copies.length > 0 && html` srcset="${choice}" sizes="${SIZES}"`} width="${width}" height="${height}" alt="${alt}"${!first && html` loading="lazy"`} decoding="async">`;
}
