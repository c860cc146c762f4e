import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { temporaryFolder } from "../support/archive.ts";
import { CASES, filesBelow, importInto } from "./golden.ts";

const inputsOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^input(\.\w+)?$/.test(name))
    .map((name) => path.join(folder, name));

describe("what is imported twice is as if it were imported once", () => {
  for (const format of readdirSync(CASES).sort())
    test(format, async (context) => {
      for (const name of readdirSync(path.join(CASES, format))) {
        const folder = path.join(CASES, format, name);
        const settingsFile = path.join(folder, "settings.json");
        const settings = existsSync(settingsFile) ? JSON.parse(readFileSync(settingsFile, "utf8")) : {};
        const archive = temporaryFolder(context, "twice");
        const inputs = inputsOf(folder);
        assert.ok(inputs.length > 0, name);
        const first = await importInto(archive, inputs, { settings });
        const content = filesBelow(path.join(archive, "content"));
        // Without its memory, the second import reads everything again.
        const second = await importInto(archive, inputs, { settings, sample: 1_000_000 });
        assert.deepEqual(filesBelow(path.join(archive, "content")), content, name);
        const { imported, updated, unchanged } = second.totals;
        assert.deepEqual([imported, updated, unchanged], [0, 0, first.totals.imported], name);
      }
    });
});
