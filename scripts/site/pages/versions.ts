import type { Entry } from "../../catalogue/entry.ts";
import type { Context } from "../context.ts";
import { joined } from "../inputs.ts";
import type { ArticleModel } from "../models.ts";
import type { Page } from "../page.ts";
import { articleInputs, articleModel } from "./article.ts";

/** A page for every earlier version of an article: reached from the article, listed nowhere. */
export function* versionPages(context: Context): Generator<Page> {
  if (context.versions.size === 0) return;
  for (const newest of context.entries)
    for (const entry of context.versions.get(newest.article.id) ?? [])
      yield {
        address: entry.address,
        layout: "version",
        model: () => versionModel(context, entry, newest),
        inputs: () => ({
          ...articleInputs(context, entry, {}),
          "its newest version": joined(newest.article.title, newest.address),
        }),
      };
}

function versionModel(context: Context, entry: Entry, newest: Entry): ArticleModel {
  const model = articleModel(context, entry, {});
  const to = { text: newest.article.title, to: newest.address };
  return { ...model, newest: to, versions: [], related: [], copies: undefined, comments: [] };
}
