import { createDesk } from "./dataset/desk.ts";
import { takeObject, topKeysOf } from "./dataset/json.ts";
import { linesOf } from "./dataset/lines.ts";
import { areArticles } from "./dataset/names.ts";
import type { Head, Source } from "./source.ts";

/** JSON Lines, also called NDJSON: a record a line. https://jsonlines.org/ */
export const jsonl: Source = {
  name: "jsonl",
  detect(head) {
    const lines = linesIn(head);
    if (lines.length === 0 || !lines.some((line) => line.startsWith("{"))) return false;
    if (head.mapped || /\.(?:jsonl|ndjson|jsonlines|jl)$/i.test(head.name)) return true;
    const records = lines.filter((line) => line.startsWith("{"));
    if (/\.(?:md|markdown|html?|mdx)$/i.test(head.name) || records.length * 2 < lines.length) return false;
    const whole = records.slice(0, lines.length > 1 ? -1 : 1);
    const isLines = lines.length > 1 && whole.some((line) => line.endsWith("}"));
    return isLines && whole.some((line) => areArticles(topKeysOf(line), true));
  },
  async *read(file) {
    const desk = createDesk(file);
    let number = 0;
    for await (const line of linesOf(file.pieces())) {
      if (line.text.trim() === "" && !line.tooLong) continue;
      number += 1;
      const locator = `line ${line.number}`;
      if (line.tooLong) yield { type: "rejection", line: line.number, reason: "longer than 16 MB: no article" };
      else yield takeObject(line.text, { number: line.number, locator, line: line.number }, desk);
    }
    if (number === 0) yield { type: "skipped", reason: "holds no record" };
    for (const note of desk.told()) file.say?.(note);
  },
};

function linesIn({ text }: Head): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
