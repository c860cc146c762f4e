import { compare } from "../catalogue/entry.ts";
import { hashOf } from "../relate/hash.ts";
import { type Example, learn, type Model, score } from "./learn.ts";
import { type Vector, vectorizer, vocabularyOf } from "./vectors.ts";

/** An article as suggestions see it: `topics` by the names that are shown. */
export type Subject = { id: string; topics: string[]; record: () => Uint8Array };

/** At most so many topics are suggested for one article. */
const MOST = 3;
/** A topic of fewer articles cannot be learnt, and so many topics at most are: those of the most articles. */
const LEAST_ARTICLES = 20;
const MOST_TOPICS = 150;
/** What is learnt from: so many articles that state topics, and so many that state none. */
const SAMPLE = 8000;
const SILENT_SHARE = 0.25;
/** An article of fewer known terms says too little. */
const LEAST_TERMS = 8;

/** Of those that are tried at a score or above it, so many must state the topic... */
const PRECISION = 0.9;
/** ...and the score must be as high as that of so many of those that do. */
const TYPICAL = 0.75;

/**
 * Topics for the articles that state none, learnt from those that do; by the article's place. Articles without topics are
 * learnt from as well, as examples of no topic: what most of them have in common is no sign of one.
 */
export function suggestTopics(subjects: Subject[], without: (id: string) => boolean): Map<number, string[]> {
  const suggested = new Map<number, string[]>();
  const stated = subjects.filter(({ topics }) => topics.length > 0);
  const silent = subjects.filter(({ topics }) => topics.length === 0);
  const sample = sampleOf(stated);
  const topics = silent.length === 0 ? [] : topicsOf(sample);
  if (topics.length === 0) return suggested;
  const number = new Map(topics.map((topic, at) => [topic, at]));
  const others = sampleOf(silent, Math.ceil(sample.length * SILENT_SHARE));
  const vocabulary = vocabularyOf([...sample, ...others].map(({ record }) => record()));
  const vectorOf = vectorizer(vocabulary);
  const exampleOf = ({ topics: own, record }: Subject): Example => ({
    vector: vectorOf(record()),
    topics: own.flatMap((topic) => number.get(topic) ?? []),
  });
  const examples = [...sample, ...others].filter((subject) => !isTried(subject)).sort(byHash);
  const model = learn(examples.map(exampleOf), topics.length, vocabulary.numberOf.size);
  const least = leastScores(model, sample.filter(isTried).map(exampleOf));
  for (const [place, { id, topics: own, record }] of subjects.entries()) {
    if (own.length > 0 || without(id)) continue;
    const best = bestOf(model, least, vectorOf(record()));
    if (best.length > 0)
      suggested.set(
        place,
        best.map((topic) => topics[topic]!),
      );
  }
  return suggested;
}

const encoder = new TextEncoder();
const hashes = new WeakMap<Subject, number>();

function hash(subject: Subject): number {
  const known = hashes.get(subject);
  if (known !== undefined) return known;
  const bytes = encoder.encode(subject.id);
  const made = hashOf(bytes, 0, bytes.length);
  hashes.set(subject, made);
  return made;
}

/** Every third article is kept back, to try on it what was learnt from the others. */
const isTried = (subject: Subject) => hash(subject) % 3 === 0;

/** An order that follows nothing but the ids. */
const byHash = (a: Subject, b: Subject) => hash(a) - hash(b) || compare(a.id, b.id);

const sampleOf = (subjects: Subject[], most = SAMPLE) => [...subjects].sort(byHash).slice(0, most);

function topicsOf(sample: Subject[]): string[] {
  const counts = new Map<string, number>();
  for (const { topics } of sample) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= LEAST_ARTICLES)
    .sort(([a, some], [b, others]) => others - some || compare(a, b))
    .slice(0, MOST_TOPICS)
    .map(([topic]) => topic);
}

/** For each topic, from which score on it is suggested; Infinity for one that cannot be told with confidence. */
function leastScores(model: Model, tried: Example[]): number[] {
  const scores = new Float32Array(model.topics);
  const scored: [score: number, isRight: boolean][][] = Array.from({ length: model.topics }, () => []);
  for (const { vector, topics } of tried) {
    score(model, vector, scores);
    for (const [topic, value] of scores.entries()) scored[topic]!.push([value, topics.includes(topic)]);
  }
  return scored.map((list) => Math.max(preciseFrom(list), typicalFrom(list)));
}

/** The lowest score at which enough are right, one mistake more than was seen reckoned in. */
function preciseFrom(list: [score: number, isRight: boolean][]): number {
  list.sort(([a], [b]) => b - a);
  let [right, least] = [0, Number.POSITIVE_INFINITY];
  for (const [at, [value, isRight]] of list.entries()) {
    if (isRight) right += 1;
    const isLastOfScore = list[at + 1]?.[0] !== value;
    if (isLastOfScore && right / (at + 2) >= PRECISION) least = value;
  }
  return least;
}

/**
 * What is like no article of a topic, but less unlike it than the others, would pass by precision alone where the articles
 * that state topics are of another kind than those that do not.
 */
function typicalFrom(list: [score: number, isRight: boolean][]): number {
  const right = list.filter(([, isRight]) => isRight);
  return right[Math.ceil(right.length * TYPICAL) - 1]?.[0] ?? Number.POSITIVE_INFINITY;
}

/** The surest first. */
function bestOf(model: Model, least: number[], vector: Vector): number[] {
  if (vector.terms.length < LEAST_TERMS) return [];
  const scores = new Float32Array(model.topics);
  score(model, vector, scores);
  return least
    .map((from, topic) => ({ topic, above: scores[topic]! - from }))
    .filter(({ above }) => above >= 0)
    .sort((a, b) => b.above - a.above || a.topic - b.topic)
    .slice(0, MOST)
    .map(({ topic }) => topic);
}
