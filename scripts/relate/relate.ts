import type { Entry } from "../catalogue/entry.ts";
import { recordOf } from "./record.ts";
import { relateAll } from "./relations.ts";

export type Related = { entry: Entry; reason: string; score: number; isChosen?: true };

/** Related articles and copies, by article id; an article that has none is absent. */
export type Relations = { related: Map<string, Related[]>; copies: Map<string, Entry[]> };

/** Computes the related lists of a whole archive. The same articles give the same lists, in whatever order they come. */
export async function relate(
  entries: Entry[],
  bodyOf: (entry: Entry) => string,
  tick?: (done: number) => void,
): Promise<Relations> {
  const published = entries.filter((entry) => entry.article.status === "published");
  const candidates = published.map((entry) => ({
    id: entry.article.id,
    address: entry.address,
    digest: "",
    record: recordOf(entry.article, bodyOf(entry)),
    date: entry.date,
    related: entry.article.related,
    unrelated: entry.article.unrelated,
  }));
  const { related, copies } = await relateAll(candidates, { tick });
  const relations: Relations = { related: new Map(), copies: new Map() };
  for (const [index, { article }] of published.entries()) {
    const list = related[index]!.map(({ to, ...rest }) => ({ entry: published[to]!, ...rest }));
    if (list.length > 0) relations.related.set(article.id, list);
    if (copies[index]!.length > 0)
      relations.copies.set(
        article.id,
        copies[index]!.map((copy) => published[copy]!),
      );
  }
  return relations;
}
