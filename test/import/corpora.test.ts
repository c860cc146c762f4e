import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { parseArticle } from "../../scripts/article/frontmatter.ts";
import type { Article } from "../../scripts/article/schema.ts";
import { corpus } from "../support/corpora.ts";
import { temporaryFolder } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

/** What a plain look at the front matter's lines says, told without any of the importer's code. */
type Plain = { title?: string; date?: string; author?: string; lang?: string };

function plainFrontMatter(file: string): Plain | undefined {
  const [, front] = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(file, "utf8")) ?? [];
  if (front === undefined) return undefined;
  const value = (key: string) => {
    const lines = front.split("\n").filter((line) => line.startsWith(`${key}:`));
    const raw = lines
      .at(-1)
      ?.slice(key.length + 1)
      .trim();
    return raw?.replace(/^(["'])(.*)\1$/, "$2") || undefined;
  };
  const date = value("date") ?? /(\d{4}-\d{2}-\d{2})-[^/]*$/.exec(file)?.[1];
  return { title: value("title"), date: date?.slice(0, 10), author: value("author"), lang: value("lang") };
}

async function importCorpus(context: Parameters<typeof temporaryFolder>[0], folder: string) {
  const archive = temporaryFolder(context);
  const started = performance.now();
  const { totals, files } = await importInto(archive, [folder]);
  context.diagnostic(`${totals.articles} articles in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  const articles = new Map<string, Article>();
  for (const text of Object.values(filesBelow(path.join(archive, "content", "articles")))) {
    const parsed = parseArticle(text);
    assert.ok(parsed.ok);
    articles.set(parsed.value.article.provenance!.file, parsed.value.article);
  }
  const posts = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.md$/.test(entry.name) && !/^(_index|LICENSE)/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return { totals, files, articles, posts };
}

const letters = (text: string) => text.replace(/&[#\w]+;|<[^>]*>|[^\p{L}\p{N}]/gu, "").toLowerCase();

describe("real folders of Markdown are imported whole", () => {
  const hugo = corpus("digitalgov-hugo");
  test("a government newsroom in Hugo: every post, with its headline and day", { skip: hugo.skip }, async (context) => {
    const { totals, files, articles, posts } = await importCorpus(context, hugo.folder);
    assert.equal(articles.size, posts.length);
    assert.equal(totals.duplicate, 0);
    assert.deepEqual(
      files.flatMap((file) =>
        file.records.filter(({ fate }) => fate === "rejected").map(() => path.basename(file.file)),
      ),
      ["ORIGIN.txt", "config.yml"].filter((name) =>
        files.some(({ file, records }) => file.endsWith(name) && records[0]!.fate === "rejected"),
      ),
    );
    let titles = 0;
    for (const post of posts) {
      const plain = plainFrontMatter(post)!;
      const article = articles.get(path.join(path.basename(hugo.folder), path.relative(hugo.folder, post)))!;
      assert.equal(article.date?.slice(0, 10), plain.date?.replace(/^(["'])/, ""), post);
      if (plain.title !== undefined && letters(article.title).startsWith(letters(plain.title.replace(/^["']|''/g, ""))))
        titles += 1;
    }
    assert.ok(titles >= posts.length - 5, `${titles} of ${posts.length} headlines`);
  });

  const jekyll = corpus("ruby-news-multilang");
  test("news in eight languages in Jekyll: every post, with headline, day, author and language", {
    skip: jekyll.skip,
  }, async (context) => {
    const { totals, articles, posts } = await importCorpus(context, jekyll.folder);
    assert.equal(articles.size, posts.length);
    assert.equal(totals.imported, posts.length);
    const languages = new Map<string, number>();
    for (const post of posts) {
      const plain = plainFrontMatter(post)!;
      const article = articles.get(path.join(path.basename(jekyll.folder), path.relative(jekyll.folder, post)))!;
      assert.equal(letters(article.title), letters(plain.title!), post);
      assert.equal(article.date?.slice(0, 10), plain.date, post);
      if (plain.author)
        assert.ok(
          article.authors.some((author) => letters(plain.author!).includes(letters(author))),
          post,
        );
      assert.equal(article.lang?.toLowerCase(), plain.lang?.replace("_", "-").toLowerCase(), post);
      languages.set(article.lang!, (languages.get(article.lang!) ?? 0) + 1);
    }
    assert.equal(languages.size, 8);
  });
});
