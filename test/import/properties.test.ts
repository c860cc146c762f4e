import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseArticle } from "../../scripts/article/frontmatter.ts";
import { normalise } from "../../scripts/normalise/normalise.ts";
import { settingsSchema } from "../../scripts/settings.ts";
import { createSources } from "../../scripts/sources/registry.ts";
import { linesOf } from "../../scripts/sources/text/lines.ts";
import { readProfiles } from "../../scripts/sources/text/profile.ts";
import { makeArchive, snapshot } from "../support/archive.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";
import { filesBelow, importInto } from "./golden.ts";

const profiles = readProfiles("/nowhere");
const sources = createSources(profiles);
const settings = settingsSchema.parse({ name: "Test" });

/** Lines that the formats know, and others: strung together at random they make pages of every broken kind. */
const line = fc.oneof(
  fc.constantFrom(
    ..."logo|Related Articles|Comments|time33 minutes ago|  • Valley Mail|Valley Mail|Fog|Fog|Get Started Now: Download the App".split(
      "|",
    ),
    ...[
      "",
      "",
      "---",
      "+++",
      "---json",
      "---js",
      "{",
      "}",
      '{"title": "x"}',
      "title: Fog",
      "date: 1987",
      "title = 'Fog'",
    ],
    ...[
      "# Fog",
      "```",
      "<div>",
      "</div>",
      "<p>",
      "<table><tr><td>",
      "<script>x</script>",
      "* a",
      "    code",
      "{{< ref x >}}",
    ],
    ...[
      "{% highlight rb %}",
      "{% endhighlight %}",
      "{{< box >}}",
      "{{",
      "{%",
      "[a]({{< ref 'b' >}})",
      "[1]: source:x",
      "{: .a}",
    ],
    ...[
      "By Joan Pike",
      "12 March 1987",
      "ELLIS (AP) — Fog came. 3 Fog in Ellis. AP It left.",
      "It rained. ".repeat(60),
    ],
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 60 }),
);
const page = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));
const name = fc.constantFrom(
  "a.txt",
  "a.md",
  "fr/2001-02-03-b.md",
  "index.html",
  "page",
  "_index.md",
  "README.md",
  "x.markdown",
);

describe("any text", () => {
  test("crashes no format and no normalising, and what comes of it is a valid article", async () => {
    await fc.assert(
      fc.asyncProperty(name, page, async (file, text) => {
        for (const source of sources) {
          source.detect(headOf(file, text));
          for (const found of await readAll(source, { ...fileOf(file, text), text: async () => text })) {
            if (found.type !== "article") continue;
            const made = normalise(found, {
              file,
              format: source.name,
              settings,
              capturedAt: "2025-06-17T09:00:00-04:00",
            });
            if (made.type === "article") assert.match(made.file.article.id, /^[0-9a-f]{12}$/);
          }
        }
      }),
      { numRuns: 600 },
    );
  });

  test("has every one of its lines accounted for, once, by every profile", async () => {
    const text = sources.find((source) => source.name === "text")!;
    await fc.assert(
      fc.asyncProperty(page, fc.constantFrom(...profiles.map((profile) => profile.name)), async (words, profile) => {
        const found = await readAll(text, { ...fileOf("a.txt", words, { profile }), text: async () => words });
        const lines = found.filter((one) => one.type === "lines");
        const counted = lines.flatMap(({ from, to }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        );
        assert.deepEqual(
          counted,
          linesOf(words).map((_, index) => index + 1),
        );
      }),
      { numRuns: 400 },
    );
  });
});

test("importing twice is importing once, whatever the sources", async (context) => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.constantFrom("a.txt", "b.txt", "c.md", "d.md", "fr/e.md", "f.html"), page),
      async (files) => {
        const named = Object.entries(files).map(([file, text]) => [`sources/${file}`, text]);
        const archive = makeArchive(context, Object.fromEntries([["sources/z.md", "# Fog\n\nIt came.\n"], ...named]));
        const first = await importInto(archive, []);
        assert.equal(first.files.length, Object.keys(files).length + (Object.hasOwn(files, "z.md") ? 0 : 1));
        for (const { records } of first.files) assert.ok(records.length > 0);
        const before = snapshot(path.join(archive, "content"));
        const second = await importInto(archive, []);
        assert.deepEqual(snapshot(path.join(archive, "content")), before);
        assert.equal(second.totals.unchanged, first.totals.imported);
        assert.equal(second.totals.imported + second.totals.updated + second.totals.kept, 0);
        for (const text of Object.values(filesBelow(path.join(archive, "content", "articles"))))
          assert.ok(parseArticle(text).ok);
      },
    ),
    { numRuns: 40 },
  );
});
