import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import { archivePaths, settingsSchema } from "../../scripts/settings.ts";
import { walk } from "../../scripts/lib/files.ts";
import { type ImportOptions, type ImportResult, runImport } from "../../scripts/write/import.ts";
import type { Choice } from "../../scripts/write/settle.ts";
import { temporaryFolder } from "../support/archive.ts";

export const CASES = fileURLToPath(new URL("../cases/", import.meta.url));

export type ImportHere = { capturedAt?: string; choice?: Choice; settings?: object; dryRun?: boolean } & Partial<
  Pick<ImportOptions, "workers" | "patience" | "sample" | "fetchMedia">
>;

/** Imports into an archive folder as the command does, without its printing. */
export function importInto(archive: string, inputs: string[], options: ImportHere = {}): Promise<ImportResult> {
  return runImport({
    paths: archivePaths(archive),
    settings: settingsSchema.parse({ name: "Test archive", ...options.settings }),
    inputs,
    capturedAt: options.capturedAt,
    choice: options.choice ?? "ask",
    dryRun: options.dryRun ?? false,
    workers: options.workers ?? 0,
    now: new Date("2026-06-15T12:00:00Z"),
    ...(options.patience ? { patience: options.patience } : {}),
    ...(options.fetchMedia ? { fetchMedia: options.fetchMedia } : {}),
    ...(options.sample ? { sample: options.sample } : {}),
  });
}

/** Every file below a folder as text; an absent folder has none. */
export function filesBelow(folder: string): { [file: string]: string } {
  if (!existsSync(folder)) return {};
  return Object.fromEntries([...walk(folder)].map(({ file }) => [file, readFileSync(path.join(folder, file), "utf8")]));
}

/**
 * One golden folder: `input/` (or input.txt with its sidecar), perhaps `profiles/` and `settings.json`, and what must
 * come of it in `expected/`: the articles and the account of every file. UPDATE=1 writes `expected/`, never in CI.
 */
export async function checkCase(test: TestContext, folder: string): Promise<void> {
  const archive = temporaryFolder(test, "golden");
  for (const [file, text] of Object.entries(filesBelow(path.join(folder, "profiles"))))
    write(path.join(archive, "profiles", file), text);
  const settingsFile = path.join(folder, "settings.json");
  const settings = existsSync(settingsFile) ? (JSON.parse(readFileSync(settingsFile, "utf8")) as object) : {};
  const inputs = readdirSync(folder).filter((name) => /^input(\.\w+)?$/.test(name));
  const { files } = await importInto(
    archive,
    inputs.map((name) => path.join(folder, name)),
    { settings },
  );
  const actual = {
    ...filesBelow(path.join(archive, "content", "articles")),
    "report.json": `${JSON.stringify(files, null, 1)}\n`,
  };
  const expected = path.join(folder, "expected");
  if (process.env.UPDATE === "1" && !process.env.CI) {
    rmSync(expected, { recursive: true, force: true });
    for (const [file, text] of Object.entries(actual)) write(path.join(expected, file), text);
  }
  assert.ok(existsSync(expected), `${expected} is missing; look at what UPDATE=1 writes there, and commit it`);
  assert.deepEqual(actual, filesBelow(expected));
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
