import { byOldest, type Entry, isDated } from "../catalogue/entry.ts";
import { byTitle, push } from "../catalogue/lists.ts";
import type { Problem } from "../catalogue/scan.ts";
import { lineOfId } from "./file.ts";
import { placeOf, type ReadStoryline, type ReadStorylines } from "./read.ts";

/** A storyline as it is shown: its members published, in time order, those without a date last. */
export type Storyline = {
  slug: string;
  title: string;
  /** Markdown, or "". */
  intro: string;
  suggested: boolean;
  members: Entry[];
};

/** All that have a page, by slug, and those that each article is in, by its id. */
export type Storylines = { all: Storyline[]; of: Map<string, Storyline[]> };

export function storylinesFrom(files: ReadStoryline[], entries: Entry[]): Storylines {
  const storylines: Storylines = { all: [], of: new Map() };
  if (files.length === 0) return storylines;
  const byId = new Map(entries.map((entry) => [entry.article.id, entry]));
  for (const { slug, title, intro, status, members: ids, excluded } of files) {
    if (status === "withdrawn") continue;
    const kept = [...new Set(ids)].filter((id) => !excluded.includes(id));
    const members = inTime(kept.flatMap((id) => byId.get(id) ?? []));
    if (members.length === 0) continue;
    const storyline: Storyline = { slug, title, intro, suggested: status === "suggested", members };
    storylines.all.push(storyline);
    for (const { article } of members) push(storylines.of, article.id, storyline);
  }
  return storylines;
}

function inTime(entries: Entry[]): Entry[] {
  const shown = entries.filter(({ article }) => article.status === "published");
  return [...shown.filter(isDated).sort(byOldest), ...shown.filter((entry) => !isDated(entry)).sort(byTitle)];
}

/** Ids that no article of the archive has. `known` tells of any article, drafts included, whether it is there. */
export function storylineProblems({ files, problems }: ReadStorylines, known: (id: string) => boolean): Problem[] {
  const found = [...problems];
  for (const { slug, text, members, excluded } of files)
    for (const id of new Set([...members, ...excluded]))
      if (!known(id))
        found.push({
          file: placeOf(`${slug}.md`),
          line: lineOfId(text, id),
          reason: `${id}: no article has this id`,
        });
  return found;
}

/** The slugs of the storylines that an article is in, for those who need no more of them. */
export function storylinesOf({ of }: Storylines, id: string): string[] {
  return (of.get(id) ?? []).map(({ slug }) => slug);
}

/** Whether two articles are of one storyline and one day: a list of related articles has room for few of those. */
export function sameStorylineDay({ of }: Storylines, one: Entry, other: Entry): boolean {
  const day = one.date?.slice(0, 10);
  if (day === undefined || day.length < 10 || other.date?.slice(0, 10) !== day) return false;
  const theirs = of.get(other.article.id);
  return (of.get(one.article.id) ?? []).some((storyline) => theirs?.includes(storyline));
}
