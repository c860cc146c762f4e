import type { Name } from "../../names/archive.ts";
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
  values: (entry, context) => {
    const { people, organisations, places } = entry.article;
    const { names, stated } = context.names.of(entry);
    const found = (kind: Name["kind"]) => names.slice(stated).flatMap((one) => (one.kind === kind ? [one.name] : []));
    return {
      people,
      organisations,
      places,
      foundPeople: found("person"),
      foundOrganisations: found("organisation"),
      foundPlaces: found("place"),
    };
  },
});
