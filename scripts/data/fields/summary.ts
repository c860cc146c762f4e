import { fieldGroup } from "../field.ts";

export const summary = fieldGroup({
  own: true,
  fields: {
    summary: { type: "string", about: "The standfirst, or sentences taken from the text." },
    summaryBasis: {
      type: "string",
      about: "Whether the source states the summary or it was taken from the text.",
      values: ["stated", "text"],
    },
  },
  values: (entry, context) => {
    const stated = entry.article.summary;
    const summary = stated ?? context.takenOf(entry) ?? null;
    return { summary, summaryBasis: summary === null ? null : stated === undefined ? "text" : "stated" };
  },
});
