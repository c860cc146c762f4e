import type { Entry } from "../../catalogue/entry.ts";
import { whenOf } from "../../catalogue/when.ts";
import type { Related } from "../../relate/relate.ts";
import { fieldGroup, type RelatedArticle } from "../field.ts";

export const related = fieldGroup({
  fields: {
    related: {
      type: "related",
      about:
        "Related articles, the nearest first: id, reason, score, and when (before or after); in CSV the ids alone.",
    },
  },
  values: (entry, { relations }) => ({
    related: (relations.related.get(entry.article.id) ?? []).map((one) => relatedArticle(entry, one)),
  }),
});

function relatedArticle(entry: Entry, { entry: other, reason, score }: Related): RelatedArticle {
  return { id: other.article.id, reason, score, when: whenOf(entry, other) };
}
