import { readFileSync } from "node:fs";
import path from "node:path";
import type { Entry } from "../catalogue/entry.ts";
import { withPieces } from "../catalogue/pieces.ts";
import type { Catalogue } from "../catalogue/read.ts";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";
import type { Settings } from "../settings.ts";
import { namesOf } from "../topics/names.ts";
import type { TopicRules } from "../topics/rules.ts";
import { suggestTopics } from "../topics/suggest.ts";
import { RECORDS } from "./gather.ts";

/** `name` names the articles and the program: what was suggested for them is kept in the cache. */
export type TopicsTask = { cache: string; settings: Settings; rules: TopicRules; name: string };

/** Suggestions of a build, on the disk: for worker processes, and for the next build of the same articles. */
const FILE = "topics.json";

/**
 * Gives all articles their topics by the names under which the archive shows them, takes out what is no topic, and suggests
 * some where none are stated. Gives the other slugs of topics, by their own.
 */
export function giveTopics(catalogue: Catalogue, task: TopicsTask): Map<string, string[]> {
  const { entries, versions } = catalogue;
  const { settings, rules } = task;
  const names = namesOf(entries, rules, settings.language);
  // Before anything is taken out: an article whose topics are all excluded is not one that states none.
  const silent = new Set(entries.filter(({ article: { topics } }) => topics.length === 0));
  for (const entry of entries) rename(entry, names.nameOf);
  for (const list of versions.values()) for (const entry of list) rename(entry, names.nameOf);
  if (settings.computed.topics && silent.size > 0) suggest(entries, silent, task);
  return names.formerSlugs;
}

function rename(entry: Entry, nameOf: (written: string) => string | undefined): void {
  const { article } = entry;
  const topics = [...new Set(article.topics.flatMap((topic) => nameOf(topic) ?? []))];
  if (topics.length !== article.topics.length || topics.some((topic, at) => topic !== article.topics[at]))
    entry.article = { ...article, topics };
}

/** Those of each article, by its place among all. */
type Suggested = [place: number, topics: string[]][];

function suggest(entries: Entry[], silent: Set<Entry>, { cache, settings, rules, name }: TopicsTask): void {
  const id = shortHash(JSON.stringify([name, settings.language, rules]), 16);
  const file = path.join(cache, FILE);
  let suggested = readSuggested(file, id);
  if (!suggested) {
    suggested = learnt(entries, silent, path.join(cache, RECORDS), new Set(rules.unsuggested));
    writeAtomic(file, JSON.stringify({ id, suggested }));
  }
  for (const [place, topics] of suggested) entries[place]!.suggested = topics;
}

function learnt(entries: Entry[], silent: Set<Entry>, records: string, unsuggested: Set<string>): Suggested {
  const places: number[] = [];
  for (const [place, entry] of entries.entries())
    if (entry.article.status === "published" && (silent.has(entry) || entry.article.topics.length > 0))
      places.push(place);
  if (places.length === 0) return [];
  return withPieces(records, (read) => {
    const subjects = places.map((place) => {
      const { article, marks } = entries[place]!;
      return { id: article.id, topics: article.topics, record: () => read(marks.record) };
    });
    const found = suggestTopics(subjects, (id) => unsuggested.has(id));
    return [...found].map(([at, topics]) => [places[at]!, topics]);
  });
}

function readSuggested(file: string, id: string): Suggested | undefined {
  try {
    const known = JSON.parse(readFileSync(file, "utf8")) as { id: string; suggested: Suggested };
    return known.id === id ? known.suggested : undefined;
  } catch {
    return undefined;
  }
}
