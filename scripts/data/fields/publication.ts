import { fieldGroup } from "../field.ts";

export const publication = fieldGroup({
  own: true,
  fields: {
    source: { type: "string", about: "The publisher." },
    url: { type: "string", about: "Where it was first published." },
    authors: { type: "list", about: "The byline." },
    agency: { type: "string", about: "The wire service that the byline names." },
    section: { type: "string", about: "The section of the paper." },
    genre: { type: "string", about: "What kind of piece it is, where the source says so." },
    lang: { type: "string", about: "The language of the text (BCP 47).", required: true },
    words: { type: "integer", about: "How many words the text has, without headline and summary.", required: true },
  },
  values: ({ lang, marks, article }) => ({
    source: article.source?.name ?? null,
    url: article.url ?? null,
    authors: article.authors,
    agency: article.agency ?? null,
    section: article.section ?? null,
    genre: article.genre ?? null,
    lang,
    words: marks.words,
  }),
});
