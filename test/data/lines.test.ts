import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { RelatedArticle, Value } from "../../scripts/data/field.ts";
import { cellOf, heads, lineOf } from "../../scripts/data/lines.ts";
import { type DataRecord, fields } from "../../scripts/data/record.ts";
import { linesIn, listOf, rowsOf, textOf } from "./reading.ts";

/** What headlines and names may hold, and what a table is broken by. */
const text = fc
  .oneof(
    fc.string({ minLength: 1 }),
    fc.string({ minLength: 1, unit: "grapheme" }),
    fc.string({
      minLength: 1,
      unit: fc.constantFrom("'", "=", "-", "|", "\\", '"', ",", ";", "\r", "\n", "\t", "a", "é", "雨"),
    }),
  )
  .map((some) => Buffer.from(some).toString());

const relatedArticle: fc.Arbitrary<RelatedArticle> = fc.record(
  {
    id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{3,20}$/),
    reason: text,
    score: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }).map((score) => (score === 0 ? 0 : score))),
    when: fc.constantFrom("before", "after", null),
  },
  { noNullPrototype: true },
);

const valuesOf: { [type: string]: fc.Arbitrary<Value> } = {
  string: fc.option(text),
  integer: fc.nat(),
  list: fc.array(text, { maxLength: 4 }),
  related: fc.array(relatedArticle, { maxLength: 4 }),
};

const record: fc.Arbitrary<DataRecord> = fc.record(
  Object.fromEntries([...fields].map(([name, { type }]) => [name, valuesOf[type]!])),
  { noNullPrototype: true },
);

test("both forms hold the same articles, and reading them gives what was written", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 5 }), (records) => {
      const lines = linesIn(heads.jsonl + records.map(lineOf.jsonl).join(""));
      assert.deepEqual(lines, records);
      const [head, ...rows] = rowsOf(heads.csv + records.map(lineOf.csv).join(""));
      assert.deepEqual(head, [...fields.keys()]);
      assert.equal(rows.length, records.length);
      for (const [at, cells] of rows.entries())
        for (const [column, [name, { type }]] of [...fields].entries()) {
          const cell: string = cells[column]!;
          const value: unknown = lines[at]![name];
          if (type === "string") assert.equal(textOf(cell), value ?? "");
          else if (type === "integer") assert.equal(Number(cell), value);
          else if (type === "list") assert.deepEqual(listOf(cell), value);
          else
            assert.deepEqual(
              listOf(cell),
              (value as RelatedArticle[]).map(({ id }) => id),
            );
        }
    }),
  );
});

test("no cell begins as a formula does", () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.array(text)), (value) => {
      assert.doesNotMatch(cellOf(value), /^[=+\-@\t\r\n＝＋－＠]/u);
    }),
  );
  assert.equal(cellOf("=1+1"), "'=1+1");
  assert.equal(cellOf("'=1+1"), "''=1+1");
  assert.equal(cellOf("'I saw it'"), "'I saw it'");
  assert.equal(cellOf(["-30 degrees", "a|b"]), "'-30 degrees|a\\|b");
});

test("half characters, which no file in UTF-8 can hold, are written as the sign for what cannot be shown", () => {
  const empty = Object.fromEntries([...fields.keys()].map((name) => [name, null]));
  const half = { ...empty, id: "a", title: "Rain \ud83d falls", topics: ["\udc00"] };
  const line = lineOf.jsonl(half);
  assert.doesNotMatch(line, /\\ud/);
  assert.equal(JSON.parse(line).title, "Rain \ufffd falls");
  assert.deepEqual(JSON.parse(line).topics, ["\ufffd"]);
  assert.equal(JSON.parse(lineOf.jsonl({ ...empty, title: "\\ud83d" })).title, "\\ud83d");
});
