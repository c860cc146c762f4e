import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { makeArchive, temporaryFolder } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";
import { CASES } from "./golden.ts";

const PAGE = path.join(CASES, "text", "aggregator-page", "input.txt");
const STRANGE = path.join(CASES, "text", "unknown-lines", "input.txt");

describe("backfile import", () => {
  test("prints one JSON summary, and the second run finds everything unchanged", async (context) => {
    const archive = temporaryFolder(context);
    const first = await backfile(["import", PAGE, "--archive", archive, "--json"]);
    assert.equal(first.code, 0, first.stderr);
    const { report, seconds, ...counts } = JSON.parse(first.stdout) as { report: string; seconds: number };
    assert.deepEqual(counts, {
      articles: 4,
      files: 1,
      records: 4,
      imported: 4,
      updated: 0,
      unchanged: 0,
      kept: 0,
      duplicates: 0,
      versions: 0,
      rejected: 0,
      skipped: 0,
      unknownLines: 0,
    });
    assert.ok(seconds > 0);
    assert.ok(existsSync(report));
    const second = await backfile(["import", PAGE, "--archive", archive, "--json"]);
    assert.equal((JSON.parse(second.stdout) as { unchanged: number }).unchanged, 4);
  });

  test("--strict ends with 1 on unknown lines or rejections, and with 0 without any", async (context) => {
    const archive = temporaryFolder(context);
    assert.equal((await backfile(["import", PAGE, "--archive", archive, "--strict"])).code, 0);
    assert.equal((await backfile(["import", STRANGE, "--archive", archive])).code, 0);
    assert.equal((await backfile(["import", STRANGE, "--archive", archive, "--strict"])).code, 1);
    const rejecting = makeArchive(context, { "sources/a.csv": "a,b\n" });
    assert.equal((await backfile(["import", "--archive", rejecting])).code, 0);
    assert.equal((await backfile(["import", "--archive", rejecting, "--strict"])).code, 1);
  });

  test("wrong usage ends with 2 and says what is wrong", async (context) => {
    const archive = temporaryFolder(context);
    const wrong = [
      ["import", "--archive", archive],
      ["import", path.join(archive, "nowhere.txt"), "--archive", archive],
      ["import", PAGE, "--archive", archive, "--captured-at", "lately"],
      ["import", PAGE, "--archive", archive, "--keep-mine", "--take-new"],
      ["import", PAGE, "--archive", archive, "--no-such-option"],
    ];
    for (const args of wrong) {
      const { code, stderr } = await backfile(args);
      assert.equal(code, 2, args.join(" "));
      assert.match(stderr, /^error: /);
    }
    assert.ok(!existsSync(path.join(archive, "content")));
  });

  test("shows a short table and the reasons; --report names the file", async (context) => {
    const archive = makeArchive(context, { "sources/a.json": "{}\n", "sources/b.md": "# Fog\n\nIt came.\n" });
    const report = path.join(archive, "elsewhere", "fates.json");
    const { stdout } = await backfile(["import", "--archive", archive, "--report", report]);
    assert.match(stdout, /^format +files +records +articles +new/);
    assert.match(
      stdout,
      /Look at these.*\n +1 {2}rejected: no source format knows this file\n +in a\.json\n +-> docs\/formats\.md/,
    );
    assert.match(stdout, /1 articles? in /);
    const { files } = JSON.parse(readFileSync(report, "utf8")) as { files: { file: string }[] };
    assert.deepEqual(
      files.map(({ file }) => file),
      ["a.json", "b.md"],
    );
    assert.ok(!existsSync(path.join(archive, ".backfile", "import-report.json")));
  });

  test("--dry-run writes nothing", async (context) => {
    const archive = temporaryFolder(context);
    const { stdout } = await backfile(["import", PAGE, "--archive", archive, "--dry-run", "--json"]);
    assert.equal((JSON.parse(stdout) as { imported: number }).imported, 4);
    assert.ok(!existsSync(path.join(archive, "content")));
    assert.ok(!existsSync(path.join(archive, ".backfile")));
  });
});
