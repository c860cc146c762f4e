import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { EvalSet, Row } from "../set.ts";
import { median } from "./facts.ts";
import { counted, mean, readText, shared, wordsIn } from "./texts.ts";

type Gold = { main_content?: string; with: string[]; without: string[] };
type Case = { id: string; url: string; html: string; type: string; gold: Gold };

/** Pages of articles and lists whose texts people checked; single words are compared, as the set's own script does. */
export const wcxbBody: EvalSet = {
  name: "wcxb-body",
  corpus: "wcxb",
  async run(folder, worst) {
    const articles: Measured[] = [];
    const lists: Measured[] = [];
    for (const page of casesIn(path.join(folder, "dev")))
      (page.type === "article" ? articles : lists).push(measure(page));
    for (const { id, url, f1, precision, recall, kind } of [...articles].sort((one, other) => one.f1 - other.f1))
      worst(`${id} F1 ${f1.toFixed(3)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} ${kind} ${url}`);
    for (const { id, url, kind } of lists) if (kind !== "list") worst(`${id} list page taken for ${kind} ${url}`);
    const row = (measure: string, ours: number, more: Partial<Row> = {}): Row => ({
      set: "wcxb-body",
      measure,
      ours,
      ...more,
    });
    const over = (key: "f1" | "precision" | "recall" | "with" | "without") => mean(articles.map((page) => page[key]));
    const isList = ({ kind }: Measured) => kind === "list";
    const told = lists.filter(isList).length;
    const wrongly = articles.filter(isList).length;
    return [
      row("body F1, article pages", over("f1"), {
        goal: 0.94,
        published: ["rs-trafilatura .932", "Trafilatura .926", "Readability .825"],
      }),
      row("body precision", over("precision")),
      row("body recall", over("recall")),
      row("sentences that must be there", over("with")),
      row("sentences that must not", over("without"), { note: "the less the better" }),
      row("article pages kept", mean(articles.map(({ kind }) => (kind === "article" ? 1 : 0))), { goal: 0.98 }),
      row("list pages told apart", told / Math.max(1, lists.length)),
      row("pages told apart that are lists", told / Math.max(1, told + wrongly)),
      row("milliseconds a page, median", median(articles.map(({ finding }) => finding))),
    ];
  },
};

function* casesIn(folder: string): Generator<Case> {
  for (const name of readdirSync(path.join(folder, "ground-truth")).sort()) {
    const { url, _internal, ground_truth } = JSON.parse(readFileSync(path.join(folder, "ground-truth", name), "utf8"));
    const html = gunzipSync(readFileSync(path.join(folder, "html", name.replace(".json", ".html.gz")))).toString();
    yield { id: name.replace(".json", ""), url, html, type: _internal.page_type.primary, gold: ground_truth };
  }
}

type Measured = ReturnType<typeof measure>;

function measure({ id, url, html, gold }: Case) {
  const { kind, text, finding } = readText({ html, name: `${id}.html`, address: url });
  const ours = kind === "article" ? text : "";
  const held = (snippets: string[], without: number) =>
    snippets.length === 0
      ? without
      : mean(snippets.map((words) => (ours.toLowerCase().includes(words.toLowerCase()) ? 1 : 0)));
  return { id, url, kind, finding, with: held(gold.with, 1), without: held(gold.without, 0), ...compare(gold, ours) };
}

export function compare({ main_content: gold = "" }: Gold, ours: string) {
  const [wanted, got] = [wordsIn(gold.toLowerCase()), wordsIn(ours.toLowerCase())];
  if (wanted.length === 0 || got.length === 0) {
    const alike = wanted.length === got.length ? 1 : 0;
    return { f1: alike, precision: alike, recall: alike };
  }
  const both = shared(counted(wanted), counted(got));
  const [precision, recall] = [both / got.length, both / wanted.length];
  return { precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
