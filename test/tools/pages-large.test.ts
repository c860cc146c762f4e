import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { createArchive } from "../../scripts/new/create.ts";
import { put, snapshot, temporaryFolder } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";
import { type Finished, type Github, readWorkflow, runWorkflow } from "../support/workflow.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const ADDRESS = "https://example.github.io/archive";
const skip = process.platform === "win32" && "the workflows run on Linux";

/** An archive whose articles are not committed: the plan makes them of the sources. */
function fill(archive: string, stories: number): void {
  for (let at = 0; at < stories; at += 1)
    put(
      archive,
      `sources/desk/story-${at}.md`,
      `---\ntitle: Story ${at}\ndate: 198${at % 4}-03-1${at % 9}\ntopics: [Harbour]\n---\n\nMargaret Osei of the Harbour Board spoke of the ferry at Carrow Haven.\n`,
    );
}

/** What one machine makes of the same sources in one go, at the moment that the plan has set. */
async function alone(t: TestContext, { checkout, install }: Github, { outputs }: Finished): Promise<string> {
  const machine = temporaryFolder(t, "alone");
  cpSync(checkout, machine, { recursive: true });
  install(machine);
  const built = await backfile(["build", "--import", "--now", outputs.plan!.now!, "--address", `${ADDRESS}/`], {
    cwd: machine,
  });
  assert.equal(built.code, 0, built.stderr);
  return path.join(machine, "dist");
}

test("this repository's workflow for large archives publishes the bytes of a single build", { skip }, async (t) => {
  const checkout = temporaryFolder(t, "checkout");
  const { scripts } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as { scripts: object };
  put(checkout, "package.json", JSON.stringify({ scripts }).replaceAll("node bin/", `node ${ROOT}/bin/`));
  put(checkout, "content/_data/site.json", '{"name": "The Record"}');
  fill(checkout, 12);
  const work = temporaryFolder(t, "github");
  const github = { work, checkout, install: () => {}, address: ADDRESS, inputs: { parts: 3 }, sha: "1" };
  const finished = runWorkflow(readWorkflow(path.join(ROOT, ".github/workflows/pages-large.yml")), github);
  assert.deepEqual(snapshot(finished.pages), snapshot(await alone(t, github, finished)));
});

test("a new archive's does so too, again from what it has kept, and in four parts where none are named", {
  skip,
}, async (t) => {
  const checkout = temporaryFolder(t, "checkout");
  createArchive(checkout, "0.0.0");
  fill(checkout, 12);
  const install = (machine: string) => {
    mkdirSync(path.join(machine, "node_modules/.bin"), { recursive: true });
    symlinkSync(path.join(ROOT, "bin/backfile.js"), path.join(machine, "node_modules/.bin/backfile"));
  };
  const work = temporaryFolder(t, "github");
  const github = { work, checkout, install, address: ADDRESS, inputs: { parts: 2 }, sha: "1" };
  const workflow = readWorkflow(path.join(checkout, ".github/workflows/pages-large.yml"));
  const first = runWorkflow(workflow, github);
  assert.deepEqual(first.outputs.plan, { address: ADDRESS, now: first.outputs.plan!.now, count: "2", parts: "[1,2]" });
  assert.deepEqual(snapshot(first.pages), snapshot(await alone(t, github, first)));

  const story = path.join(checkout, "sources/desk/story-3.md");
  writeFileSync(story, readFileSync(story, "utf8").replace("Margaret Osei", "Ewan Roake"));
  const second = runWorkflow(workflow, { ...github, sha: "2" });
  assert.match(second.log, /, \d+ made anew/);
  assert.doesNotMatch(first.log, / made anew/);
  assert.deepEqual(snapshot(second.pages), snapshot(await alone(t, github, second)));

  const { jobs, ...rest } = workflow;
  const plan = runWorkflow({ ...rest, jobs: { plan: jobs.plan! } }, { ...github, inputs: {}, sha: "3" });
  assert.equal(plan.outputs.plan?.parts, "[1,2,3,4]");
  assert.ok(!existsSync(plan.pages));
});
