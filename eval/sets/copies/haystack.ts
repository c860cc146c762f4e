import { articleSchema } from "../../../scripts/article/schema.ts";
import { factsOf } from "../../../scripts/copies/facts.ts";
import { findGroups, type Printed } from "../../../scripts/copies/find.ts";
import { recordOf } from "../../../scripts/relate/record.ts";
import { sketchesOf } from "../../../scripts/relate/sketches.ts";
import { shortHash } from "../../../scripts/lib/hash.ts";
import type { Story } from "./edits.ts";

/** The groups that the build would find, by number of the stories. */
export function groupsIn(stories: Story[]): number[][] {
  const articles = stories.map(({ title, date, source, agency }, at) =>
    articleSchema.parse({
      id: `story-${at}`,
      title: title.trim() || "-",
      date,
      source: source && { name: source },
      agency,
    }),
  );
  const printed: Printed = {
    facts: articles.map((article) => factsOf(article, article.date)),
    digests: stories.map(({ title, body }, at) => shortHash(`${at}\n${title}\n${body}`, 16)),
    sketches: sketchesOf(articles.map((article, at) => recordOf(article, stories[at]!.body))),
    textOf: (at) => stories[at]!.body,
  };
  return findGroups(printed).groups.map((group) => group.map(({ article }) => article));
}

/** All pairs of a group, as texts. */
export function pairsOf(groups: number[][]): Set<string> {
  const pairs = new Set<string>();
  for (const group of groups)
    for (const one of group) for (const other of group) if (one < other) pairs.add(`${one} ${other}`);
  return pairs;
}
