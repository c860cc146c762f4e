import { pick, type Random, randomOf, whole, zipf } from "./random.ts";
import { COMMON_WORDS, capitalised, GIVEN_NAMES, madeWord, PAPER_WORDS, SECTION_NAMES } from "./words.ts";

/** A story that runs for some weeks: its own people and words, told again and again. */
export type Story = { day: number; people: string[]; words: string[] };

export type Topic = {
  name: string;
  section: string;
  people: string[];
  places: string[];
  words: string[];
  stories: Story[];
};

/** Everything that articles of one archive share. */
export type World = {
  seed: number;
  size: number;
  authors: string[];
  sources: string[];
  sections: string[];
  topics: Topic[];
  /** People who turn up in any article. */
  known: string[];
  topicRank: (random: Random) => number;
};

export const AUTHORS = 200;
export const SOURCES = 30;
export const YEARS = 20;

/** The archive's first day; its last is the day before this one, 20 years on. */
export const FIRST_DAY = Date.UTC(2005, 5, 25);
export const DAYS = Math.round((Date.UTC(2025, 5, 25) - FIRST_DAY) / 86_400_000);

const KNOWN_PEOPLE = 120;
const TOPIC_WORDS = 40;
/** Made-up words below these numbers stand for nothing yet: rare words take the numbers above. */
export const RARE_FROM = 1_000_000;

/** A larger archive has more topics, though not as many times more as it has articles. */
export function topicCount(size: number): number {
  return Math.max(12, Math.round(2.5 * Math.sqrt(size)));
}

export function makeWorld(seed: number, size: number): World {
  const random = randomOf(seed, size, 1);
  const next = counter();
  const topics = Array.from({ length: topicCount(size) }, () => makeTopic(random, next));
  return {
    seed,
    size,
    authors: distinct(AUTHORS, () => personName(random, next)),
    sources: distinct(SOURCES, () => `The ${capitalised(madeWord(next()))} ${pick(random, PAPER_WORDS)}`),
    sections: SECTION_NAMES,
    topics: named(topics, random),
    known: distinct(KNOWN_PEOPLE, () => personName(random, next)),
    topicRank: zipf(topics.length),
  };
}

/** Numbers of made-up words, each handed out once, so that what stands for one thing stands for nothing else. */
function counter(): () => number {
  let last = 0;
  return () => (last += 1);
}

function makeTopic(random: Random, next: () => number): Topic {
  const people = Array.from({ length: 8 }, () => personName(random, next));
  return {
    name: "",
    section: pick(random, SECTION_NAMES),
    people,
    places: Array.from({ length: 3 }, () => capitalised(madeWord(next()))),
    words: Array.from({ length: TOPIC_WORDS }, (_, at) =>
      at % 2 === 0 ? madeWord(next()) : pick(random, COMMON_WORDS),
    ),
    stories: Array.from({ length: 5 + whole(random, 4) }, () => makeStory(random, next, people)),
  };
}

function makeStory(random: Random, next: () => number, people: string[]): Story {
  return {
    day: whole(random, DAYS),
    people: [personName(random, next), personName(random, next), pick(random, people)],
    words: Array.from({ length: 8 }, () => madeWord(next())),
  };
}

function personName(random: Random, next: () => number): string {
  return `${pick(random, GIVEN_NAMES)} ${capitalised(madeWord(next()))}`;
}

/** Topic names of two common words, as an editor would choose them, each once. */
function named(topics: Topic[], random: Random): Topic[] {
  const names = distinct(topics.length, () => `${pick(random, COMMON_WORDS)} ${pick(random, COMMON_WORDS)}`);
  return topics.map((topic, at) => ({ ...topic, name: capitalised(names[at]!) }));
}

function distinct(count: number, make: () => string): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(make());
  return [...found];
}
