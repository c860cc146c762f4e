import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { pathToFileURL } from "node:url";
import { scaffoldSource } from "../../scripts/new/scaffold.ts";
import type { createSources } from "../../scripts/sources/registry.ts";
import { temporaryFolder } from "../support/archive.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");

/** As much of a checkout as a source format needs. */
function checkout(t: TestContext): string {
  const copy = temporaryFolder(t, "checkout");
  for (const part of ["scripts", "package.json", "tsconfig.json"])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  mkdirSync(path.join(copy, "test", "cases"), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
  return copy;
}

test("a scaffolded format is registered, recognises its first case, and reads an article from it", async (t) => {
  const copy = checkout(t);
  const files = scaffoldSource(copy, "icon-ml");
  for (const file of files) assert.ok(existsSync(path.join(copy, file)), file);

  const registry: { createSources: typeof createSources } = await import(
    pathToFileURL(path.join(copy, "scripts/sources/registry.ts")).href
  );
  const text = readFileSync(path.join(copy, "test/cases/icon-ml/simple/input.txt"), "utf8");
  const source = registry.createSources([]).find(({ detect }) => detect(headOf("input.txt", text)));
  assert.equal(source?.name, "icon-ml");
  const found = await readAll(source, fileOf("input.txt", text));
  assert.deepEqual(
    found.map((one) => one.type === "article" && [one.fields.title, one.body]),
    [["The headline", { kind: "paragraphs", paragraphs: ["The first paragraph.", "The second one."] }]],
  );

  const config = { extends: "./tsconfig.json", include: ["scripts/sources/registry.ts"] };
  writeFileSync(path.join(copy, "tsconfig.format.json"), JSON.stringify(config));
  const tsc = path.join(ROOT, "node_modules/typescript/bin/tsc");
  const types = spawnSync(process.execPath, [tsc, "--project", "tsconfig.format.json"], {
    cwd: copy,
    encoding: "utf8",
  });
  assert.equal(types.status, 0, types.stdout);
});

test("a name that is taken or cannot be one is refused, and so is an installed Backfile", (t) => {
  const copy = checkout(t);
  assert.throws(() => scaffoldSource(copy, "markdown"), /is there already/);
  assert.throws(() => scaffoldSource(copy, "Icon ML"), /is not a format's name/);
  assert.throws(() => scaffoldSource("/home/me/node_modules/backfile", "icon-ml"), /not in an installed one/);
});
