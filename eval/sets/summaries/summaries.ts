import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { scanArticles } from "../../../scripts/catalogue/scan.ts";
import { sentencesOf } from "../../../scripts/normalise/sentences.ts";
import { archivePaths, settingsSchema } from "../../../scripts/settings.ts";
import { markdownText } from "../../../scripts/site/markdown.ts";
import { CUT, summaryOf } from "../../../scripts/summary/summary.ts";
import { runImport } from "../../../scripts/write/import.ts";
import type { EvalSet, Row } from "../../set.ts";
import { mean } from "../texts.ts";
import { rouge, rougeL, type Score, words } from "./rouge.ts";

type Text = { title: string; body: string; theirs: string };
type Way = { name: string; of(text: Text): string };

/** As long as ours: a longer summary has more words in common. */
const cutTo = (text: string, length: number) => text.slice(0, length).replace(/\s\S*$/, "");

const sentences = ({ body }: Text) => markdownText(body).split("\n").flatMap(sentencesOf);
const ours = (text: Text) => summaryOf({ title: text.title }, text.body) ?? "";

const WAYS: Way[] = [
  { name: "Backfile", of: ours },
  { name: "first sentence", of: (text) => (sentences(text)[0] ?? "").trim() },
  {
    name: "first three sentences, as long as Backfile’s",
    of: (text) => cutTo(sentences(text).slice(0, 3).join(" "), ours(text).length),
  },
];

/** Articles whose source has a summary that a person wrote, which is not the text's own beginning. */
export const summaries: EvalSet[] = ["wcxb", "readability", "digitalgov-hugo"].map((corpus) => ({
  name: `summaries-${corpus}`,
  corpus,
  async run(folder, worst) {
    const texts = await textsOf(folder);
    const summed = texts.filter((text) => ours(text) !== "");
    if (summed.length === 0) return [];
    const set = `summaries-${corpus}`;
    const rows: Row[] = [
      {
        set,
        measure: "articles with a summary of their own that can be summed up",
        ours: summed.length,
        of: texts.length,
      },
    ];
    for (const { name, of } of WAYS) {
      const scores = (measure: (one: string[], other: string[]) => Score) =>
        summed.map((text) => measure(words(of(text)), words(text.theirs)));
      const row = (measure: string, list: Score[]): Row[] => [
        { set, measure: `${name}: ${measure} F1`, ours: mean(list.map(({ f1 }) => f1)) },
        { set, measure: `${name}: ${measure} recall`, ours: mean(list.map(({ recall }) => recall)) },
      ];
      rows.push(
        ...row(
          "ROUGE-1",
          scores((a, b) => rouge(a, b, 1)),
        ),
        ...row(
          "ROUGE-2",
          scores((a, b) => rouge(a, b, 2)),
        ),
        ...row("ROUGE-L", scores(rougeL)),
      );
    }
    const verbatim = summed.filter((text) => isVerbatim(text, worst)).length;
    rows.push({
      set,
      measure: "summaries that stand in the text word for word",
      ours: verbatim,
      of: summed.length,
      goal: summed.length,
    });
    return rows;
  },
}));

/** It is one run of the text, or two, the mark of a cut aside. */
function isVerbatim(text: Text, worst: (line: string) => void): boolean {
  const whole = markdownText(text.body).replace(/\s+/g, " ");
  const summary = ours(text);
  const cut = summary.endsWith(CUT) && !whole.includes(summary) ? summary.slice(0, -CUT.length) : summary;
  for (let at = cut.length; at > 0; at -= 1)
    if (whole.includes(cut.slice(0, at)) && whole.includes(cut.slice(at).trim())) return true;
  worst(`${text.title}: not in the text: ${summary}`);
  return false;
}

async function textsOf(folder: string): Promise<Text[]> {
  const archive = await mkdtemp(path.join(tmpdir(), "backfile-summaries-"));
  try {
    const paths = archivePaths(archive);
    const settings = settingsSchema.parse({ name: "Summaries" });
    await runImport({ paths, settings, inputs: [folder], choice: "ask", dryRun: false, workers: 2 });
    const texts: Text[] = [];
    for (const scanned of scanArticles(paths.articles)) {
      if (!scanned.ok || scanned.file.article.summary === undefined) continue;
      const { article, body } = scanned.file;
      if (!isBeginning(article.summary!, body)) texts.push({ title: article.title, body, theirs: article.summary! });
    }
    return texts;
  } finally {
    await rm(archive, { recursive: true, force: true });
  }
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** A machine cut it from the text. */
const isBeginning = (summary: string, body: string) =>
  letters(markdownText(body)).slice(0, 2000).includes(letters(summary).slice(0, 80));
