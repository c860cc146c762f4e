import { fieldGroup } from "../field.ts";

export const headline = fieldGroup({
  own: true,
  fields: {
    id: { type: "string", about: "The article's id in this archive; it never changes.", required: true, unique: true },
    address: { type: "string", about: "Where its page stands, from the site's root.", required: true, unique: true },
    title: { type: "string", about: "The headline.", required: true },
  },
  values: ({ address, article: { id, title } }) => ({ id, address, title }),
});
