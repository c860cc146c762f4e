import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { TEMPORARY } from "../../scripts/lib/files.ts";
import { makeArchive, snapshot } from "../support/archive.ts";
import { backfile, PROJECT } from "../support/cli.ts";

const POSTS = 120;
const KILLS = 8;

/** Posts that collide, link to each other and copy each other: whatever a killed run could get out of step. */
function posts(): { [file: string]: string } {
  const files: { [file: string]: string } = {};
  for (let number = 0; number < POSTS; number += 1) {
    const title = `Notice ${number % 40}`;
    const link = `{{< ref "p${(number * 7) % POSTS}.md" >}}`;
    const body = number % 11 === 0 ? "The same words." : `Text ${number}, see [the other](${link}).`;
    files[`sources/p${number}.md`] = `---\ntitle: ${title}\ndate: 1987-03-${10 + (number % 5)}\n---\n\n${body}\n`;
  }
  return files;
}

/** Starts an import and kills it after a while; says whether it was still at work. */
function killAfter(archive: string, milliseconds: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", "scripts/archive.ts", "import", "--archive", archive, "--quiet"],
      { cwd: PROJECT, stdio: "ignore" },
    );
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("error", reject);
    child.on("close", (_code, signal) => {
      clearTimeout(timer);
      resolve(signal === "SIGKILL");
    });
  });
}

test("an import killed at any moment leaves no torn file, and the next ends where an undisturbed one does", async (context) => {
  const undisturbed = makeArchive(context, posts());
  const started = performance.now();
  assert.equal((await backfile(["import", "--archive", undisturbed, "--quiet"])).code, 0);
  const whole = performance.now() - started;
  const end = snapshot(undisturbed);

  const archive = makeArchive(context, posts());
  let killed = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    // The first part of a run only starts the program; the moments lie in its last two thirds.
    if (await killAfter(archive, whole * (0.35 + (0.6 * kill) / KILLS))) killed += 1;
    for (const [file, bytes] of Object.entries(snapshot(archive)))
      if (file.startsWith("content/")) assert.equal(bytes, end[file], `${file} is torn or strange`);
  }
  context.diagnostic(`${killed} of ${KILLS} runs were killed at work`);
  assert.equal((await backfile(["import", "--archive", archive, "--quiet"])).code, 0);
  const { ".backfile/import-report.json": _one, ...content } = snapshot(archive);
  const { ".backfile/import-report.json": _other, ...expected } = end;
  assert.deepEqual(content, expected);
  const everything = readdirSync(archive, { recursive: true, withFileTypes: true });
  const left = everything.filter((entry) => entry.name.endsWith(TEMPORARY));
  assert.deepEqual(
    left.map((entry) => path.join(entry.parentPath, entry.name)),
    [],
  );
});
