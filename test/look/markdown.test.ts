import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { md } from "../../scripts/site/markdown-reader.ts";

const library = new MarkdownIt({ html: false, linkify: false, typographer: false });
library.validateLink = () => true;

/** Pieces of Markdown, what is nearly such a piece, and words. */
const PIECES = [
  ..."the ferry;ran aground;Saturday: 3 + 4 = 7;it's;“so”;漢字;مرحبا;\u{1F6A2};a\u00a0b;\u2028;x@y.z;#1;$5 {a} ^b %c".split(
    ";",
  ),
  ..."\n,\n,\n\n,\n\n,\n\n\n,  \n,\n  ,\n\t,   ,\t,\\\n,\r\n,\r,\0".split(","),
  ..."# ;## ;> ;- ;* ;1. ;2) ;    ;---;***;===;```;~~~;| a | b |;|---|:-:|;- [ ] ;<div>;[a]: http://a.b 'c'"
    .split(";")
    .map((mark) => `\n${mark}`),
  ...'*;**;_;__;~~;`;``;<;>;&;&amp;;&#35;;&copy;\\;\\*;\\a;[;];!;![;](;](b.md);](<b c> "d");];(;);[a];[a][];<http://a.b>;<a@b.c>;<b>'.split(
    /;(?!;)/,
  ),
];
const plain = fc.constantFrom(...PIECES.slice(0, 18));
const text = fc
  .array(fc.oneof({ weight: 2, arbitrary: plain }, { weight: 3, arbitrary: fc.constantFrom(...PIECES) }), {
    maxLength: 30,
    size: "max",
  })
  .chain((pieces) => fc.constantFrom("", " ").map((space) => pieces.join(space)));

/** More of them while the reader is worked on: RUNS=100000. */
const numRuns = Number(process.env.RUNS ?? 3000);

test("Markdown is read as markdown-it reads it, on shorter ways", () => {
  fc.assert(
    fc.property(fc.oneof(text, text, fc.string({ unit: "grapheme" })), (source) => {
      assert.equal(md.render(source), library.render(source));
    }),
    { numRuns },
  );
});

const address = fc
  .tuple(
    fc.constantFrom("http://", "https://", "HTTP://", "mailto:", "//", "/", "", "../", "ftp://", "javascript:", "x:"),
    fc.array(
      fc
        .constantFrom(
          "a",
          "b.c",
          "www.",
          "xn--p1ai",
          "é",
          "A",
          ".",
          "..",
          "/",
          "//",
          "?",
          "#",
          "&",
          "=",
          ":",
          ":80",
          "@",
          "%",
          "%2",
          "%2f",
        )
        .chain((some) =>
          fc.constantFrom(
            some,
            some,
            some,
            "%E9",
            "|",
            "(",
            ")",
            "*",
            "'",
            "\\",
            " ",
            "^",
            "~",
            "+",
            "[",
            "!",
            "$",
            ";",
            "_",
            "-",
            "漢",
            "\ud800",
          ),
        ),
      { maxLength: 12 },
    ),
  )
  .map(([scheme, rest]) => scheme + rest.join(""));

test("an address is written as markdown-it writes it", () => {
  fc.assert(
    fc.property(fc.oneof(address, fc.webUrl({ withFragments: true, withQueryParameters: true })), (some) => {
      assert.equal(md.normalizeLink(some), library.normalizeLink(some));
    }),
    { numRuns },
  );
});
