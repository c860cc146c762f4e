import { readFileSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import { decode } from "../../scripts/sources/charset.ts";
import type { Item } from "../../scripts/sources/feed/item.ts";
import { stepsOf } from "../../scripts/sources/feed/xml.ts";
import { feed } from "../../scripts/sources/feed.ts";
import { bytesInMemory } from "../../scripts/sources/file.ts";
import { openBytes } from "../../scripts/sources/open.ts";
import type { Found } from "../../scripts/sources/source.ts";
import type { EvalSet, Row } from "../set.ts";
import { checkExpectation, type Outcome } from "./feeds/expect.ts";
import { compareExpected } from "./feeds/rss-parser.ts";

/** A file is accepted if it is known for a feed by its content and is read without being refused as a whole. */
export type Read = { accepted: boolean; reason?: string; found: Found[] };

const SUITES: [folder: string, measure: string, goal: number, published: string][] = [
  ["feedparser/wellformed", "well-formed accepted", 1735, "feedparser (npm) 1,726"],
  ["feedparser/illformed", "ill-formed accepted", 19, "feedparser (npm) 18"],
  ["feedparser/encoding", "encodings accepted", 75, "feedparser (npm) 66"],
  ["feedparser/entities", "entities accepted", 256, ""],
  ["feed-rs", "feeds of feed-rs accepted", 0, ""],
  ["node-feedparser", "feeds of node-feedparser accepted", 0, ""],
  ["rss-parser", "feeds of rss-parser accepted", 0, ""],
];

const FEED_FILE = /\.(?:xml|rss|atom|json|html)$/i;
const OTHER_FILE = /\.serde\.json$/i;

export const feeds: EvalSet = {
  name: "feeds",
  corpus: "feeds-real",
  async run(folder, worst) {
    const rows: Row[] = [];
    const outcomes: Outcome[] = [];
    for (const [suite, measure, goal, published] of SUITES) {
      let accepted = 0;
      let of = 0;
      for (const { file } of walk(path.join(folder, suite))) {
        if (!FEED_FILE.test(file) || OTHER_FILE.test(file)) continue;
        of += 1;
        const bytes = readFileSync(path.join(folder, suite, file));
        const read = await readFeed(file, bytes);
        if (read.accepted) accepted += 1;
        else worst(`${suite}/${file}: ${read.reason}`);
        if (suite.startsWith("feedparser"))
          outcomes.push(...checkExpectation(bytes, await itemsOf(bytes), `${suite}/${file}`));
      }
      rows.push({
        set: "feeds",
        measure,
        ours: accepted,
        of,
        ...(goal ? { goal } : {}),
        ...(published ? { published: [published] } : {}),
      });
    }
    for (const outcome of outcomes.filter(({ met }) => !met)) worst(outcome.said);
    rows.push({
      set: "feeds",
      measure: "expectations met",
      ours: outcomes.filter(({ met }) => met).length,
      of: outcomes.length,
      note: "titles, links, ids, authors, dates, topics of first items",
    });
    rows.push(...(await compareExpected(folder, readFeed, worst)));
    return rows;
  },
};

export async function readFeed(name: string, data: Uint8Array): Promise<Read> {
  const opened = await openBytes(bytesInMemory(name, data), {}, { sources: [feed], timezone: "UTC" });
  if (opened.type === "rejection") return { accepted: false, reason: opened.reason, found: [] };
  if (opened.type === "container") return { accepted: false, reason: "a container", found: [] };
  const found: Found[] = [];
  try {
    for await (const one of opened.source.read(opened.file)) found.push(one);
  } catch (thrown) {
    return { accepted: false, reason: `threw ${String(thrown)}`, found };
  }
  const refused = found.find((one) => one.type === "rejection" && one.locator === undefined);
  return refused?.type === "rejection" ? { accepted: false, reason: refused.reason, found } : { accepted: true, found };
}

/** Items with all that was read of them: also those that become no article, having a headline and no text. */
async function itemsOf(data: Uint8Array): Promise<Item[]> {
  const decoded = decode(data);
  if ("type" in decoded) return [];
  const items: Item[] = [];
  for await (const step of stepsOf([decoded.text])) if (step.type === "item") items.push(step.item);
  return items;
}
