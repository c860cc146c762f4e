import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { fingerprint, fingerprintOfText, marked, withMark } from "../../scripts/article/fingerprint.ts";
import { parseArticle, stringifyArticle } from "../../scripts/article/frontmatter.ts";
import { type Article, type ArticleFile, articleKeys, articleSchema } from "../../scripts/article/schema.ts";

/** Strings that YAML, front matter and Markdown could take for something else. */
const NASTY = [
  "---",
  "a\n---\nb",
  ": ",
  "key: value",
  "- item",
  "# no comment",
  "2020",
  "1e3",
  "0x1F",
  "no",
  "null",
  "~",
  "true",
  "2020-01-01",
  "{{ x }}",
  "{% x %}",
  "[a, b]",
  "*anchor",
  "&anchor",
  "!tag",
  "|",
  ">",
  "%",
  "@",
  "`",
  "'",
  '"',
  'it\'s "so"',
  "tab\tinside",
  "  leading",
  "trailing  ",
  "line\u2028separator",
  "next\u0085line",
  "\u{1F6A2} ⛴️ emoji",
  "مرحبا",
  "back\\slash",
  "two  spaces",
  "word ".repeat(400).trim(),
  "unbroken".repeat(100),
  "a\nb\n\nc",
  "ends with colon:",
  "#hash",
  "x #hash",
];

const anyString = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }));
/** No half of a surrogate pair: such a text cannot be written as UTF-8. */
const isWhole = (text: string) => Buffer.from(text, "utf8").toString("utf8") === text;
/** What the schema keeps of a text: no spaces at the ends, and not empty. */
const words = anyString.map((text) => text.trim()).filter((text) => text !== "" && isWhole(text));
const free = anyString.filter(isWhole);
const year = fc.integer({ min: 1000, max: 2199 }).map(String);
const two = (max: number) => fc.integer({ min: 1, max }).map((number) => String(number).padStart(2, "0"));
const date = fc.oneof(
  year,
  fc.tuple(year, two(12)).map((parts) => parts.join("-")),
  fc.tuple(year, two(12), two(28)).map((parts) => parts.join("-")),
  fc
    .tuple(year, two(12), two(28), two(23), fc.constantFrom("Z", "+01:00", "-09:30"))
    .map(([y, m, d, h, zone]) => `${y}-${m}-${d}T${h}:05:00${zone}`),
);
const url = fc.webUrl();
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const article: fc.Arbitrary<Article> = fc
  .record({
    id: fc.stringMatching(/^[a-z0-9]{4,12}$/),
    title: words,
    summary: optional(words),
    date: optional(date),
    updated: optional(date),
    authors: fc.array(words),
    agency: optional(words),
    source: optional(fc.record({ name: words, url: optional(url) })),
    section: optional(words),
    topics: fc.array(words),
    place: optional(words),
    lang: fc.constantFrom(undefined, "en", "zh-Hant", "no"),
    dir: fc.constantFrom(undefined, "rtl" as const),
    url: optional(url),
    image: optional(fc.record({ src: words, alt: optional(free), caption: optional(free) })),
    pictures: fc.array(fc.record({ caption: optional(words), credit: optional(words) }), { maxLength: 3 }),
    listed: fc.array(fc.record({ title: words, source: optional(words), date: optional(date) }), { maxLength: 3 }),
    corrections: fc.array(fc.record({ text: words, date: optional(date) }), { maxLength: 2 }),
    status: fc.constantFrom("published" as const, "draft" as const, "withdrawn" as const),
    rights: optional(words),
    aliases: fc.array(words, { maxLength: 2 }),
    provenance: optional(
      fc.record({ file: words, sha256: fc.constant("0".repeat(64)), format: words, locator: optional(words) }),
    ),
  })
  .map((draft) => articleSchema.parse(draft));

/** A body as files hold it: the schema of files trims line ends at its edges. */
const body = fc.oneof(
  words,
  fc.constantFrom("", "---\n\nA rule first.", "---js\nno", "text\n---\nmore", "# Heading\n\n- a\n- b"),
);

/** Values that are not set and keys that are absent are the same front matter. */
const bare = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
const fileOf = fc.record({ article, body }).map(({ article, body }): ArticleFile => {
  const text = body.replace(/\r\n?/g, "\n").replace(/^\uFEFF/, "");
  return { article, body: text.replace(/^\n+/, "").trim() };
});

describe("front matter", () => {
  test("parse gives back what stringify wrote, for any article", () => {
    fc.assert(
      fc.property(fileOf, (file) => {
        const parsed = parseArticle(stringifyArticle(file));
        assert.ok(parsed.ok, parsed.ok ? "" : `${parsed.error.line}: ${parsed.error.reason}`);
        assert.deepEqual(bare(parsed.value), bare(file));
      }),
      { numRuns: 500 },
    );
  });

  test("stringify gives the same bytes for what parse read", () => {
    fc.assert(
      fc.property(fileOf, (file) => {
        const text = stringifyArticle(file);
        const parsed = parseArticle(text);
        assert.ok(parsed.ok);
        assert.equal(stringifyArticle(parsed.value), text);
      }),
      { numRuns: 300 },
    );
  });

  test("the fingerprint survives the way to the file and back, and does not count its own mark", () => {
    fc.assert(
      fc.property(fileOf, (file) => {
        const parsed = parseArticle(stringifyArticle(marked(file)));
        assert.ok(parsed.ok);
        assert.equal(fingerprint(parsed.value), fingerprint(file));
        assert.equal(fingerprint(withMark(file, "0123456789abcdef")), fingerprint(file));
        if (file.article.provenance) {
          assert.equal(parsed.value.article.provenance?.imported, fingerprint(file));
          assert.equal(fingerprintOfText(stringifyArticle(marked(file))), fingerprint(file));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("keys are written in the schema's order, empty lists and unknown values not at all", () => {
    const parsed = articleSchema.parse({ title: "T", id: "abcd", topics: [], date: "1987", authors: ["A"] });
    const text = stringifyArticle({ article: parsed, body: "Text." });
    const keys = [...text.matchAll(/^(\w+):/gm)].map((match) => match[1]!);
    assert.deepEqual(keys, ["id", "title", "date", "datePrecision", "dateBasis", "authors", "status"]);
    assert.deepEqual(
      keys,
      articleKeys.filter((key) => keys.includes(key)),
    );
  });

  test("a wrong value names its key and its line", () => {
    const parsed = parseArticle("---\nid: abcd\ntitle: T\ndate: 1987-02-30\n---\n\nText.\n");
    assert.deepEqual(parsed, { ok: false, error: { line: 4, reason: "date: is not a day of the calendar" } });
  });
});

describe("tricks of YAML in an article's file", () => {
  const refused: { [what: string]: [text: string, line: number, reason: RegExp] } = {
    "a language that is not YAML": ["---lisp\n(title)\n---\n", 1, /^front matter written as lisp is not read/],
    "a list that holds itself": ["---\ntitle: A\na: &a [*a]\n---\n", 3, /^\*a stands within what it names$/],
    "a map that holds itself": ["---\ntitle: A\na: &a\n  b: {c: *a}\n---\n", 4, /^\*a stands within what it names$/],
    "tags that make objects": ["---\ntitle: !!binary aGk=\n---\n", 2, /^Unresolved tag/],
    "tags that name a program": ["---\ntitle: !!js/function 'x'\n---\n", 2, /^Unresolved tag/],
    "nesting without end": [`---\ntitle: A\na: ${"[".repeat(5_000)}\n---\n`, 3, /nested too deep$/],
    "a key stated twice": ["---\ntitle: A\ntitle: B\n---\n", 3, /^Map keys must be unique$/],
  };
  for (const [what, [text, line, reason]] of Object.entries(refused))
    test(`${what} is refused with its line`, () => {
      const read = parseArticle(text, "abcd");
      assert.ok(!read.ok);
      assert.match(read.error.reason, reason);
      assert.equal(read.error.line, line);
    });

  test("a key __proto__ is a key like any other", () => {
    const read = parseArticle("---\ntitle: A\n__proto__: {section: B, polluted: 1}\n---\n", "abcd");
    assert.ok(read.ok);
    assert.equal(read.value.article.section, undefined);
    assert.equal((Object.prototype as { polluted?: unknown }).polluted, undefined);
  });
});
