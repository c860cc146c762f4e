import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { EvalSet } from "../set.ts";
import { median } from "./facts.ts";
import { counted, mean, readText, shared, wordsIn } from "./texts.ts";

type Golds = { [page: string]: { articleBody: string; url: string } };

/** Pages of news whose texts people marked; runs of four words are compared, as the set's own script does. */
export const aeb: EvalSet = {
  name: "aeb",
  corpus: "aeb",
  async run(folder, worst) {
    const golds = JSON.parse(readFileSync(path.join(folder, "ground-truth.json"), "utf8")) as Golds;
    const readings = Object.entries(golds).map(([id, { articleBody, url }]) => {
      const html = gunzipSync(readFileSync(path.join(folder, "html", `${id}.html.gz`))).toString("utf8");
      const reading = readText({ html, name: `${id}.html`, address: url }, "without captions");
      return { id, url, ...reading, ...compare(articleBody, reading.kind === "article" ? reading.text : "") };
    });
    for (const { id, url, precision, recall } of [...readings].sort((one, other) => goodness(one) - goodness(other)))
      worst(`${id.slice(0, 8)} precision ${precision?.toFixed(3)} recall ${recall?.toFixed(3)} ${url}`);
    const { precision, recall, f1, exact } = overall(readings);
    const row = (measure: string, ours: number, published?: string[], goal?: number, note?: string) => ({
      set: "aeb",
      measure,
      ours,
      goal,
      published,
      note,
    });
    return [
      row("body F1", f1, ["rs_trafilatura .970", "go_trafilatura .960", "Readability.js .947"], 0.97, NOTE),
      row("body precision", precision, ["rs_trafilatura .951", "go_trafilatura .940", "Readability.js .914"]),
      row("body recall", recall, ["rs_trafilatura .990", "go_trafilatura .980", "Readability.js .982"]),
      row("body to the word", exact, ["rs_trafilatura .287", "go_trafilatura .287", "Readability.js .166"]),
      row("milliseconds a page, median", median(readings.map(({ finding }) => finding))),
      row("milliseconds a page with parsing and facts, median", median(readings.map(({ all }) => all))),
    ];
  },
};

const NOTE = "by way of Markdown; without the captions that the article keeps, for the set's texts have none";

/** Undefined where a share would be one of nothing. */
export type Likeness = { precision?: number; recall?: number; exact: boolean };

const RUN = 4;

export function compare(gold: string, ours: string): Likeness {
  const [wanted, got] = [counted(runsOf(gold)), counted(runsOf(ours))];
  const both = shared(wanted, got);
  const [all, found] = [sum(wanted), sum(got)];
  const share = (whole: number) => (whole === 0 ? undefined : both / whole);
  return { precision: share(found), recall: share(all), exact: both === all && both === found };
}

/** The set's measure: the mean of precisions, the mean of recalls, and F1 of these two. */
export function overall(pages: Likeness[]): { precision: number; recall: number; f1: number; exact: number } {
  const precision = mean(pages.flatMap((page) => page.precision ?? []));
  const recall = mean(pages.flatMap((page) => page.recall ?? []));
  const f1 = (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, exact: mean(pages.map(({ exact }) => (exact ? 1 : 0))) };
}

function runsOf(text: string): string[] {
  const words = wordsIn(text);
  if (words.length === 0) return [];
  return Array.from({ length: Math.max(1, words.length - RUN + 1) }, (_, at) => words.slice(at, at + RUN).join(" "));
}

const sum = (counts: Map<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
const goodness = ({ precision = 0, recall = 0 }: Likeness) => precision + recall;
