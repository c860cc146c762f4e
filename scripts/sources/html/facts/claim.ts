/** A fact as one place of a page states it. */
export type Claim = {
  value: string;
  /** Where it was found, for people: "og:title", "JSON-LD datePublished". */
  from: string;
};
