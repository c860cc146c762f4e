import { nameOf } from "../exports/people.ts";
import type { Directory } from "./directory.ts";
import type { Item } from "./item.ts";

/** The writers: co-authors in their order where there are some, else the post's own author, by the names they are shown with. */
export function authorsOf(item: Item, { names }: Directory): { authors: string[]; notes: string[] } {
  const coauthors = item.terms.filter(({ domain }) => domain === "author");
  const shown = coauthors.map(({ slug, name }) => {
    const login = slug.toLowerCase();
    return names.get(login) ?? names.get(login.replace(/^cap-/, "")) ?? names.get(name.toLowerCase()) ?? name;
  });
  if (coauthors.length === 0 && item.creator !== "") shown.push(names.get(item.creator.toLowerCase()) ?? item.creator);
  const authors = [...new Set(shown.map(nameOf).filter((name) => name !== undefined))];
  const isUnnamed = shown.length > 0 && authors.length === 0;
  return { authors, notes: isUnnamed ? ["author known by an e-mail address only: left out"] : [] };
}
