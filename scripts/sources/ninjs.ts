import { articlesIn } from "./ninjs/articles.ts";
import { looksLikeNinjs } from "./ninjs/detect.ts";
import { readRecords } from "./ninjs/records.ts";
import { judge } from "./ninjs/validate.ts";
import { recordOf } from "../normalise/values.ts";
import type { Source } from "./source.ts";

/** ninjs 1, 2 and 3, IPTC's news in JSON: one item a file, an array of them, or one a line. https://iptc.org/std/ninjs/ */
export const ninjs: Source = {
  name: "ninjs",
  detect: looksLikeNinjs,
  async *read(file) {
    const told = { urgency: false };
    let count = 0;
    for await (const { text, line, value, problem } of readRecords(file.pieces())) {
      count += 1;
      const locator = `line ${line}`;
      const item = recordOf(value);
      if (problem !== undefined || item === undefined) {
        yield { type: "rejection", locator, line, reason: problem ?? "not a JSON object" };
        continue;
      }
      const judged = judge(item);
      const { major, minor } = judged.version;
      if (judged.problem !== undefined) {
        const version = judged.stated ? `${major}.${minor}` : `${major}`;
        yield { type: "rejection", locator, line, reason: `not valid ninjs ${version}: ${judged.problem}` };
        continue;
      }
      for await (const found of articlesIn(item, { text, locator }, told)) {
        if (found.type === "article" && judged.notes.length > 0)
          found.notes = [...judged.notes, ...(found.notes ?? [])];
        yield found;
      }
    }
    if (count === 0) yield { type: "rejection", reason: "holds no item" };
  },
};
