import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse, stringify } from "yaml";
import type { Format } from "./format.ts";

/** A folder of Markdown with front matter, as Hugo and Eleventy keep it. */
export const markdown: Format = {
  name: "markdown",
  write(drafts, folder) {
    let number = 0;
    for (const { body, ...front } of drafts) {
      number += 1;
      const below = path.join(folder, front.date.slice(0, 7));
      mkdirSync(below, { recursive: true });
      writeFileSync(path.join(below, `${number}.md`), `---\n${stringify(front)}---\n\n${body}\n`);
    }
  },
  async floor(folder) {
    let posts = 0;
    for (const below of readdirSync(folder))
      for (const name of readdirSync(path.join(folder, below))) {
        const text = readFileSync(path.join(folder, below, name), "utf8");
        parse(text.slice(4, text.indexOf("\n---", 4)));
        posts += 1;
      }
    return posts;
  },
};
