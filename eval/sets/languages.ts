import { readFileSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import { detectLanguage, directionOf } from "../../scripts/normalise/language.ts";
import { normalise } from "../../scripts/normalise/normalise.ts";
import { settingsSchema } from "../../scripts/settings.ts";
import { bytesInMemory, sourceFile } from "../../scripts/sources/file.ts";
import { markdown } from "../../scripts/sources/markdown.ts";
import type { EvalSet } from "../set.ts";

const settings = settingsSchema.parse({ name: "Measure", language: "en" });

/** News posts that lie in a folder for each of eight languages. */
export const languages: EvalSet = {
  name: "languages",
  corpus: "ruby-news-multilang",
  async run(folder, worst) {
    const counts = { all: 0, imported: 0, alone: 0, told: 0 };
    for (const { file } of walk(folder)) {
      if (!file.endsWith(".md")) continue;
      const text = readFileSync(path.join(folder, file), "utf8");
      const gold = file.split("/")[0]!.split("_")[0]!;
      const imported = await languageAsImported(file, text);
      const alone = detectLanguage(text.replace(/^\s*---[\s\S]*?\n---/, ""));
      counts.all += 1;
      if (imported === gold) counts.imported += 1;
      if (alone === gold) counts.alone += 1;
      if (alone !== undefined) counts.told += 1;
      if (imported !== gold || (alone ?? gold) !== gold) worst(`${file}: imported ${imported}, text alone ${alone}`);
    }
    const row = (measure: string, hits: number, of: number, note?: string) => ({
      set: "languages",
      measure,
      ours: hits / of,
      note,
    });
    return [
      { ...row("language and direction as imported", counts.imported, counts.all), goal: 0.99 },
      row("language by the text alone", counts.alone, counts.all, "nothing said of short texts counts as wrong"),
      row("language by the text alone, where one is told", counts.alone, counts.told),
    ];
  },
};

/** The language that the article would have; none is written where it is the archive's, and no language here is right to left. */
async function languageAsImported(file: string, text: string): Promise<string | undefined> {
  for await (const found of markdown.read(sourceFile(bytesInMemory(file, Buffer.from(text))))) {
    if (found.type !== "article") continue;
    const made = normalise(found, { file, format: "markdown", settings });
    if (made.type !== "article" || directionOf(made.file.body) !== undefined) return undefined;
    return (made.file.article.lang ?? settings.language).split("-")[0];
  }
  return undefined;
}
