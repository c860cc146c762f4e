import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decode } from "../../../scripts/sources/charset.ts";
import type { RawArticle } from "../../../scripts/sources/source.ts";
import type { Row } from "../../set.ts";
import type { Read } from "../feeds.ts";

type Expected = { title?: unknown; link?: unknown; content?: unknown; "content:encoded"?: unknown; isoDate?: unknown };
type Count = { right: number; of: number };

/** Compares titles, links and texts of items with what another reader's authors recorded for the same captures. */
export async function compareExpected(
  folder: string,
  read: (name: string, bytes: Uint8Array) => Promise<Read>,
  worst: (line: string) => void,
): Promise<Row[]> {
  const counts = { titles: { right: 0, of: 0 }, links: { right: 0, of: 0 }, texts: { right: 0, of: 0 } };
  const inputs = path.join(folder, "rss-parser");
  for (const input of readdirSync(inputs)) {
    const recorded = path.join(folder, "rss-parser-expected", input.replace(/\.\w+$/, ".json"));
    if (!existsSync(recorded)) continue;
    const { found } = await read(input, readFileSync(path.join(inputs, input)));
    const items = (JSON.parse(textOf(readFileSync(recorded))) as { feed: { items: Expected[] } }).feed.items;
    const ours = found.filter((one) => one.type === "article" || one.type === "skipped");
    items.forEach((item, index) => {
      const one = ours[index];
      if (one?.type !== "article") return;
      const tell = (field: string, got: unknown) =>
        worst(`${input} item ${index + 1}: ${field} is ${JSON.stringify(got)?.slice(0, 150)}`);
      if (!compare(counts.titles, item.title, one.fields.title)) tell("title", one.fields.title);
      // Behind the address of a feed service stands the paper's own, which is the one to keep.
      const own = one.origins?.url === "feedburner:origLink";
      if (!own && !compare(counts.links, item.link, one.fields.url)) tell("link", one.fields.url);
      if (!compareText(counts.texts, item["content:encoded"] ?? item.content, one)) tell("text", one.body);
    });
  }
  return Object.entries(counts).map(([what, { right, of }]) => ({
    set: "feeds",
    measure: `${what} as rss-parser has them`,
    ours: right,
    of,
  }));
}

function textOf(bytes: Uint8Array): string {
  const decoded = decode(bytes);
  return "type" in decoded ? "" : decoded.text;
}

const words = (text: string) =>
  text
    .replace(/<[^<>]*>/g, " ")
    .replace(/&(?:#\d+|#x[\da-f]+|\w+);/gi, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function compare(count: Count, expected: unknown, ours: unknown): boolean {
  if (typeof expected !== "string" || expected.trim() === "") return true;
  count.of += 1;
  const right =
    words(String(ours ?? "")) === words(expected) || (expected.startsWith("/") && String(ours).endsWith(expected));
  if (right) count.right += 1;
  return right;
}

/** All words of the text, with nothing put between them. */
function compareText(count: Count, expected: unknown, { body }: RawArticle): boolean {
  if (typeof expected !== "string" || words(expected) === "") return true;
  count.of += 1;
  const ours = words(body.kind === "paragraphs" ? body.paragraphs.join(" ") : body.text);
  const right =
    ours === words(expected) ||
    (ours.length > 40 && words(expected).startsWith(ours)) ||
    ours.startsWith(words(expected));
  if (right) count.right += 1;
  return right;
}
