import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { splitByYaml, stringifyArticle } from "../../scripts/article/frontmatter.ts";
import { readPlain } from "../../scripts/article/plain-yaml.ts";
import { articleSchema } from "../../scripts/article/schema.ts";

const KEYS = "title summary a b_c source null true 1987 __proto__ toString <<".split(" ");
/** What YAML reads as something else than its letters, or does not read; one a line. */
const SCALARS = String.raw`
~|null|Null|nULL|true|TRUE|yes|1987|0|-0|007|1e3|0x1F|0o7|+1|-1|1.5|.5|5.|1_000|.inf|-.INF|.nan|1987-03-12|12:30
99999999999999999|https://example.org/a?b#c|a: b|a :b|a:|a #b|a#b|#a|- a|-a|? a|?a|: a|:a|...|---|[]|[ ]|[a, b]|{}
{a: b}|&a b|*a|!a b|!!str 1|%a|@a|, a|'|"|''|""|'a'|'a' b|'it''s'|'a|"a"|"a|"a" b|"\"so\""|"\n\t\u00e9\x41"
"\ud83d\ude00"|"\ud800"|"\q"|"a\|" a "|"\ "|' '|"\_\N\L\P\0\e\/"|>|>-|>+|=|<<|~a|it's|"so"|a\b|C:\new`
  .trim()
  .split(/[|\n]/)
  .concat("|", "|-", "|+", "|2", "| # a", "`a", "", "line\u2028end", "no\u00a0break", "\u{1F6A2} ship", "مرحبا");
const CONTROLS = ["tab\tinside", "next\u0085line", "\ufeffmark", "\ud800", "\u0000"];
const WORDS = ["the", "ferry", "ran", "aground:", "it's", '"so"', "#1", "\\", "—", "  "];

const among = <T>(weight: number, ...values: T[]) => ({ weight, arbitrary: fc.constantFrom(...values) });
const sentence = (min: number, max: number) =>
  fc
    .array(fc.oneof(among(9, ...WORDS), among(1, ...SCALARS)), { minLength: min, maxLength: max })
    .map((w) => w.join(" "));
const scalar = fc.oneof(
  { weight: 20, arbitrary: fc.oneof(fc.constantFrom(...SCALARS), sentence(1, 3)) },
  { weight: 1, arbitrary: fc.oneof(fc.constantFrom(...CONTROLS), fc.string()) },
);

/** Lines that stand in no order, and lines that nearly stand in one. */
const indent = fc.oneof(among(12, 0), among(6, 2), among(1, 1, 3, 4, 6)).map((count) => " ".repeat(count));
const dashes = fc.oneof(among(6, ""), among(3, "- "), among(1, "-", "-  ", "- - "));
const key = fc.oneof(among(2, ""), { weight: 9, arbitrary: fc.stringMatching(/^[a-z]{1,3}$/) }, among(2, ...KEYS));
const end = fc.oneof(among(40, ""), among(1, " ", "\t", " # note", ":", "\r", "\\", '"', "'"));
const gap = fc.oneof(among(9, " "), among(1, "", "  "));
const line = fc
  .tuple(indent, dashes, key, gap, scalar, end)
  .map(([space, dash, name, ...rest]) => space + dash + (name === "" ? "" : `${name}:`) + rest.join(""));
const lines = fc.oneof(
  { weight: 8, arbitrary: line },
  { weight: 2, arbitrary: fc.tuple(fc.stringMatching(/^[a-z]{1,3}:$/), scalar).map((pair) => pair.join(" ")) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-z]{1,3}:$/) },
  { weight: 2, arbitrary: sentence(1, 4).map((text) => `  ${text}`) },
  among(1, "", "", "   "),
);
const body = fc.constantFrom(
  "",
  "\n",
  "\nText.\n",
  "\n\nA rule.\n\n---\n\nMore.\n",
  "\nText.\r\n",
  " x",
  "-",
  "\n\ud800",
);
const loose = fc
  .tuple(fc.array(lines, { maxLength: 6 }), body)
  .map(([head, rest]) => `---\n${head.join("\n")}\n---${rest}`);

/** Front matter as Backfile writes it, and the same with a slip of the hand in it. */
const text = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 3, arbitrary: sentence(10, 50) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme" }) },
  among(1, "a\nb", "a\n\n b", "ends \n", "x".repeat(130), `${"y ".repeat(70)}\nz`),
);
const words = text.map((some) => some.trim()).filter((some) => some !== "");
const written = fc
  .record({
    title: words,
    summary: fc.option(words, { nil: undefined }),
    authors: fc.array(words, { maxLength: 2 }),
    image: fc.option(fc.record({ src: words, alt: text, caption: text }), { nil: undefined }),
    listed: fc.array(fc.record({ title: words, source: words }), { maxLength: 2 }),
  })
  .map((article) => stringifyArticle({ article: articleSchema.parse({ id: "abcd", ...article }), body: "Text." }));
const slip = fc.constantFrom(
  "",
  " ",
  "\n",
  "\n ",
  "\n  ",
  "\n\n",
  ":",
  ": ",
  "-",
  "- ",
  "#",
  '"',
  "'",
  "\\",
  "  ",
  "|",
  "\n|-\n",
);
const mended = fc.tuple(written, fc.nat(), fc.nat(3), slip).map(([whole, place, cut, put]) => {
  const at = place % (whole.length - 8);
  return whole.slice(0, at) + put + whole.slice(at + cut);
});

function agrees(whole: string): void {
  const plain = readPlain(whole);
  if (plain !== undefined) assert.deepEqual({ ok: true, value: plain }, splitByYaml(whole));
}

/** More of them while the reader is worked on: RUNS=100000. */
const numRuns = Number(process.env.RUNS ?? 2000);

describe("plain front matter", () => {
  test("is read as a whole YAML reader reads it, or left to that, whatever the text", () => {
    const anything = fc.oneof(
      fc.string(),
      fc.string({ unit: "binary" }).map((some) => `---\n${some}\n---\n`),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 12, arbitrary: loose },
          { weight: 8, arbitrary: mended },
          { weight: 5, arbitrary: written },
          { weight: 1, arbitrary: anything },
        ),
        agrees,
      ),
      { numRuns },
    );
  });
});
