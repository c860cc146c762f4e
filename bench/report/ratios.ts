import { ratio } from "../measure/statistics.ts";
import type { Lookup } from "./lookup.ts";

/** How many times the cost of `base` that of `of` is; both by the ids of rows. */
export type Ratio = { of: string; base: string; text: string };

/** Backfile's pages always have related lists; where a peer is compared without, the text says so. */
export const ratios: Ratio[] = [
  { of: "build-pages", base: "hugo", text: "full build without search, to Hugo without related lists" },
  { of: "build-pages", base: "hugo-related", text: "full build without search, to Hugo with related lists" },
  { of: "build-pages", base: "eleventy", text: "full build without search, to Eleventy without related lists" },
  { of: "build-pages", base: "eleventy-related", text: "full build without search, to Eleventy with related lists" },
  { of: "build-pages", base: "floor", text: "full build without search, to the floor" },
  { of: "build", base: "build-pages", text: "full build with search, to the same without" },
  { of: "nothing", base: "build", text: "nothing changed, to the full build" },
  { of: "add-1", base: "build", text: "1 new article, to the full build" },
  { of: "add-50", base: "build", text: "50 new articles, to the full build" },
  { of: "edit-1", base: "build", text: "1 edited text, to the full build" },
];

export function ratioAt(lookup: Lookup, { of, base }: Ratio, size: number): number | undefined {
  return ratio(lookup.seconds(of, size), lookup.seconds(base, size));
}
