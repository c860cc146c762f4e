import { createReadStream } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { addressOf, type Format, writePieces } from "./format.ts";

/** A record a line, as scrapers and data sets have them. */
export const jsonl: Format = {
  name: "jsonl",
  write(drafts, folder) {
    writePieces(folder, "articles.jsonl", lines(drafts));
  },
  async floor(folder) {
    let records = 0;
    for await (const line of createInterface({ input: createReadStream(path.join(folder, "articles.jsonl")) })) {
      JSON.parse(line);
      records += 1;
    }
    return records;
  },
};

function* lines(drafts: Parameters<Format["write"]>[0]): Generator<string> {
  let number = 0;
  for (const draft of drafts) {
    number += 1;
    yield `${JSON.stringify({ ...draft, url: addressOf(draft, number) })}\n`;
  }
}
