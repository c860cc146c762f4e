import { pick, type Random, whole, zipf } from "./random.ts";
import { COMMON_WORDS, capitalised, FUNCTION_WORDS, madeWord, VERBS } from "./words.ts";
import { RARE_FROM, type Story, type Topic, type World } from "./world.ts";

/** What one article is about: where its words come from. */
export type Subject = { topic: Topic; story?: Story };

export const FEWEST_WORDS = 300;
export const MOST_WORDS = 600;

const functionRank = zipf(FUNCTION_WORDS.length);
const commonRank = zipf(COMMON_WORDS.length, 0.8);
/** Words that few articles have, as every archive is full of: a place here, a slip of the pen there. */
const rareRank = zipf(60_000, 0.7);

/** The Markdown of one article: 300 to 600 words in paragraphs, here and there a heading, a quotation or a list. */
export function makeBody(random: Random, world: World, subject: Subject): string {
  const wanted = FEWEST_WORDS + whole(random, MOST_WORDS - FEWEST_WORDS + 1);
  const heading = random() < 0.2 ? 3 + whole(random, 3) : -1;
  const blocks: string[] = [];
  for (let left = wanted; left > 0; ) {
    if (blocks.length === heading && left > 20) {
      blocks.push(`## ${capitalised(words(random, world, subject, 3).join(" "))}`);
      left -= 3;
    }
    const count = left < 90 ? left : 35 + whole(random, 50);
    blocks.push(makeParagraph(random, world, subject, count));
    left -= count;
  }
  return blocks.join("\n\n");
}

function makeParagraph(random: Random, world: World, subject: Subject, count: number): string {
  const sentences: string[] = [];
  for (let left = count; left > 0; ) {
    const length = left < 24 ? left : 8 + whole(random, 13);
    const sentence = makeSentence(random, world, subject, length);
    sentences.push(random() < 0.05 ? sentence.replace(/^\w+/, "**$&**") : sentence);
    left -= length;
  }
  const text = sentences.join(" ");
  return random() < 0.04 ? `> ${text}` : text;
}

function makeSentence(random: Random, world: World, subject: Subject, length: number): string {
  const all = words(random, world, subject, length);
  // Not between a person's names.
  if (length > 12 && /^[a-z]/.test(all[6]!)) all[6] += ",";
  return `${capitalised(all.join(" "))}.`;
}

/** `count` words; a person's name is two of them. */
function words(random: Random, world: World, subject: Subject, count: number): string[] {
  const found: string[] = [];
  while (found.length < count) {
    if (count - found.length > 1 && random() < 0.045) found.push(...person(random, world, subject).split(" "));
    else found.push(word(random, subject));
  }
  return found;
}

function word(random: Random, { topic, story }: Subject): string {
  const kind = random();
  if (kind < 0.48) return FUNCTION_WORDS[functionRank(random)]!;
  if (kind < 0.8) return COMMON_WORDS[commonRank(random)]!;
  if (kind < 0.9) return pick(random, topic.words);
  if (kind < 0.94) return pick(random, (story ?? topic).words);
  if (kind < 0.96) return pick(random, topic.places);
  return madeWord(RARE_FROM + rareRank(random));
}

function person(random: Random, { known }: World, { topic, story }: Subject): string {
  const kind = random();
  if (story && kind < 0.5) return pick(random, story.people);
  return pick(random, kind < 0.85 ? topic.people : known);
}

export function makeTitle(random: Random, world: World, subject: Subject): string {
  const { topic, story } = subject;
  const about = story ? pick(random, story.words) : pick(random, topic.words);
  const rest = `${pick(random, VERBS)} ${about} ${COMMON_WORDS[commonRank(random)]}`;
  const who = random() < 0.5 ? person(random, world, subject) : pick(random, topic.places);
  return `${who} ${rest} ${random() < 0.5 ? "after" : "before"} ${COMMON_WORDS[commonRank(random)]} ${COMMON_WORDS[commonRank(random)]}`;
}

export function makeSummary(random: Random, world: World, subject: Subject): string {
  return makeSentence(random, world, subject, 14 + whole(random, 10));
}
