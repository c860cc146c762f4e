import { dateBases, datePrecisions } from "../../article/schema.ts";
import { fieldGroup } from "../field.ts";

export const date = fieldGroup({
  own: true,
  fields: {
    date: {
      type: "string",
      about: "When it was published, cut to what is known: 1987, 1987-03, 1987-03-12 or 1987-03-12T14:05:00+01:00.",
    },
    precision: { type: "string", about: "How well the date is known.", values: datePrecisions },
    dateBasis: { type: "string", about: "How the date is known.", required: true, values: dateBases },
    updated: { type: "string", about: "When the article was last changed by its publisher, in the same forms." },
  },
  values: ({ date = null, precision = null, article }) => ({
    date,
    precision,
    dateBasis: article.dateBasis,
    updated: article.updated ?? null,
  }),
});
