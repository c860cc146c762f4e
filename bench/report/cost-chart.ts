import { type Line, logChart } from "./chart.ts";
import { lookupIn } from "./lookup.ts";
import type { Results } from "./results.ts";

/** What the chart shows, the most important first. */
const LINES: { id: string; name: string; look: Line["look"] }[] = [
  { id: "build", name: "Backfile, with search", look: "own" },
  { id: "build-pages", name: "Backfile, without search", look: "own" },
  { id: "add-1", name: "Backfile, 1 new article", look: "own" },
  { id: "hugo-related", name: "Hugo, related lists", look: "peer" },
  { id: "hugo", name: "Hugo, no related lists", look: "peer" },
  { id: "eleventy-related", name: "Eleventy, related lists", look: "other" },
  { id: "eleventy", name: "Eleventy, no related lists", look: "other" },
  { id: "floor", name: "read, render, write", look: "floor" },
];

/** Seconds against articles. */
export function costChart({ rows }: Results): string {
  const lookup = lookupIn(rows);
  const lines = LINES.map(({ id, name, look }): Line => {
    const points = lookup.sizes.flatMap((size) => {
      const seconds = lookup.seconds(id, size);
      return seconds === undefined ? [] : [{ x: size, y: seconds }];
    });
    return { name, look, points };
  });
  return logChart({
    title: "Time of a build against the size of the archive",
    across: "articles",
    up: "seconds",
    lines: lines.filter(({ points }) => points.length > 0),
  });
}
