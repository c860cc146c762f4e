import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { launch } from "../browser/launch.ts";
import { articleText, makeArchive } from "../support/archive.ts";

const PROGRAM = path.join(import.meta.dirname, "..", "..", "bin", "backfile.js");
const LONG = { timeout: 60_000 };

/** Runs a command that goes on until it is stopped; settles with its JSON line, the address among it. */
async function started(args: string[]): Promise<{ url: string; child: ChildProcess; log: () => string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args, "--json", "--port", "0"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  let out = "";
  child.stderr.on("data", (piece: Buffer) => {
    log += piece;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (piece: Buffer) => {
      out += piece;
      if (out.includes("\n}")) resolve(JSON.parse(out.slice(0, out.indexOf("\n}") + 2)).url);
    });
    child.on("close", () => reject(new Error(`it ended: ${log}`)));
  });
  return { url, child, log: () => log };
}

/** Ends it as Ctrl-C does, and gives its exit code. */
function stopped(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.removeAllListeners("close");
    child.on("close", resolve);
    child.kill("SIGINT");
  });
}

async function until(holds: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  const end = Date.now() + LONG.timeout;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${LONG.timeout} ms: ${what()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const FRONT = "id: ferry-1987\ntitle: Ferry ramp closed\ndate: 1987-03-12";
const ARTICLE = "content/articles/1987/03/12-ferry.md";

test("serve shows the site at a prefix until Ctrl-C, and ends with 0", async (t) => {
  const archive = makeArchive(t, { "dist/index.html": "<!doctype html><title>Home</title>" });
  const { url, child } = await started(["serve", "--archive", archive, "--prefix", "/repo"]);
  assert.match(url, /\/repo\/$/);
  assert.equal(await (await fetch(url)).text(), "<!doctype html><title>Home</title>");
  assert.equal(await stopped(child), 0);
});

test("dev shows an edit in the open page by itself, and outlives a broken one", async (t) => {
  const archive = makeArchive(t, {
    "content/_data/site.json": '{"name": "Harbour Record"}',
    "content/pages/about.md": "---\ntitle: About\n---\n\nAbout.\n",
    [ARTICLE]: articleText(FRONT),
  });
  const { url, child, log } = await started(["dev", "--archive", archive]);
  t.after(() => child.kill());
  await until(() => log().includes("built in"), log);
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
  await page.goto(`${url}1987/03/12-ferry.html`);
  assert.equal(await page.textContent("h1"), "Ferry ramp closed");

  writeFileSync(path.join(archive, ARTICLE), articleText(FRONT.replace("closed", "open again")));
  await page.getByRole("heading", { name: "Ferry ramp open again" }).waitFor(LONG);

  writeFileSync(path.join(archive, "content/_data/site.json"), '{"name": ');
  await until(() => log().includes("the build failed"), log);
  writeFileSync(path.join(archive, "content/_data/site.json"), '{"name": "Harbour Gazette"}');
  await page.getByRole("link", { name: "Harbour Gazette" }).waitFor(LONG);

  mkdirSync(path.join(archive, "sources", "desk"), { recursive: true });
  appendFileSync(
    path.join(archive, "sources", "desk", "1990-05-01-library.md"),
    articleText("title: Library moves\ndate: 1990-05-01"),
  );
  await until(async () => (await (await fetch(`${url}index.html`)).text()).includes("Library moves"), log);
  assert.deepEqual(refused, [], "the pages' own policy allows the reload script");
  assert.equal(await stopped(child), 0);
});
