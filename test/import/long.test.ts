import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { htmlToMarkdown } from "../../scripts/normalise/html.ts";
import { tidyMarkdown } from "../../scripts/normalise/markdown.ts";
import { makeArchive } from "../support/archive.ts";
import { importInto } from "./golden.ts";

/** So long that what grows with the square of it would not end before the runner loses patience. */
const LONG = 2_000_000;
const SPACES = " ".repeat(LONG);

const tidy = (markdown: string) => tidyMarkdown(markdown, { title: "A" }).text;

describe("long runs of spaces stay what they are", () => {
  for (const opening of [
    "# B",
    "B",
    "B `x`",
    "{%",
    "{% a",
    "{{ a",
    "{{<",
    "{{< a",
    "{% highlight a",
    "{{< highlight a",
    "{: .a",
    "B {:",
  ])
    test(`behind "${opening}"`, () => assert.equal(tidy(`${opening}${SPACES}C`), `${opening}${SPACES}C`));

  test("behind the mark of a heading", () => assert.equal(tidy(`# ${SPACES}B`), `# ${SPACES}B`));

  test("in code of HTML", () => {
    const code = `a${" ".repeat(450_000)}b`;
    assert.equal(htmlToMarkdown(`<pre>${code}</pre>`).text, `\`\`\`\n${code}\n\`\`\``);
  });
});

test("a heading of nothing but spaces is no headline", async (t) => {
  const archive = makeArchive(t, { "sources/fog.md": `# ${SPACES}\n\nIt rained.\n` });
  const { files } = await importInto(archive, []);
  assert.equal(files[0]!.records[0]!.path, "undated/fog.md");
});

test("runs of backticks that all differ are no code", () => {
  const text = Array.from({ length: 8_000 }, (_, at) => `${"`".repeat(at + 1)} {% raw %}a{% endraw %}`).join(" ");
  assert.equal(tidy(text).includes("{%"), false);
});

test("lists in lists two thousand deep keep all their lines", () => {
  const text = Array.from({ length: 2_000 }, (_, at) => `${"  ".repeat(at)}- ${at}`).join("\n");
  assert.equal(tidy(text), text);
});

test("attributes without an end stay text", () => {
  const text = `{:${".aaaaaaaaaa=b".repeat(1_000)}`;
  assert.equal(tidy(text), text);
});

test("a page of a hundred and fifty thousand paragraphs is imported, every line accounted for", async (t) => {
  const count = 150_000;
  const archive = makeArchive(t, { "sources/a.txt": `Fog\n\n${"It rained.\n\n".repeat(count)}` });
  const { files } = await importInto(archive, []);
  assert.equal(files[0]!.records[0]!.fate, "imported");
  assert.equal(files[0]!.lines!.length, 2 * (count + 1));
});
