import type { PrintingRows } from "../../../scripts/search/printings.ts";
import { element } from "./dom.ts";
import type { Hit } from "./found.ts";

/** Of a story's printings the earliest that was found stands for all, where the first of them would stand. */
export function folder(printings: PrintingRows): (hits: Hit[]) => Hit[] {
  const groups = new Map(printings.flatMap((group) => group.map((row) => [row, group] as const)));
  return (hits) => folded(hits, groups);
}

function folded(hits: Hit[], groups: Map<number, number[]>): Hit[] {
  const found = new Map(hits.map((hit) => [hit.row, hit]));
  const shown = new Set<number[]>();
  return hits.flatMap((hit) => {
    const group = groups.get(hit.row);
    if (group === undefined) return hit;
    if (shown.has(group)) return [];
    shown.add(group);
    const [first, ...more] = group.flatMap((row) => found.get(row) ?? []);
    return more.length === 0 ? first! : { ...first!, below: (entryOf) => unfolding(more, entryOf) };
  });
}

/** What opens the other printings; they are asked for when it is opened. */
function unfolding(more: Hit[], entryOf: (hit: Hit) => Promise<unknown>): HTMLElement {
  const text = more.length === 1 ? "and 1 more printing" : `and ${more.length} more printings`;
  const list = element("ul", { className: "entries" });
  const summary = element("summary", { className: "meta" }, text);
  const details = element("details", {}, summary, element("div", { className: "note" }, list));
  const fill = async () => list.replaceChildren(...((await Promise.all(more.map(entryOf))) as Node[]));
  details.addEventListener("toggle", () => void fill(), { once: true });
  return details;
}
