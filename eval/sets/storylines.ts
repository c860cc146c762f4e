import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { articleSchema } from "../../scripts/article/schema.ts";
import { type Entry, entryOf } from "../../scripts/catalogue/entry.ts";
import { relate } from "../../scripts/relate/relate.ts";
import { recordsOf } from "../../scripts/sources/reuters/records.ts";
import { storyOf } from "../../scripts/sources/reuters/story.ts";
import { type Suggestion, suggest } from "../../scripts/storylines/suggest.ts";
import type { EvalSet, Row } from "../set.ts";

/** An article with a day; `labels` are known to the measure alone. */
type Dated = { id: string; title: string; date: string | undefined; body: string; source?: string; labels: string[] };

export const storylinesAllsides: EvalSet = {
  name: "storylines-allsides",
  corpus: "allsides-37k",
  run: async (folder, worst) => {
    const articles = allsides(folder);
    const found = await suggestionsOf(articles);
    return [...rowsOf("storylines-allsides", articles, found, worst), sameEvents(found)];
  },
};

export const storylinesReuters: EvalSet = {
  name: "storylines-reuters",
  corpus: "reuters21578",
  run: async (folder, worst) => {
    const articles = await reuters(folder);
    return rowsOf("storylines-reuters", articles, await suggestionsOf(articles), worst);
  },
};

function allsides(folder: string): Dated[] {
  type Line = { ID: string; title: string; date: string; content_original: string; topic: string; source: string };
  const text = gunzipSync(readFileSync(path.join(folder, "articles-dev.jsonl.gz"))).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line): Dated => {
      const { ID, title, date, content_original: body, topic, source } = JSON.parse(line) as Line;
      return {
        id: `set-${ID.toLowerCase()}`,
        title,
        date: /^\d{4}-\d\d-\d\d$/.test(date) ? date : undefined,
        body,
        source,
        labels: [topic],
      };
    });
}

async function reuters(folder: string): Promise<Dated[]> {
  const data = path.join(folder, "data");
  const articles: Dated[] = [];
  for (const name of readdirSync(data).sort()) {
    if (!name.endsWith(".sgm.gz")) continue;
    const text = gunzipSync(readFileSync(path.join(data, name))).toString("latin1");
    for await (const record of recordsOf(once(text))) {
      const story = storyOf(record);
      if (story.type !== "article" || story.body.kind !== "paragraphs") continue;
      const { title, topics, date } = story.fields;
      const moment = Date.parse(`${String(date).split(" ")[0]} UTC`);
      articles.push({
        id: `set-${story.identity}`,
        title: String(title ?? "-"),
        date: Number.isNaN(moment) ? undefined : new Date(moment).toISOString().slice(0, 10),
        body: story.body.paragraphs.join("\n\n"),
        labels: Array.isArray(topics) ? topics.map(String) : [],
      });
    }
  }
  return articles;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function suggestionsOf(articles: Dated[]): Promise<Suggestion[]> {
  const bodies = new Map(articles.map(({ id, body }) => [id, body]));
  const entries = articles.map(({ id, title, date, source }): Entry => {
    const article = articleSchema.parse({
      id,
      title: title || "-",
      date,
      source: source ? { name: source } : undefined,
    });
    return entryOf(`${id}.md`, article, "en");
  });
  const bodyOf = ({ article }: Entry) => bodies.get(article.id)!;
  return suggest({ entries, relations: await relate(entries, bodyOf), bodyOf });
}

function rowsOf(set: string, articles: Dated[], found: Suggestion[], worst: (line: string) => void): Row[] {
  const labels = new Map(articles.map(({ id, labels: some }) => [id, some]));
  const members = found.reduce((sum, one) => sum + one.members.length, 0);
  const sizes = found.map((one) => one.members.length).sort((a, b) => a - b);
  const purities = found.flatMap((one) => {
    const labelled = one.members.map(({ article }) => labels.get(article.id)!).filter((some) => some.length > 0);
    if (labelled.length < 2) return [];
    const counts = new Map<string, number>();
    for (const label of labelled.flatMap((some) => [...new Set(some)])) counts.set(label, (counts.get(label) ?? 0) + 1);
    const purity = Math.max(...counts.values()) / labelled.length;
    if (purity < 0.5) worst(`${purity.toFixed(2)} ${one.title} (${one.members.length})`);
    return [{ purity, size: labelled.length }];
  });
  const dated = articles.filter(({ date }) => date !== undefined).length;
  const labelled = purities.reduce((sum, { size }) => sum + size, 0);
  const pure = purities.reduce((sum, { purity, size }) => sum + purity * size, 0) / (labelled || 1);
  return [
    { set, measure: "articles with a day", ours: dated, of: articles.length },
    { set, measure: `articles in the ${found.length} storylines suggested`, ours: members, of: articles.length },
    {
      set,
      measure: "articles in the median one",
      ours: sizes[sizes.length >> 1] ?? 0,
      of: sizes.at(-1) ?? 0,
      note: "of the largest",
    },
    { set, measure: "members that share their storyline's commonest topic", ours: pure },
  ];
}

const EVENTS = new URL("./related/events.tsv", import.meta.url);

/** Pairs that a reader said are on one event: how many of those that are both in a storyline are in the same. */
function sameEvents(found: Suggestion[]): Row {
  const of = new Map(found.flatMap((one) => one.members.map(({ article }) => [article.id, one] as const)));
  let [both, same] = [0, 0];
  for (const line of readFileSync(EVENTS, "utf8").trim().split("\n")) {
    const [one, other] = line.split("\t").map((id) => of.get(`set-${id.toLowerCase()}`));
    if (!one || !other) continue;
    both += 1;
    same += one === other ? 1 : 0;
  }
  const measure = "pairs on one event, both in a storyline, that are in the same one";
  return { set: "storylines-allsides", measure, ours: same, of: both };
}
