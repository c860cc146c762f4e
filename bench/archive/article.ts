import { marked } from "../../scripts/article/fingerprint.ts";
import type { Article, ArticleFile } from "../../scripts/article/schema.ts";
import { sha256, shortHash } from "../../scripts/lib/hash.ts";
import { makeBody, makeSummary, makeTitle, type Subject } from "./prose.ts";
import { pick, type Random, randomOf, whole, zipf } from "./random.ts";
import { AUTHORS, DAYS, FIRST_DAY, SOURCES, type World } from "./world.ts";

/** An article as it was before anything imported it. */
export type Draft = {
  title: string;
  summary?: string;
  /** "2009-04-01" or, where the minute is known, "2009-04-01T14:05:00Z". */
  date: string;
  authors: string[];
  source: string;
  section: string;
  topics: string[];
  body: string;
};

const MINUTE_KNOWN = 0.2;
const IN_A_STORY = 0.7;
/** Printings of the story before it, in another paper under another headline. */
const PRINTED_AGAIN = 0.01;
/** Days over which most of a story's articles are spread. */
const STORY_DAYS = 40;

const authorRank = zipf(AUTHORS, 0.5);
const sourceRank = zipf(SOURCES);

/** The article of a number. Those numbered from `world.size` on are news: they follow the archive's last day. */
export function makeDraft(world: World, number: number): Draft {
  const own = randomOf(world.seed, number, 2);
  const again = own() < PRINTED_AGAIN && number > 0 && number < world.size;
  // A printing has the text of the article before, hence that one's stream for all that makes the text.
  const told = again ? randomOf(world.seed, number - 1, 2) : own;
  if (again) told();
  const subject = subjectOf(told, world);
  const day = number < world.size ? dayOf(told, subject) : DAYS + ((number - world.size) % 5);
  const body = makeBody(told, world, subject);
  return {
    title: makeTitle(own, world, subject),
    ...(own() < 0.5 ? { summary: makeSummary(own, world, subject) } : {}),
    date: dateOf(own, day),
    authors: authorsOf(own, world),
    source: world.sources[sourceRank(own)]!,
    section: own() < 0.85 ? subject.topic.section : pick(own, world.sections),
    topics: topicsOf(own, world, subject),
    body,
  };
}

function subjectOf(random: Random, world: World): Subject {
  const topic = world.topics[world.topicRank(random)]!;
  return random() < IN_A_STORY ? { topic, story: pick(random, topic.stories) } : { topic };
}

/** Days from the archive's first; a story begins with a burst and thins out. */
function dayOf(random: Random, { story }: Subject): number {
  if (!story) return whole(random, DAYS);
  return Math.min(DAYS - 1, story.day + Math.floor(-Math.log(1 - random()) * (STORY_DAYS / 2)));
}

function dateOf(random: Random, day: number): string {
  const date = new Date(FIRST_DAY + day * 86_400_000 + whole(random, 1440) * 60_000).toISOString();
  return random() < MINUTE_KNOWN ? `${date.slice(0, 16)}:00Z` : date.slice(0, 10);
}

function authorsOf(random: Random, { authors }: World): string[] {
  const first = authors[authorRank(random)]!;
  const second = random() < 0.1 ? authors[authorRank(random)]! : first;
  return first === second ? [first] : [first, second];
}

function topicsOf(random: Random, world: World, { topic }: Subject): string[] {
  const topics = new Set([topic.name]);
  for (let more = whole(random, 3); more > 0; more -= 1) topics.add(world.topics[world.topicRank(random)]!.name);
  return [...topics];
}

/** The article file that an import of the draft's source file writes. */
export function importedFile(draft: Draft, file: string, record: string): ArticleFile {
  const article: Article = {
    id: shortHash(`${file}#main`, 12),
    title: draft.title,
    summary: draft.summary,
    date: draft.date,
    datePrecision: draft.date.length === 10 ? "day" : "minute",
    dateBasis: "stated",
    authors: draft.authors,
    source: { name: draft.source },
    section: draft.section,
    topics: draft.topics,
    status: "published",
    pictures: [],
    listed: [],
    corrections: [],
    aliases: [],
    people: [],
    organisations: [],
    places: [],
    comments: [],
    related: [],
    unrelated: [],
    notCopyOf: [],
    provenance: { file, sha256: sha256(record), format: "markdown" },
  };
  return marked({ article, body: draft.body });
}
