import { fieldGroup } from "../field.ts";

export const topics = fieldGroup({
  fields: {
    topics: { type: "list", about: "Topics that the source states." },
    suggestedTopics: { type: "list", about: "Topics that Backfile suggests where the source states none." },
  },
  values: ({ article, suggested }) => ({ topics: article.topics, suggestedTopics: suggested ?? [] }),
});
