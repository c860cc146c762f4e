import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parsePage } from "../../scripts/sources/html/document.ts";
import type { Format } from "./format.ts";
import { pageOf } from "./page.ts";

/** Saved pages, a file each. */
export const html: Format = {
  name: "html",
  write(drafts, folder) {
    let number = 0;
    for (const draft of drafts) {
      number += 1;
      const below = path.join(folder, draft.date.slice(0, 7));
      mkdirSync(below, { recursive: true });
      writeFileSync(path.join(below, `${number}.html`), pageOf(draft, number));
    }
  },
  async floor(folder) {
    let pages = 0;
    for (const below of readdirSync(folder))
      for (const name of readdirSync(path.join(folder, below))) {
        parsePage(readFileSync(path.join(folder, below, name), "utf8"));
        pages += 1;
      }
    return pages;
  },
};
