import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plainText } from "../../scripts/relate/words.ts";
import { excerptOf } from "../../scripts/site/feed.ts";

const PIECES = [
  "the ferry ran aground on",
  "word",
  "漢字",
  "\n",
  "\n\n",
  "\n- ",
  "\n\n# ",
  "\n> ",
  "\n```\n",
  "*",
  "`",
  "|",
]
  .concat("\n|--|--|\n", "\n-\n", "-\n  - ", "\n1. ", "\t", "\\", "<https://a.example/b>", "\u00a0", "\u2028", "\r")
  .concat("[a](b.md)", "[", "]", "](", '](http://a.example "t")', "\n[a]: b", "![", "<https://");
const markdown = fc
  .tuple(
    fc.array(fc.constantFrom(...PIECES.slice(0, -9), "and so"), { maxLength: 150, size: "max" }),
    fc.array(fc.constantFrom(...PIECES)),
  )
  .map(([opening, rest]) => [...opening, ...rest].join(" "));

test("an excerpt is the start of the whole text, though only its first lines are read", () => {
  fc.assert(
    fc.property(markdown, (body) => {
      const line = plainText(body).replace(/\s+/g, " ").trim();
      const cut = `${line.slice(0, line.lastIndexOf(" ", 300)).trimEnd()}…`;
      assert.equal(excerptOf(body), line.length <= 300 ? line : cut);
    }),
    { numRuns: 2000 },
  );
});
