import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { ImportResult } from "../../scripts/write/import.ts";
import { put, temporaryFolder } from "../support/archive.ts";
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

describe("records that say they are one version of one story, and differ", () => {
  const story = (version: string, headline: string) =>
    JSON.stringify({ uri: "urn:cp:fog", type: "text", version, headline, body_text: `${headline}.` });
  const told = [story("1", "Three boats lost"), story("1", "Two boats lost"), story("1", "No boat lost")];
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
  ];
  const contentOf = (archive: string) => {
    const files = Object.entries(filesBelow(path.join(archive, "content")));
    const words = (text: string) => /^title: (.+)$/m.exec(text)![1]!;
    return files.map(([file, text]) => [file.replace(/^articles.*/, "articles"), words(text)]).sort();
  };
  const fatesOf = ({ files }: ImportResult) =>
    files.map(({ file, records }) => [file, records[0]!.fate.replace("imported", "unchanged")]);
  const importAll = (archive: string) => importInto(archive, [path.join(archive, "sources")]);
  const forget = (archive: string) => rmSync(path.join(archive, ".backfile"), { recursive: true, force: true });

  for (const [name, all] of [
    ["alone", told],
    ["with a later version", [...told, story("2", "One boat lost")]],
  ] as const)
    test(`${name}: one is published and the others are kept, in any order, once or twice`, async (context) => {
      const outcomes: unknown[] = [];
      for (const order of orders) {
        const archive = temporaryFolder(context, "order");
        const last = all.length > told.length ? [3] : [];
        for (const [at, which] of [...order, ...last].entries()) put(archive, `sources/${at}.json`, all[which]!);
        const first = await importAll(archive);
        assert.deepEqual([first.totals.imported, first.totals.version], [1, all.length - 1]);
        outcomes.push(contentOf(archive));
        assert.equal(contentOf(archive).length, all.length);
        for (const prepare of [() => undefined, () => forget(archive)]) {
          prepare();
          const again = await importAll(archive);
          assert.deepEqual(fatesOf(again), fatesOf(first));
          assert.equal(again.totals.updated, 0);
          assert.deepEqual(contentOf(archive), outcomes.at(-1));
        }
      }
      for (const outcome of outcomes) assert.deepEqual(outcome, outcomes[0]);
    });

  test("a copy of what became an earlier version stays a copy", async (context) => {
    const other = JSON.parse(story("1", "Three boats lost")) as object;
    const copy = JSON.stringify({ ...other, uri: "urn:other:fog" });
    const archive = temporaryFolder(context, "copies");
    const all = [story("1", "Three boats lost"), copy, story("2", "One boat lost"), story("3", "Three boats lost")];
    for (const [at, text] of all.entries()) put(archive, `sources/${at}.json`, text);
    const first = await importAll(archive);
    assert.deepEqual(
      fatesOf(first).map(([, fate]) => fate),
      ["version", "duplicate", "version", "unchanged"],
    );
    forget(archive);
    assert.deepEqual(fatesOf(await importAll(archive)), fatesOf(first));
  });

  test("one whose file has changed in its place is an update, and no version", async (context) => {
    const archive = temporaryFolder(context, "changed");
    for (const headline of ["Three boats lost", "Two boats lost", "No boat lost"]) {
      put(archive, "sources/a.json", story("1", headline));
      await importAll(archive);
      assert.deepEqual(
        contentOf(archive).map(([, title]) => title),
        [headline],
      );
    }
  });
});
