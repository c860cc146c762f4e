import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createSources } from "../../scripts/sources/registry.ts";
import { csv } from "../../scripts/sources/csv.ts";
import { elementsOf } from "../../scripts/sources/dataset/elements.ts";
import { linesOf } from "../../scripts/sources/dataset/lines.ts";
import { dateIn, listIn, writersIn } from "../../scripts/sources/dataset/values.ts";
import { bytesInMemory, sourceFile } from "../../scripts/sources/file.ts";
import { jsonArray } from "../../scripts/sources/json-array.ts";
import { jsonl } from "../../scripts/sources/jsonl.ts";
import type { Found, RawArticle, Source } from "../../scripts/sources/source.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";

const sources = createSources([]);
const formatOf = (name: string, text: string) => sources.find((source) => source.detect(headOf(name, text)))?.name;
const articles = (found: Found[]) => found.filter((one): one is RawArticle => one.type === "article");
const read = (source: Source, text: string) => readAll(source, fileOf("input", text));

describe("a table is known by its columns, whatever its name", () => {
  test("JSON Lines, lists and tables of articles are taken", () => {
    const line = '{"title": "A", "text": "B"}\n';
    assert.equal(formatOf("dump", line + line), "jsonl");
    assert.equal(formatOf("dump.txt", `[${line}]`), "json");
    assert.equal(formatOf("dump.txt", "headline;body;date\nA;B;2014\n"), "csv");
    assert.equal(formatOf("dump.json", '{"articles": [{"title": "A", "content": "B"}]}'), "json");
    assert.equal(formatOf("dump.json", '{"title": "A", "content": ["B", "C"]}'), "json");
  });
  test("settings, schemas, packages and prose are left to others", () => {
    const others = {
      "package.json": '{"name": "x", "description": "y", "keywords": ["a"], "contributors": [{"name": "z"}]}',
      "schema.json": '{"title": "Settings", "description": "How it is set", "properties": {"a": {"type": "string"}}}',
      "api.json":
        '{"openapi": "3.0.0", "info": {"title": "A", "description": "B"}, "servers": [{"url": "/", "description": "x"}]}',
      "config.json": '{"title": "A", "content": {"b": 1}}',
      "numbers.json": "[1, 2, 3]",
    };
    for (const [name, text] of Object.entries(others))
      assert.ok(![csv, jsonl, jsonArray].some((source) => source.name === formatOf(name, text)), name);
    assert.equal(formatOf("page.txt", "Storm, fog, rain\n\nIt came, it went, it came again.\n"), "text");
    assert.equal(formatOf("post.md", '{"title": "A", "text": "x"}\n\nBody, with commas.\n'), "markdown");
  });
  test("a table of subscribers is never read", () => {
    assert.equal(formatOf("list.csv", "email,name,date\na@x.example,A,2014\n"), "readers");
  });
  test("formats of their own in JSON keep their files", () => {
    const jsonFeed =
      '{"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"title": "B", "content_html": "C"}]}';
    assert.equal(formatOf("feed.json", jsonFeed), "feed");
    assert.equal(formatOf("item.json", '{"uri": "x", "type": "text", "headline": "A", "body_text": "B"}'), "ninjs");
  });
});

describe("values are read as programs write them", () => {
  test("lists in a cell", () => {
    assert.deepEqual(listIn("['a', \"b'c\"]"), ["a", "b'c"]);
    assert.deepEqual(listIn('["a", "b"]'), ["a", "b"]);
    assert.deepEqual(listIn('{a,"b c"}'), ["a", "b c"]);
    assert.deepEqual(listIn("a; b"), ["a", "b"]);
    assert.equal(listIn("a, b"), undefined);
    assert.equal(listIn("Tom &amp; Ann"), undefined);
  });
  test("moments counted from 1970, in any unit", () => {
    for (const stamp of [1402567200, "1402567200.0", 1402567200000, "1402567200000000", "1402567200000000000"])
      assert.equal(dateIn(stamp).words, "2014-06-12T10:00:00Z", String(stamp));
    assert.equal(dateIn("20140612100000").words, "2014-06-12 10:00:00");
    assert.equal(dateIn("20140612").words, "20140612");
  });
  test("a date that says nothing is none, and told of", () => {
    for (const none of [0, "0", "0000-00-00", "0000-00-00 00:00:00"]) {
      const { words, odd } = dateIn(none);
      assert.equal(words, undefined);
      assert.match(odd ?? "", /says nothing/);
    }
    for (const none of ["NaN", "None", null, ""]) assert.deepEqual(dateIn(none), {});
  });
  test("writers are named without their addresses", () => {
    assert.deepEqual(writersIn("joan@paper.example (Joan Pike)"), ["Joan Pike"]);
    assert.deepEqual(writersIn([{ name: "Ann Lee", email: "ann@paper.example" }, "x@y.example"]), ["Ann Lee"]);
  });
});

describe("hostile tables", () => {
  test("a key __proto__ changes nothing", async () => {
    const found = await read(jsonl, '{"title": "A", "text": "B", "__proto__": {"title": "C", "polluted": 1}}\n');
    assert.equal(articles(found)[0]!.fields.title, "A");
    assert.equal(({} as { polluted?: number }).polluted, undefined);
  });
  test("a line of 50 MB is refused, takes no memory, and the next is read", async () => {
    const long = "x".repeat(1024 * 1024);
    const pieces = async function* () {
      yield '{"title": "A", "text": "B"}\n{"title": "';
      for (let count = 0; count < 50; count += 1) yield long;
      yield '"}\n{"title": "C", "text": "D"}';
    };
    const seen = [];
    for await (const line of linesOf(pieces())) seen.push([line.number, line.tooLong ?? line.text.length]);
    assert.deepEqual(seen, [
      [1, 27],
      [2, true],
      [3, 27],
    ]);
  });
  test("a record of 50 MB in a list is refused, and the next is read", async () => {
    const pieces = async function* () {
      yield '[{"title": "A"}, {"title": "';
      for (let count = 0; count < 50; count += 1) yield "x".repeat(1024 * 1024);
      yield '"}, {"title": "C"}]';
    };
    const seen = [];
    for await (const { text, problem } of elementsOf(pieces())) seen.push(problem ?? text);
    assert.deepEqual(seen, ['{"title": "A"}', "larger than 16 MB", '{"title": "C"}']);
  });
  test("an object of more than 16 MB is refused unread: no article is so long", async () => {
    const file = fileOf("one.json", '{"title": "A", "text": "B"}');
    let reads = 0;
    const text = () => {
      reads += 1;
      return file.text();
    };
    const outcome = async (size: number) => (await readAll(jsonArray, { ...file, size, text })).map(({ type }) => type);
    assert.deepEqual(await outcome(17 * 1024 * 1024), ["rejection"]);
    assert.equal(reads, 0);
    assert.deepEqual(await outcome(file.size), ["article"]);
    assert.equal(reads, 1);
  });
  test("a million columns are no table of articles", async () => {
    const found = await read(csv, `title,${"x,".repeat(1_000_000)}\na,b\n`);
    assert.match(JSON.stringify(found), /1000002 columns: no table of articles/);
  });
  test("NUL bytes, half a file and an empty one are survived", async () => {
    assert.equal(articles(await read(csv, "title,body\nA\0B,text\n"))[0]!.fields.title, "AB");
    assert.deepEqual(
      (await read(csv, 'title,body\nA,"tex')).map(({ type }) => type),
      ["rejection"],
    );
    assert.deepEqual(
      (await read(csv, "title,body\n")).map(({ type }) => type),
      ["skipped"],
    );
    assert.deepEqual(
      (await read(jsonl, "\n\n")).map(({ type }) => type),
      ["skipped"],
    );
  });
  test("one quotation mark that is never closed costs its own row only", async () => {
    const rows = Array.from({ length: 2000 }, (_, index) => `${index},"A ""title""","Some\ntext ${index}."`);
    rows[3] = '3,"never closed,text';
    const found = await read(csv, `id,title,body\n${rows.join("\n")}\n`);
    assert.equal(articles(found).length, 1999);
    assert.deepEqual(
      found.filter(({ type }) => type === "rejection"),
      [{ type: "rejection", line: 8, reason: "a quotation mark is not closed" }],
    );
  });
  test("nesting of a million brackets ends in a refusal", async () => {
    const found = await read(jsonArray, `[{"title": ${"[".repeat(1_000_000)}`);
    assert.ok(found.every(({ type }) => type === "rejection"));
    assert.ok(found.length > 0);
  });
});

const word = fc.string({ unit: "grapheme", maxLength: 40 });

describe("whatever is in a table", () => {
  test("each row of a well-written CSV becomes one record with its very cells", async () => {
    const cell = fc.string({ maxLength: 30 }).map((text) => `x${text.replace(/[\0\r\ufeff]/g, "")}x`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 }),
        fc.constantFrom(",", ";", "\t", "|"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, delimiter, end) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const lines = [["title", "summary"], ...rows].map((row) => row.map(quoted).join(delimiter));
          const found = articles(await read(csv, lines.join(end)));
          assert.deepEqual(
            found.map(({ fields }) => [fields.title, fields.summary]),
            rows.map((row) => row.map((one) => one.trim())),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
  test("any JSON is accounted for record by record, and throws nothing", async () => {
    const record = fc.dictionary(
      fc.constantFrom("title", "text", "date", "author", "tags", "url", "source", "image"),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 8 }), async (records) => {
        const lines = await read(jsonl, records.map((one) => JSON.stringify(one)).join("\n"));
        assert.equal(lines.length, Math.max(1, records.length));
        const listed = await read(jsonArray, JSON.stringify(records));
        const count = listed.reduce((sum, one) => sum + (one.type === "skipped" ? (one.count ?? 1) : 1), 0);
        assert.ok(records.length === 0 || count >= 1);
      }),
      { numRuns: 200 },
    );
  });
  test("a list is cut into the same elements wherever its text is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(word, fc.jsonValue()), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (records, size) => {
          const text = JSON.stringify({ meta: { a: "]" }, docs: records });
          const pieces = async function* () {
            for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
          };
          const seen = [];
          for await (const element of elementsOf(pieces())) seen.push([element.path, element.text]);
          assert.deepEqual(
            seen,
            records.map((one) => ["docs", JSON.stringify(one)]),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
  test("damaged bytes of any table end in articles and refusals", async () => {
    const texts = [
      'title,body,date\n"A","B ""b""",2014\nC,"D\nE",2015\n',
      '[{"title":"A","body":"B"},{"title":"C","body":"D"}]',
      '{"title":"A","body":"B"}\n{"title":"C","body":"D"}\n',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 2),
        fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 5 }),
        async (which, damage) => {
          const bytes = Buffer.from(texts[which]!);
          for (const [at, byte] of damage) if (at < bytes.length) bytes[at] = byte;
          const found = await readAll([csv, jsonArray, jsonl][which]!, sourceFile(bytesInMemory("x", bytes)));
          assert.ok(found.length > 0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
