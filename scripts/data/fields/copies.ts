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
  values: ({ article }, { printings }) => {
    const group = printings.get(article.id);
    const own = group?.find(({ entry }) => entry.article.id === article.id);
    if (!group || !own) return { group: null, groupLabel: null };
    return { group: group[0]!.entry.article.id, groupLabel: own.label ?? "first" };
  },
});
