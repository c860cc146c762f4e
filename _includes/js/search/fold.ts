import type { PrintingRows } from "../../../scripts/search/printings.ts";
import { element } from "./dom.ts";
import type { Hit } from "./found.ts";

/** A result, and below it the other printings of its story among the hits. */
export type Result = { hit: Hit; more: Hit[] };

/** Of a story's printings the earliest that was found stands for all, where the first of them would stand. */
export function folded(hits: Hit[], printings: PrintingRows): Result[] {
  const groups = new Map(printings.flatMap((group) => group.map((row) => [row, group] as const)));
  const found = new Map(hits.map((hit) => [hit.row, hit]));
  const shown = new Set<number[]>();
  return hits.flatMap((hit) => {
    const group = groups.get(hit.row);
    if (group === undefined) return { hit, more: [] };
    if (shown.has(group)) return [];
    shown.add(group);
    const [first, ...more] = group.flatMap((row) => found.get(row) ?? []);
    return { hit: first!, more };
  });
}

/** What opens the other printings; they are asked for when it is opened. */
export function unfolding({ more }: Result, entryOf: (hit: Hit) => Promise<HTMLLIElement>): HTMLElement | "" {
  if (more.length === 0) return "";
  const text = more.length === 1 ? "and 1 more printing" : `and ${more.length} more printings`;
  const list = element("ul", { className: "entries" });
  const details = element(
    "details",
    {},
    element("summary", { className: "meta" }, text),
    element("div", { className: "note" }, list),
  );
  const fill = async () => list.replaceChildren(...(await Promise.all(more.map(entryOf))));
  details.addEventListener("toggle", () => void fill(), { once: true });
  return details;
}
