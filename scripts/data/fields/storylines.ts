import { storylinesOf } from "../../storylines/storylines.ts";
import { fieldGroup } from "../field.ts";

export const storylines = fieldGroup({
  fields: {
    storylines: { type: "list", about: "The storylines that the article is part of, by the names of their files." },
  },
  values: ({ article }, context) => ({
    storylines: storylinesOf(context.storylines, article.id),
  }),
});
