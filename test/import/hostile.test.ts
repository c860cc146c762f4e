import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { tidyMarkdown } from "../../scripts/normalise/markdown.ts";
import { tidyParagraphs } from "../../scripts/normalise/text.ts";
import { hasFrontMatter, splitSource } from "../../scripts/sources/markdown/frontmatter.ts";

/** Far more than any of these should take, on any machine; what grows with the square of its length takes minutes. */
const PATIENCE = 20_000;

function inTime(name: string, work: () => unknown): void {
  test(name, () => {
    const started = performance.now();
    work();
    assert.ok(performance.now() - started < PATIENCE, `took ${Math.round(performance.now() - started)} ms`);
  });
}

describe("a long and hostile text takes no more time than a long one", () => {
  const options = { runTogether: true, agencies: {}, houses: [] };
  const pages = [
    "It rained in Ellis. ",
    "It rained. 3 Men, Tuesday, June 3, 1999. AP ",
    "ELLIS ",
    "Ann Lee. ",
    "3 A ",
    "'It. ",
    "With A ",
  ];
  for (const piece of pages)
    inTime(`page of "${piece.trim()}"`, () => tidyParagraphs([piece.repeat(200_000 / piece.length)], options));

  const bodies = [
    "<b>x</b> *y* ",
    "<div>\n\n",
    "<div>",
    "</div>",
    "{{< ",
    '{{< a "',
    "{{< box >}}\n",
    "{% a ",
    "{{ x ",
    "[",
    "`a ``b ",
    "{: .a ",
    "<a ",
    "<!-- ",
    "[a](source:",
    "> ",
    "* ",
  ];
  for (const piece of bodies)
    inTime(`Markdown of "${piece.trim()}"`, () => tidyMarkdown(piece.repeat(100_000 / piece.length), { title: "x" }));

  for (const opening of ["---\n", "---json\n{", "+++\n", '{"a":'])
    inTime(`front matter of "${opening.trim()}"`, () => {
      const text = opening.repeat(20_000);
      if (hasFrontMatter(text)) splitSource(text);
    });

  test("deep nesting keeps its words and loses its markup", () => {
    const { text, notes } = tidyMarkdown(`${"<div>".repeat(5000)}Fog & *rain* came.`, { title: "x" });
    assert.match(text, /^Fog .* came\.$/);
    assert.match(notes.join(), /too deep/);
  });
});
