import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { addressOf, type Format, htmlOf, momentOf } from "./format.ts";

/** News in JSON, a file an item, as wires deliver them. */
export const ninjs: Format = {
  name: "ninjs",
  write(drafts, folder) {
    let number = 0;
    for (const draft of drafts) {
      number += 1;
      const below = path.join(folder, draft.date.slice(0, 7));
      mkdirSync(below, { recursive: true });
      writeFileSync(path.join(below, `${number}.json`), JSON.stringify(itemOf(draft, number)));
    }
  },
  async floor(folder) {
    let items = 0;
    for (const below of readdirSync(folder))
      for (const name of readdirSync(path.join(folder, below))) {
        JSON.parse(readFileSync(path.join(folder, below, name), "utf8"));
        items += 1;
      }
    return items;
  },
};

function itemOf(draft: Parameters<typeof htmlOf>[0], number: number): object {
  return {
    uri: addressOf(draft, number),
    type: "text",
    version: "1",
    versioncreated: momentOf(draft),
    pubstatus: "usable",
    language: "en",
    headline: draft.title,
    byline: draft.authors.join(" and "),
    subject: draft.topics.map((name) => ({ name })),
    body_html: htmlOf(draft),
  };
}
