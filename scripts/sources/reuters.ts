import { recordsOf } from "./reuters/records.ts";
import { storyOf } from "./reuters/story.ts";
import type { Source } from "./source.ts";

/** The Reuters-21578 collection: wire stories of 1987 in SGML, a thousand a file. */
export const reuters: Source = {
  name: "reuters",
  detect: ({ text }) => /<!DOCTYPE\s+lewis\b/i.test(text) || /<REUTERS\s[^<>]*\bNEWID\s*=/.test(text),
  async *read(file) {
    let count = 0;
    for await (const record of recordsOf(file.pieces())) {
      count += 1;
      yield storyOf(record);
    }
    if (count === 0) yield { type: "skipped", reason: "holds no story" };
  },
};
