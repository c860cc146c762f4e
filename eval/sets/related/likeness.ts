import { archiveOf } from "../../../scripts/relate/archive.ts";
import { glassOver, measureOf } from "../../../scripts/relate/likeness.ts";
import { recordOf } from "../../../scripts/relate/record.ts";
import type { Document } from "./rankers.ts";

/** How near Backfile finds two articles, 0 to 1, whether or not it would list them. Asked row by row it is quick. */
export function likenessOf(documents: Document[]): (one: number, other: number) => number {
  const archive = archiveOf(documents.map(({ title, body }) => recordOf({ title, topics: [] }, body)));
  const glass = glassOver(archive, measureOf(archive));
  let held = -1;
  return (one, other) => {
    if (held !== one) glass.hold(one);
    held = one;
    return glass.likenessOf(other);
  };
}
