import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { htmlToMarkdown } from "../../../scripts/normalise/html.ts";
import { detectLanguage } from "../../../scripts/normalise/language.ts";
import { normalise } from "../../../scripts/normalise/normalise.ts";
import { settingsSchema } from "../../../scripts/settings.ts";
import { bytesInMemory, sourceFile } from "../../../scripts/sources/file.ts";
import { markdown } from "../../../scripts/sources/markdown.ts";
import { parsePage } from "../../../scripts/sources/html/document.ts";
import { factsOf } from "../../../scripts/sources/html/facts.ts";
import { reuters } from "../../../scripts/sources/reuters.ts";
import type { Source } from "../../../scripts/sources/source.ts";
import { wxr } from "../../../scripts/sources/wxr.ts";
import { shownWords } from "../texts.ts";

/** An article whole, as its corpus has it. */
export type Whole = { id: string; lang: string; title: string; text: string };

/** Reads a corpus; may give more articles than are wanted. */
export type Reader = (folder: string, wanted: Set<string>) => AsyncIterable<Whole> | Iterable<Whole>;

/** By the folder's name. */
export const readers: { [corpus: string]: Reader } = {
  "allsides-37k": allsides,
  reuters21578: reutersStories,
  aeb: aebPages,
  wcxb: wcxbPages,
  readability: readabilityPages,
  "digitalgov-hugo": posts,
  "ruby-news-multilang": posts,
  wxr: exported,
  "lee-news": lee,
  "time-collection": time,
};

const read = (...parts: string[]) => readFileSync(path.join(...parts), "utf8");

function* allsides(folder: string): Generator<Whole> {
  const records = gunzipSync(readFileSync(path.join(folder, "articles-dev.jsonl.gz"))).toString("utf8");
  for (const line of records.trim().split("\n")) {
    const { ID, title, content_original } = JSON.parse(line) as { [key: string]: string };
    yield { id: ID!, lang: "en", title: title!, text: content_original! };
  }
}

async function* reutersStories(folder: string, wanted: Set<string>): AsyncGenerator<Whole> {
  const identities = new Set([...wanted].map((id) => `newid-${id}`));
  for (const name of readdirSync(path.join(folder, "data"))
    .filter((one) => one.endsWith(".sgm.gz"))
    .sort()) {
    const bytes = gunzipSync(readFileSync(path.join(folder, "data", name)));
    for await (const whole of imported(reuters, name, bytes, identities))
      yield { ...whole, id: whole.id.replace("newid-", "") };
  }
}

/** The texts are the set's own; it has no headlines, so they are those that an import finds. */
function* aebPages(folder: string, wanted: Set<string>): Generator<Whole> {
  const golds = JSON.parse(read(folder, "ground-truth.json")) as { [id: string]: { articleBody: string; url: string } };
  for (const id of wanted) {
    const gold = golds[id];
    if (gold === undefined) continue;
    const html = gunzipSync(readFileSync(path.join(folder, "html", `${id}.html.gz`))).toString("utf8");
    const { fields } = factsOf(parsePage(html), { html, name: `${id}.html`, address: gold.url });
    const text = paragraphed(gold.articleBody);
    yield { id, lang: detectLanguage(text) ?? String(fields.lang ?? "en"), title: String(fields.title ?? ""), text };
  }
}

function* wcxbPages(folder: string, wanted: Set<string>): Generator<Whole> {
  for (const id of wanted) {
    const { ground_truth: gold } = JSON.parse(read(folder, "dev", "ground-truth", `${id}.json`));
    yield { id, lang: "en", title: gold.title, text: paragraphed(gold.main_content) };
  }
}

/** In texts without blank lines each line is a paragraph. */
const paragraphed = (text: string) => (text.includes("\n\n") ? text : text.replaceAll("\n", "\n\n"));

/** Pages of papers in other languages than English, by "lang/folder". */
function* readabilityPages(folder: string, wanted: Set<string>): Generator<Whole> {
  for (const id of wanted) {
    const [lang, page] = id.split("/") as [string, string];
    const place = path.join(folder, "test", "test-pages", page);
    const { title } = JSON.parse(read(place, "expected-metadata.json")) as { title: string };
    yield { id, lang, title, text: shownWords(htmlToMarkdown(read(place, "expected.html")).text) };
  }
}

/** Markdown files, by their paths. */
async function* posts(folder: string, wanted: Set<string>): AsyncGenerator<Whole> {
  for (const file of wanted)
    for await (const whole of imported(markdown, file, readFileSync(path.join(folder, file)), new Set(["main"])))
      yield { ...whole, id: file };
}

/** Posts of WordPress exports, by "file#identity". */
async function* exported(folder: string, wanted: Set<string>): AsyncGenerator<Whole> {
  for (const file of new Set([...wanted].map((id) => id.split("#")[0]!))) {
    const identities = new Set([...wanted].map((id) => id.slice(id.indexOf("#") + 1)));
    for await (const whole of imported(wxr, file, readFileSync(path.join(folder, file)), identities))
      yield { ...whole, id: `${file}#${whole.id}` };
  }
}

const settings = settingsSchema.parse({ name: "Measure", language: "en" });

/** The articles of a file with these identities, as an import makes them; `id` is the identity. */
async function* imported(source: Source, name: string, bytes: Buffer, identities: Set<string>): AsyncGenerator<Whole> {
  for await (const found of source.read(sourceFile(bytesInMemory(name, bytes)))) {
    if (found.type !== "article" || !identities.has(found.identity)) continue;
    const made = normalise(found, { file: name, format: source.name, settings });
    if (made.type !== "article") continue;
    const { article, body } = made.file;
    yield { id: found.identity, lang: article.lang ?? "en", title: article.title, text: shownWords(body) };
  }
}

/** Items by "lee.cor:17" (lines counted from 1); none has a headline. */
function* lee(folder: string): Generator<Whole> {
  for (const file of ["lee.cor", "lee_background.cor"])
    for (const [at, text] of read(folder, file).trim().split("\n").entries())
      yield { id: `${file}:${at + 1}`, lang: "en", title: "", text };
}

/** Items by their numbers; all in capitals, and none has a headline. */
function* time(folder: string): Generator<Whole> {
  for (const item of read(folder, "TIME.ALL")
    .split(/^\*TEXT /m)
    .slice(1)) {
    const [head, ...text] = item.split("\n");
    yield { id: head!.split(" ")[0]!, lang: "en", title: "", text: text.join(" ").replace(/\*STOP\s*$/, "") };
  }
}
