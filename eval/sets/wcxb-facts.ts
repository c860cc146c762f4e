import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { EvalSet, Row } from "../set.ts";
import corrections from "./wcxb-corrections.json" with { type: "json" };
import { isNoPublishedDay, isSearchTitle, isUnnamed } from "./wcxb-mended.ts";
import { Counts, isFound, median, namesOf, readFacts, sameWords, writersOf } from "./facts.ts";

type Gold = { title: string | null; author: string | null; publish_date: string | null };
type Case = { id: string; url?: string; gold: Gold; html: string };
type Wrong = { [field: string]: { [page: string]: string } };

/** Pages with articles whose title, author and day of publication people wrote down. */
export const wcxbFacts: EvalSet = {
  name: "wcxb-facts",
  corpus: "wcxb",
  async run(folder, worst) {
    const counts = new Counts();
    const times: number[] = [];
    for (const page of casesIn(path.join(folder, "dev"))) times.push(measure(page, counts, worst));
    const row = (measure: string, key: string, goal?: number, note?: string): Row => ({
      set: "wcxb-facts",
      measure,
      ...counts.share(key),
      goal,
      note,
    });
    return [
      row("title", "title", 0.95, "of pages that have one; case, quotes and dashes aside"),
      row(
        "title, gold mended",
        "title mended",
        0.95,
        "pages whose gold is the title for search engines, not the headline, left out",
      ),
      row("title, to the letter", "title strict"),
      row("day", "day", 0.95),
      row(
        "day, gold mended",
        "day mended",
        0.95,
        "pages that do not state the gold's day, or state it as that of a change, left out",
      ),
      row("author", "author", 0.9, "everybody whom the gold names"),
      row("author, gold mended", "author mended", 0.9, "pages on which the gold's name does not stand, left out"),
      row("authors, nobody else", "author exact"),
      row("pages given a day where the gold has none", "day extra"),
      row("pages given an author where the gold has none", "author extra"),
      { set: "wcxb-facts", measure: "milliseconds a page, median", ours: median(times), note: "without parsing" },
    ];
  },
};

function* casesIn(folder: string): Generator<Case> {
  for (const name of readdirSync(path.join(folder, "ground-truth")).sort()) {
    const stated = JSON.parse(readFileSync(path.join(folder, "ground-truth", name), "utf8"));
    const file = path.join(folder, "html", name.replace(".json", ".html.gz"));
    if (stated._internal.page_type.primary !== "article" || !existsSync(file)) continue;
    const html = gunzipSync(readFileSync(file)).toString("utf8");
    yield { id: name.replace(".json", ""), url: stated.url, gold: stated.ground_truth, html };
  }
}

function measure({ id, url, gold, html }: Case, counts: Counts, worst: (line: string) => void): number {
  const { article, facts, milliseconds } = readFacts({ html, name: `wcxb/${id}.html`, address: url });
  const wrong = (field: string) => (corrections as Wrong)[field]?.[id];
  const miss = (field: string, wanted: string | null, ours: unknown) =>
    worst(
      `${id} ${field}: gold ${wanted ?? "none"} | ours ${ours ?? "none"} | ${facts.origins[field] ?? ""}${wrong(field) ? ` | gold: ${wrong(field)}` : ""}`,
    );
  const judge = (field: string, key: string, hit: boolean, ours: unknown, wanted: string, isGoldOff: () => boolean) => {
    counts.add(key, hit);
    if (!(wrong(field) || isGoldOff())) counts.add(`${key} mended`, hit);
    if (!hit) miss(field, wanted, ours);
  };
  const title = article?.title ?? "";
  if (gold.title) {
    const told = gold.title;
    judge("title", "title", sameWords(title, told), title, told, () => isSearchTitle(told, title, html));
    counts.add("title strict", title === gold.title);
  }
  const day = article?.date;
  if (gold.publish_date) {
    const told = gold.publish_date;
    const isOff = () => isNoPublishedDay(told, article?.updated, html);
    judge("date", "day", day?.startsWith(told) ?? false, day, told, isOff);
  } else counts.add("day extra", day !== undefined);
  const writers = writersOf(article);
  if (gold.author) {
    const found = isFound(gold.author, writers);
    const told = gold.author;
    judge("authors", "author", found, article?.authors.join(" + "), told, () => isUnnamed(told, html));
    counts.add("author exact", found && writers.length === namesOf(gold.author).length);
  } else counts.add("author extra", writers.length > 0);
  return milliseconds;
}
