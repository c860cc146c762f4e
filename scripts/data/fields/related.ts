import type { Entry } from "../../catalogue/entry.ts";
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

const DAY = 10;

/** Whether another article is older or newer; null where what is known of both dates is the same, or nothing. */
export function whenOf(entry: Entry, other: Entry): RelatedArticle["when"] {
  if (entry.date === undefined || other.date === undefined) return null;
  const known = Math.min(entry.date.length, other.date.length, DAY);
  const [here, there] = [entry.date.slice(0, known), other.date.slice(0, known)];
  if (here !== there) return there < here ? "before" : "after";
  if (entry.precision !== "minute" || other.precision !== "minute") return null;
  const apart = Date.parse(other.date) - Date.parse(entry.date);
  return apart === 0 ? null : apart < 0 ? "before" : "after";
}
