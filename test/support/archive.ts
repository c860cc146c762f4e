import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestContext } from "node:test";
import { type BuildSummary, build } from "../../scripts/build/build.ts";
import type { BuildOptions } from "../../scripts/build/make.ts";
import { walk } from "../../scripts/lib/files.ts";
import type { Report } from "../../scripts/lib/report.ts";

/** The moment at which test sites are built, unless a test says otherwise. */
export const NOW = new Date("2026-06-15T12:00:00Z");

/** A folder that is removed when the test ends. */
export function temporaryFolder(test: TestContext, name = "archive"): string {
  const folder = mkdtempSync(path.join(tmpdir(), `backfile-${name}-`));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An archive made of the given files (paths relative to its folder). */
export function makeArchive(test: TestContext, files: { [file: string]: string | Uint8Array }): string {
  const root = temporaryFolder(test);
  for (const [file, text] of Object.entries(files)) put(root, file, text);
  return root;
}

export function put(root: string, file: string, text: string | Uint8Array): void {
  const full = path.join(root, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

/** An article file; front matter as given, line by line. */
export function articleText(frontMatter: string, body = "Text."): string {
  return `---\n${frontMatter.trim()}\n---\n\n${body}\n`;
}

/** A report that prints nothing and remembers what it was told. */
export function silentReport(): Report & { said: string[] } {
  const said: string[] = [];
  const counts = { warnings: 0, errors: 0 };
  return {
    said,
    say: (line) => void said.push(line),
    warn: (line) => {
      counts.warnings += 1;
      said.push(line);
    },
    error: (line) => {
      counts.errors += 1;
      said.push(line);
    },
    progress: () => {},
    json: () => {},
    get warnings() {
      return counts.warnings;
    },
    get errors() {
      return counts.errors;
    },
  };
}

export type Built = { out: string; summary: BuildSummary; said: string[]; page: (address: string) => string };

/** Builds an archive into its dist folder, without search unless a test asks for it. */
export async function buildArchive(archive: string, options: Partial<BuildOptions> = {}): Promise<Built> {
  const out = options.out ?? path.join(archive, "dist");
  const report = silentReport();
  const summary = await build({ archive, now: NOW, search: false, ...options, out }, report);
  return { out, summary, said: report.said, page: (address) => readFileSync(path.join(out, address), "utf8") };
}

/** Every file below a folder with its bytes, as one value that can be compared. */
export function snapshot(folder: string): { [file: string]: string } {
  return Object.fromEntries(
    [...walk(folder)].map(({ file }) => [file, readFileSync(path.join(folder, file)).toString("base64")]),
  );
}
