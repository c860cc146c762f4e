import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { readReuters } from "../related/documents.ts";
import type { Story } from "./edits.ts";

/** Wire stories of 1987 with a text: a corpus of forms (earnings, tenders, market reports) and of write-throughs. */
export async function wireStories(folder: string): Promise<Story[]> {
  const stories: Story[] = [];
  for await (const { identity, fields, paragraphs } of readReuters(folder)) {
    const day = dayOf(String((fields.date as { text?: unknown } | undefined)?.text ?? fields.date ?? ""));
    const title = String(fields.title ?? "");
    stories.push({ id: identity, title, body: paragraphs.join("\n\n"), date: day, source: "Reuters" });
  }
  return stories;
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** "26-FEB-1987 15:01:01.79" */
function dayOf(written: string): string | undefined {
  const found = /(\d+)-([A-Z]{3})-(\d{4})/.exec(written);
  if (!found) return undefined;
  const month = MONTHS.indexOf(found[2]!) + 1;
  return `${found[3]}-${String(month).padStart(2, "0")}-${found[1]!.padStart(2, "0")}`;
}

type AllSides = { ID: string; title: string; content_original: string; source: string; date?: string };

/** Articles of many outlets, 2012 to 2020. */
export function paperStories(folder: string): Story[] {
  const lines = gunzipSync(readFileSync(path.join(folder, "articles-dev.jsonl.gz")))
    .toString("utf8")
    .trim()
    .split("\n");
  return lines.map((line) => {
    const { ID, title, content_original: body, source, date } = JSON.parse(line) as AllSides;
    return { id: ID, title, body, source, date: /^\d{4}-\d\d-\d\d/.exec(date ?? "")?.[0] };
  });
}
