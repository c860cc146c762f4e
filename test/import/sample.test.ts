import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import fc from "fast-check";
import { scattered } from "../../scripts/intake/sample.ts";
import { makeArchive } from "../support/archive.ts";
import { importInto } from "./golden.ts";

const pages = (count: number, text: (number: number) => string) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, number) => [`sources/${String(number).padStart(3, "0")}.md`, text(number)]),
  );

describe("a sample", () => {
  test("has as many articles as were asked for, from all over many files", async (context) => {
    const archive = makeArchive(
      context,
      pages(200, (number) => `# Storm ${number}\n\nIt blew for ${number} hours.\n`),
    );
    const { files, totals } = await importInto(archive, [], { sample: 8 });
    assert.equal(totals.articles, 8);
    const numbers = files.map(({ file }) => Number.parseInt(path.basename(file), 10));
    for (const quarter of [0, 50, 100, 150])
      assert.ok(
        numbers.some((number) => number >= quarter && number < quarter + 50),
        `${numbers}`,
      );
  });
  test("goes on until it has them, where most files hold none", async (context) => {
    const hollow = "<rss version='2.0'><channel><title>Nothing</title></channel></rss>";
    const archive = makeArchive(
      context,
      pages(100, (number) => (number % 10 === 3 ? `# Storm ${number}\n\nIt blew for ${number} hours.\n` : hollow)),
    );
    const { totals } = await importInto(archive, [], { sample: 5 });
    assert.equal(totals.articles, 5);
  });
  test("takes its files in an order that loses none and is spread from the start", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (length) => {
        const list = Array.from({ length }, (_, index) => index);
        const order = scattered(list, 4);
        assert.deepEqual(
          [...order].sort((a, b) => a - b),
          list,
        );
        if (length >= 8)
          for (const [at, one] of order.slice(0, 4).entries()) assert.equal(one, Math.floor((at * length) / 4));
      }),
    );
  });
});
