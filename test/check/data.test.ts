import assert from "node:assert/strict";
import { test } from "node:test";
import { checkData } from "../../scripts/check/data.ts";
import { takeInventory } from "../../scripts/check/inventory.ts";
import { makeArchive } from "../support/archive.ts";

test("data files are those that datapackage.json names, each as long as it says", (t) => {
  const found = (files: { [file: string]: string }) => {
    const { checked, problems } = checkData(takeInventory(makeArchive(t, files)));
    return [checked, ...problems.map(({ file, reason }) => `${file} ${reason}`)];
  };
  const described = (...resources: [path: string, bytes: number][]) =>
    JSON.stringify({ resources: resources.map(([path, bytes]) => ({ path, bytes })) });

  assert.deepEqual(found({ "index.html": "" }), ["none"]);
  assert.deepEqual(
    found({
      "data/datapackage.json": described(["a.csv", 3], ["a.jsonl", 2]),
      "data/a.csv": "abc",
      "data/a.jsonl": "{}",
    }),
    ["2 files"],
  );
  assert.deepEqual(
    found({ "data/datapackage.json": described(["a.csv", 2], ["b.csv", 1]), "data/a.csv": "abc", "data/c.csv": "" }),
    [
      "2 files",
      "data/a.csv has 3 bytes, not 2",
      "data/datapackage.json names b.csv, which is not there",
      "data/c.csv is described nowhere",
    ],
  );
  assert.match(found({ "data/a.csv": "" })[1]!, /^data\/datapackage\.json cannot be read/);
});
