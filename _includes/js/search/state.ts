/** What is asked for; all of it stands in the address, and all but `shown` in the form. */
export type State = {
  q: string;
  year: string[];
  source: string[];
  section: string[];
  topic: string[];
  sort: "relevance" | "newest" | "oldest";
  from: string;
  to: string;
  /** How many results are shown. */
  shown: number;
};

export const facetNames = ["year", "source", "section", "topic"] as const;
export type FacetName = (typeof facetNames)[number];

export const PAGE = 20;
/** An address may ask for no more: each result is a request. */
const MOST = 400;
const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

export function readAddress(search: string): State {
  const given = new URLSearchParams(search);
  const date = (name: string) => given.get(name)?.match(DATE)?.[0] ?? "";
  const sort = given.get("sort");
  const shown = Math.min(Number(given.get("shown")) || PAGE, MOST);
  return {
    q: given.get("q") ?? "",
    year: given.getAll("year"),
    source: given.getAll("source"),
    section: given.getAll("section"),
    topic: given.getAll("topic"),
    sort: sort === "newest" || sort === "oldest" ? sort : "relevance",
    from: date("from"),
    to: date("to"),
    shown: Math.max(shown, PAGE),
  };
}

/** "?q=ferry&year=1987"; "" when nothing is asked for. Defaults are left out, so that one state has one address. */
export function addressOf(state: State): string {
  const address = new URLSearchParams();
  if (state.q !== "") address.set("q", state.q);
  for (const name of facetNames) for (const value of state[name]) address.append(name, value);
  if (state.sort !== "relevance") address.set("sort", state.sort);
  for (const name of ["from", "to"] as const) if (state[name] !== "") address.set(name, state[name]);
  if (state.shown !== PAGE) address.set("shown", String(state.shown));
  return address.size === 0 ? "" : `?${address}`;
}

export function isEmpty({ q, from, to, ...state }: State): boolean {
  return q.trim() === "" && from === "" && to === "" && facetNames.every((name) => state[name].length === 0);
}
