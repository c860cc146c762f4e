import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { htmlToMarkdown } from "../../scripts/normalise/html.ts";
import type { EvalSet, Row } from "../set.ts";
import { counted, mean, readText, shared, shownWords, wordsIn } from "./texts.ts";

/** Pages beside what a browser's reader view is expected to show of them, which has its own taste. */
export const readabilityBody: EvalSet = {
  name: "readability-body",
  corpus: "readability",
  async run(folder, worst) {
    const pages = path.join(folder, "test", "test-pages");
    const measured = readdirSync(pages)
      .sort()
      .map((id) => ({ id, ...measure(path.join(pages, id)) }));
    for (const { id, f1, precision, recall, kind } of [...measured].sort((one, other) => one.f1 - other.f1))
      worst(`${id} F1 ${f1.toFixed(3)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} ${kind}`);
    const row = (measure: string, ours: number, note?: string): Row => ({
      set: "readability-body",
      measure,
      ours,
      note,
    });
    return [
      row("words F1 with the expected page", mean(measured.map(({ f1 }) => f1)), "its taste is not a newspaper's"),
      row("precision", mean(measured.map(({ precision }) => precision))),
      row("recall", mean(measured.map(({ recall }) => recall))),
    ];
  },
};

function measure(folder: string) {
  const { kind, text } = readText({
    html: readFileSync(path.join(folder, "source.html"), "utf8"),
    name: "source.html",
  });
  const expected = shownWords(htmlToMarkdown(readFileSync(path.join(folder, "expected.html"), "utf8")).text);
  const [wanted, got] = [wordsIn(expected.toLowerCase()), wordsIn(kind === "article" ? text.toLowerCase() : "")];
  const both = shared(counted(wanted), counted(got));
  const precision = got.length === 0 ? 0 : both / got.length;
  const recall = wanted.length === 0 ? 0 : both / wanted.length;
  return { kind, precision, recall, f1: both === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
