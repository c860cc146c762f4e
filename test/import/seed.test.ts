import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parseArticle } from "../../scripts/article/frontmatter.ts";
import { temporaryFolder } from "../support/archive.ts";
import { PROJECT } from "../support/cli.ts";
import { filesBelow, importInto } from "./golden.ts";

const seed = path.resolve(PROJECT, "../shared/seeds/aggregator-page.txt");
const skip = existsSync(seed) ? false : "skipped: the real page is not at hand";

test("the page that the project began from gives four whole articles, every line accounted for", {
  skip,
}, async (context) => {
  const archive = temporaryFolder(context);
  const { totals, files } = await importInto(archive, [seed], { capturedAt: "2025-06-17T09:00:00-04:00" });
  assert.deepEqual([totals.articles, totals.imported, totals.unknownLines, totals.rejected], [4, 4, 0, 0]);
  const made = Object.values(filesBelow(path.join(archive, "content", "articles"))).map((text) => {
    const parsed = parseArticle(text);
    assert.ok(parsed.ok);
    return parsed.value;
  });
  const by = (source: string | undefined) => made.find(({ article }) => article.source?.name === source)!;

  const main = by(undefined);
  assert.deepEqual([main.article.agency, main.article.place], ["Associated Press", "SEOUL, South Korea"]);
  assert.deepEqual([main.article.date, main.article.dateBasis, main.article.dateText], [undefined, "none", undefined]);
  assert.equal(main.body.split("\n\n").length, 5);
  assert.ok(!main.body.includes(main.article.title));
  assert.deepEqual(
    main.article.listed.map(({ source, date }) => [source, date]),
    [
      ["Associated Press", "2025-06-17T08:27:00-04:00"],
      ["Bloomberg", "2025-06-17T08:27:00-04:00"],
      ["New York Post", "2025-06-17T08:23:00-04:00"],
    ],
  );

  const spain = by("Associated Press");
  assert.deepEqual([spain.article.place, spain.article.agency], ["MADRID", "Associated Press"]);
  assert.deepEqual([spain.article.date, spain.article.dateBasis], ["2025-06-17T08:27:00-04:00", "relative"]);
  assert.doesNotMatch(spain.body, /\(AP\)/);
  for (const paragraph of spain.body.split("\n\n")) assert.match(paragraph, /[.']$/);
  assert.match(spain.body, /shortly after 12:30 pm in Spain/);

  const post = by("New York Post");
  assert.deepEqual(
    post.article.pictures.map(({ credit }) => credit),
    ["AP", "AP", "Global Images Ukraine via Getty Images"],
  );
  assert.doesNotMatch(post.body, /Getty|Rescue workers|With Post wires/);
  assert.match(post.body, /It comes a week after/);
  assert.equal(post.article.agency, "Post wires");
  assert.ok(files[0]!.lines!.every(({ as }) => as !== "unknown"));

  const again = await importInto(archive, [seed], { capturedAt: "2025-06-17T09:00:00-04:00" });
  assert.equal(again.totals.unchanged, 4);
});

test("the same page without its capture time keeps the words of its dates", { skip }, async (context) => {
  const archive = temporaryFolder(context);
  await importInto(archive, [seed]);
  const made = Object.entries(filesBelow(path.join(archive, "content", "articles")));
  assert.ok(made.every(([place, text]) => place.startsWith("undated/") && !/^date:/m.test(text)));
  assert.equal(made.filter(([, text]) => /^dateText: 3[37] minutes ago$/m.test(text)).length, 3);
});
