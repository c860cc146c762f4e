import { byOldest, compare, type Entry, isDated } from "../../catalogue/entry.ts";
import { fieldGroup } from "../field.ts";

export const copies = fieldGroup({
  fields: {
    group: {
      type: "string",
      about: "For printings of one story: the id of the first of them, the same for all.",
    },
    groupLabel: {
      type: "string",
      about: "What the article is to the first of its group.",
      values: ["first", "copy", "update", "reprint"],
    },
  },
  values: (entry, { relations }) => {
    const others = relations.copies.get(entry.article.id) ?? [];
    if (others.length === 0) return { group: null, groupLabel: null };
    const first = [entry, ...others].reduce((one, other) => (isEarlier(other, one) ? other : one));
    return { group: first.article.id, groupLabel: first === entry ? "first" : "copy" };
  },
});

/** Undated ones come last. */
function isEarlier(left: Entry, right: Entry): boolean {
  if (isDated(left) && isDated(right)) return byOldest(left, right) < 0;
  if (isDated(left) !== isDated(right)) return isDated(left);
  return compare(left.article.id, right.article.id) < 0;
}
