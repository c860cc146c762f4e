import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { promisify } from "node:util";
import { temporaryFolder } from "../support/archive.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const windows = process.platform === "win32";

/** npm and npx as they come with the Node that runs the tests. */
async function run(cwd: string, command: "npm" | "npx", ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, { cwd, shell: windows, maxBuffer: 2 ** 26 });
  return stdout;
}

/** Packs Backfile as it would be published, and installs that in an empty folder. */
async function installed(t: TestContext): Promise<string> {
  const home = temporaryFolder(t, "installed");
  await run(ROOT, "npm", "pack", "--pack-destination", home);
  const tarball = readdirSync(home).find((name) => name.endsWith(".tgz"))!;
  writeFileSync(path.join(home, "package.json"), '{ "private": true }\n');
  await run(home, "npm", "install", "--prefer-offline", "--no-audit", "--no-fund", "--omit=dev", `./${tarball}`);
  return home;
}

test("an installed Backfile makes, fills, builds and checks an archive elsewhere", async (t) => {
  const home = await installed(t);
  assert.ok(!existsSync(path.join(home, "node_modules", "typescript")), "only dependencies are installed");
  assert.ok(!existsSync(path.join(home, "node_modules", "backfile", "test")), "tests are not published");

  await run(home, "npx", "backfile", "new", "my-archive");
  const archive = path.join(home, "my-archive");
  assert.ok(existsSync(path.join(archive, ".gitignore")));
  assert.ok(existsSync(path.join(archive, ".github", "workflows", "pages.yml")));
  // The settings name their schema as an archive with its own node_modules sees it; here it is one folder up.
  assert.ok(existsSync(path.join(home, "node_modules", "backfile", "scripts", "settings.schema.json")));

  const desk = path.join(archive, "sources", "desk");
  mkdirSync(desk, { recursive: true });
  const article = (title: string, date: string) =>
    `---\ntitle: ${title}\ndate: ${date}\n---\n\nThe ferry ramp is shut.\n`;
  writeFileSync(path.join(desk, "ferry.md"), article("Ferry ramp closed", "1987-03-12"));
  writeFileSync(path.join(desk, "inquiry.md"), article("Inquiry into ferry ramp", "1987-04-02"));

  await run(home, "npx", "backfile", "import", "--archive", "my-archive");
  await run(home, "npx", "backfile", "build", "--archive", "my-archive");
  const page = readFileSync(path.join(archive, "dist", "1987", "03", "12-ferry-ramp-closed.html"), "utf8");
  assert.match(page, /<h1[^>]*>Ferry ramp closed<\/h1>/);
  assert.ok(existsSync(path.join(archive, "dist", "1987", "04", "02-inquiry-into-ferry-ramp.html")));
  assert.ok(existsSync(path.join(archive, "dist", "about.html")));
  assert.ok(existsSync(path.join(archive, "dist", "pagefind")));

  const checked = JSON.parse(await run(home, "npx", "backfile", "check", "--archive", "my-archive", "--json"));
  assert.equal(checked.ok, true);
});
