import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { recordsOf } from "../../../scripts/sources/reuters/records.ts";
import { storyOf } from "../../../scripts/sources/reuters/story.ts";
import type { Document } from "./rankers.ts";

/** Wire stories of 1987: their topics are the labels; places, people and bodies the tags. Stories without a topic are left out. */
export async function reutersStories(folder: string): Promise<Document[]> {
  const stories: Document[] = [];
  for await (const { identity, fields, paragraphs } of readReuters(folder)) {
    const { title, topics, places, people, organisations } = fields;
    const labels = names(topics);
    if (labels.length === 0) continue;
    const tags = [...names(places), ...names(people), ...names(organisations)];
    stories.push({ id: identity, title: String(title ?? ""), body: paragraphs.join("\n\n"), tags, labels });
  }
  return withoutCopies(stories);
}

type ReutersStory = { identity: string; fields: { [field: string]: unknown }; paragraphs: string[] };

/** Every story of the set that has a text. */
export async function* readReuters(folder: string): AsyncGenerator<ReutersStory> {
  const data = path.join(folder, "data");
  for (const name of readdirSync(data)
    .filter((one) => one.endsWith(".sgm.gz"))
    .sort()) {
    const text = gunzipSync(readFileSync(path.join(data, name))).toString("latin1");
    for await (const record of recordsOf(once(text))) {
      const story = storyOf(record);
      if (story.type !== "article" || story.body.kind !== "paragraphs") continue;
      yield { identity: String(story.identity), fields: story.fields, paragraphs: story.body.paragraphs };
    }
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const names = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

type AllSides = {
  ID: string;
  title: string;
  date?: string;
  content_original: string;
  topic: string;
  source: string;
  authors: string;
};

/** Some days are written in another way, or not at all; those are left out here. */
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Articles of many outlets, 2012 to 2020, each with one topic: the label. Their writers are the tags. */
export function allsidesArticles(folder: string): Document[] {
  const lines = gunzipSync(readFileSync(path.join(folder, "articles-dev.jsonl.gz")))
    .toString("utf8")
    .trim()
    .split("\n");
  const articles = lines.map((line): Document => {
    const { ID, title, date, content_original, topic, source, authors } = JSON.parse(line) as AllSides;
    const tags = (authors ?? "").split(/,\s*/).filter(Boolean);
    return {
      id: ID,
      title,
      body: content_original,
      tags,
      labels: [topic].filter(Boolean),
      source,
      ...(DAY.test(date ?? "") ? { date } : {}),
    };
  });
  return withoutCopies(articles);
}

/** Of articles with the same letters in the text the first stays: agreeing with a copy is no art. */
function withoutCopies(documents: Document[]): Document[] {
  const seen = new Set<string>();
  return documents.filter(({ body }) => {
    const letters = body.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
    if (seen.has(letters)) return false;
    seen.add(letters);
    return true;
  });
}
