import { fieldGroup } from "../field.ts";

export const names = fieldGroup({
  fields: {
    people: { type: "list", about: "People whom the source states." },
    organisations: { type: "list", about: "Organisations that the source states." },
    places: { type: "list", about: "Places that the source states." },
    foundPeople: { type: "list", about: "People whom Backfile found in the text." },
    foundOrganisations: { type: "list", about: "Organisations that Backfile found in the text." },
    foundPlaces: { type: "list", about: "Places that Backfile found in the text." },
  },
  values: ({ article: { people, organisations, places } }) => ({
    people,
    organisations,
    places,
    foundPeople: [],
    foundOrganisations: [],
    foundPlaces: [],
  }),
});
