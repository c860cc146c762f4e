import { createReadStream } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse";
import { addressOf, type Format, writePieces } from "./format.ts";

/** One table, texts and all. */
export const csv: Format = {
  name: "csv",
  write(drafts, folder) {
    writePieces(folder, "articles.csv", rows(drafts));
  },
  async floor(folder) {
    let records = 0;
    for await (const _ of createReadStream(path.join(folder, "articles.csv")).pipe(parse({ columns: true })))
      records += 1;
    return records;
  },
};

function* rows(drafts: Parameters<Format["write"]>[0]): Generator<string> {
  yield "title,date,authors,source,section,topics,url,body\n";
  let number = 0;
  for (const draft of drafts) {
    number += 1;
    const { title, date, authors, source, section, topics, body } = draft;
    const cells = [title, date, authors.join("; "), source, section, topics.join("; "), addressOf(draft, number), body];
    yield `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\n`;
  }
}
