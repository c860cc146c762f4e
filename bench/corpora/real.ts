import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import type { ArticleInput } from "../../scripts/article/schema.ts";
import { shortHash } from "../../scripts/lib/hash.ts";

/** An article of a published dataset, as near to how Backfile would import it as a few lines can make it. */
export type RealArticle = { article: ArticleInput; body: string };

/** AllSides: one JSON object a line; dates may be missing or no dates. */
export function* allsides(folder: string): Generator<RealArticle> {
  const text = gunzipSync(readFileSync(path.join(folder, "articles-dev.jsonl.gz"))).toString("utf8");
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const { ID, title, content_original, source, topic, date, url, authors } = JSON.parse(line) as {
      [key: string]: string;
    };
    if (!title?.trim() || !content_original) continue;
    const day = /^(19|20)\d\d-\d\d-\d\d$/.test(date ?? "") ? date : undefined;
    yield {
      article: {
        id: `as-${shortHash(ID ?? title, 12)}`,
        title: title.trim(),
        date: day,
        authors: authors ? authors.split(/\s*,\s*/).filter((name) => /\p{L}/u.test(name) && name.length < 60) : [],
        source: source ? { name: source } : undefined,
        topics: topic ? [topic.replace(/_/g, " ")] : [],
        lang: "en",
        url: /^https?:\/\/[^\s/?#]+\S*$/.test(url ?? "") && URL.canParse(url!) ? url : undefined,
      },
      body: plain(content_original),
    };
  }
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** Reuters-21578: SGML, some twenty files; entities are the few that the set uses. */
export function* reuters(folder: string): Generator<RealArticle> {
  for (const file of readdirSync(path.join(folder, "data")).filter((name) => name.endsWith(".sgm.gz"))) {
    const text = gunzipSync(readFileSync(path.join(folder, "data", file))).toString("latin1");
    for (const [, attributes, inside] of text.matchAll(/<REUTERS([^>]*)>([\s\S]*?)<\/REUTERS>/g)) {
      const part = (name: string) => new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(inside!)?.[1];
      const list = (name: string) => [...(part(name) ?? "").matchAll(/<D>(.*?)<\/D>/g)].map(([, word]) => word!);
      const title = characters(part("TITLE") ?? "")
        .replace(/\s+/g, " ")
        .trim();
      const body = characters(part("BODY") ?? "").replace(/\n\s*Reuter\s*$/i, "");
      if (title === "" || body.trim() === "") continue;
      const [, day, month, year] = /(\d{1,2})-([A-Z]{3})-(\d{4})/.exec(part("DATE") ?? "") ?? [];
      const at = MONTHS.indexOf(month ?? "");
      yield {
        article: {
          id: `reut-${/NEWID="(\d+)"/.exec(attributes!)?.[1]}`,
          title,
          date: at < 0 ? undefined : `${year}-${String(at + 1).padStart(2, "0")}-${day!.padStart(2, "0")}`,
          source: { name: "Reuters" },
          topics: [...list("TOPICS"), ...list("PLACES")],
          lang: "en",
        },
        body: plain(body.replace(/\n {4,}/g, "\n\n")),
      };
    }
  }
}

function characters(sgml: string): string {
  return sgml
    .replace(/&#\d+;/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}

/** What in a text would be Markdown's marks at the start of a line or in it stays text. */
function plain(text: string): string {
  return text
    .replace(/[\\*_`[\]<>#|~]/g, "\\$&")
    .replace(/^([-+]|\d+[.)])(?=\s)/gm, "\\$1")
    .replace(/^[ \t]+/gm, "")
    .trim();
}
