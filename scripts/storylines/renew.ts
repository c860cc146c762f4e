import { slugOf } from "../article/slug.ts";
import { shortHash } from "../lib/hash.ts";
import { isAsWritten, parseStoryline, storylineText, withSuggested } from "./file.ts";
import type { ReadStoryline } from "./read.ts";
import type { Suggestion } from "./suggest.ts";

/**
 * What is to be done to a file: `write` a new one; `renew` one that nobody has edited; `add` new members to the list of
 * suggestions in one that somebody has; `drop` one that nobody has edited and the articles no longer tell; or nothing.
 */
export type Change = { slug: string; do: "write" | "renew" | "add" | "drop" | "keep"; edited: boolean; text: string };

/**
 * Compares suggestions with the files that are there. What a person has edited stays to the letter, but for its list
 * `suggested`; what is excluded there is never suggested for it again. Done twice it changes nothing the second time.
 */
export function renewals(files: ReadStoryline[], suggestions: Suggestion[]): Change[] {
  const taken = new Set(files.map(({ slug }) => slug));
  const { matched, left } = match(files, suggestions);
  const changes = files.map((file) => changeOf(file, matched.get(file)));
  for (const suggestion of left) {
    const slug = freeSlug(suggestion, taken);
    taken.add(slug);
    changes.push({
      slug,
      do: "write",
      edited: false,
      text: storylineText({ title: suggestion.title, members: idsOf(suggestion) }),
    });
  }
  return changes;
}

const idsOf = ({ members }: Suggestion) => members.map(({ article }) => article.id);

function changeOf(file: ReadStoryline, suggestion: Suggestion | undefined): Change {
  const { slug, text: before } = file;
  const edited = !isAsWritten(before);
  const change = (what: Change["do"], text: string): Change => {
    const isSound = what === "drop" || (text !== before && parseStoryline(text, slug).ok);
    return isSound ? { slug, do: what, edited, text } : { slug, do: "keep", edited, text: before };
  };
  if (edited && file.status === "withdrawn") return change("keep", before);
  if (!suggestion) return edited ? change("add", withSuggested(before, [])) : change("drop", before);
  const ids = idsOf(suggestion);
  if (!edited) return change("renew", storylineText({ title: suggestion.title, members: ids }));
  const known = new Set([...file.members, ...file.excluded]);
  return change(
    "add",
    withSuggested(
      before,
      ids.filter((id) => !known.has(id)),
    ),
  );
}

type Matched = { matched: Map<ReadStoryline, Suggestion>; left: Suggestion[] };

/**
 * A suggestion is the storyline of the file with which it has most articles in common, if that is half of the smaller of
 * them; files that people have edited come first. The others are new, save those of whose articles an edited file has taken
 * half already.
 */
function match(files: ReadStoryline[], suggestions: Suggestion[]): Matched {
  const holders = new Map<string, ReadStoryline[]>();
  for (const file of files)
    for (const id of new Set([...file.members, ...file.excluded])) holders.set(id, [...(holders.get(id) ?? []), file]);
  const pairs: { suggestion: Suggestion; file: ReadStoryline; edited: boolean; common: number }[] = [];
  for (const suggestion of suggestions) {
    const common = new Map<ReadStoryline, number>();
    for (const id of idsOf(suggestion))
      for (const file of holders.get(id) ?? []) common.set(file, (common.get(file) ?? 0) + 1);
    for (const [file, count] of common) {
      const size = new Set([...file.members, ...file.excluded]).size;
      if (2 * count >= Math.min(size, suggestion.members.length))
        pairs.push({ suggestion, file, edited: !isAsWritten(file.text), common: count });
    }
  }
  const order = new Map(suggestions.map((suggestion, at) => [suggestion, at]));
  pairs.sort(
    (a, b) =>
      Number(b.edited) - Number(a.edited) ||
      b.common - a.common ||
      order.get(a.suggestion)! - order.get(b.suggestion)! ||
      (a.file.slug < b.file.slug ? -1 : 1),
  );
  return settle(pairs, suggestions);
}

function settle(
  pairs: { suggestion: Suggestion; file: ReadStoryline; edited: boolean }[],
  suggestions: Suggestion[],
): Matched {
  const matched: Matched["matched"] = new Map();
  const used = new Set<Suggestion>();
  for (const { suggestion, file, edited } of pairs) {
    if (used.has(suggestion)) continue;
    // A person's storyline may cover several suggestions; the largest is offered, none is written beside it.
    if (matched.has(file) && !edited) continue;
    if (!matched.has(file)) matched.set(file, suggestion);
    used.add(suggestion);
  }
  return { matched, left: suggestions.filter((suggestion) => !used.has(suggestion)) };
}

/** From the title; where that is taken, with the year, then with a mark of its first member: never renumbered. */
function freeSlug({ title, members }: Suggestion, taken: Set<string>): string {
  const slug = slugOf(title);
  const first = members[0]!;
  const year = `${slug}-${first.date.slice(0, 4)}`;
  for (const one of [slug, year, `${year}-${shortHash(first.article.id, 6)}`]) if (!taken.has(one)) return one;
  return `${slug}-${shortHash(members.map(({ article }) => article.id).join(), 12)}`;
}
