import type { Article } from "../article/schema.ts";
import { slugOf } from "../article/slug.ts";

/** Where a new article's file goes, below content/articles: by what is known of its date, and its headline. */
export function placeFor({ title, date, datePrecision }: Article): string {
  const slug = slugOf(title);
  if (date === undefined) return `undated/${slug}.md`;
  const [year, month, day] = date.slice(0, 10).split("-");
  if (datePrecision === "year" || month === undefined) return `${year}/${slug}.md`;
  if (datePrecision === "month" || day === undefined) return `${year}/${month}/${slug}.md`;
  return `${year}/${month}/${day}-${slug}.md`;
}

/** The same place with enough of the id in its name that no other file has it, whatever the case of letters. */
export function freePlace(place: string, id: string, isTaken: (place: string) => boolean): string {
  if (!isTaken(place)) return place;
  const stem = place.replace(/\.md$/, "");
  for (let digits = 4; digits < id.length; digits += 1) {
    const longer = `${stem}-${id.slice(0, digits)}.md`;
    if (!isTaken(longer)) return longer;
  }
  return `${stem}-${id}.md`;
}
