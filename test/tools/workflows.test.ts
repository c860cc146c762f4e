import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { parseArgs } from "node:util";
import { parseAllDocuments } from "yaml";
import { commonOptions } from "../../scripts/commands/command.ts";
import { commands } from "../../scripts/commands/registry.ts";
import { needsOf, readWorkflow } from "../support/workflow.ts";

const ROOT = path.join(import.meta.dirname, "..", "..");
const TEMPLATE = "scripts/new/template/";
const PAGES = [".github/workflows/pages.yml", `${TEMPLATE}dot-github/workflows/pages.yml`];
const LARGE = [".github/workflows/pages-large.yml", `${TEMPLATE}dot-github/workflows/pages-large.yml`];
const CI = ".github/workflows/ci.yml";

function read(file: string) {
  return readWorkflow(path.join(ROOT, file));
}

function jobOf(file: string, name = Object.keys(read(file).jobs)[0]!) {
  return read(file).jobs[name]!;
}

/** What each step of a job does, without versions and options; the first job's where none is named. */
function stepsOf(file: string, job?: string): string[] {
  const whole = ({ run = "" }) => (run.includes("\n") ? run.split(/[\s=]/)[0]! : run);
  return jobOf(file, job).steps.map(
    (step) =>
      step.uses?.split("@")[0] ??
      whole(step)
        .replace(/npm run -s backfile --/, "backfile")
        .split(" -- ")[0]!,
  );
}

describe("workflows", () => {
  for (const file of PAGES)
    test(`${file} builds with the site's address, checks, then publishes`, () => {
      assert.deepEqual(stepsOf(file), [
        "actions/checkout",
        "actions/setup-node",
        "npm ci",
        "actions/configure-pages",
        "actions/cache",
        "npm run build",
        "npm run check",
        "actions/upload-pages-artifact",
        "actions/deploy-pages",
      ]);
      const { on, permissions } = read(file);
      assert.deepEqual(Object.keys(on), ["push", "workflow_dispatch"]);
      assert.deepEqual(permissions, { contents: "read", pages: "write", "id-token": "write" });
      const { steps } = jobOf(file);
      assert.equal(steps.find(({ uses }) => uses?.startsWith("actions/upload"))?.with?.path, "dist");
      assert.ok(steps.some(({ run }) => run === 'npm run build -- --address "$ADDRESS/"'));
    });

  test("the tests run on every version of Node that is supported", () => {
    assert.deepEqual(stepsOf(CI).slice(2), ["npm ci", "npm test", "npm run build", "npm run check"]);
    assert.match(JSON.stringify(jobOf(CI).strategy), /\[20,22,24\]/);
  });

  test("only official actions are used, each with its major version, and one version of each", () => {
    const versions = new Map<string, Set<string>>();
    for (const name of [...PAGES, ...LARGE, CI])
      for (const { uses } of Object.values(read(name).jobs).flatMap((job) => job.steps))
        if (uses) {
          const [, action = "", version = ""] = /^(actions\/[a-z-]+)@(v\d+)$/.exec(uses) ?? assert.fail(uses);
          versions.set(action, (versions.get(action) ?? new Set()).add(version));
        }
    for (const [action, used] of versions) assert.equal(used.size, 1, `${action} ${[...used]}`);
  });
});

describe("the workflow for large archives", () => {
  for (const file of LARGE) {
    const backfile = file.startsWith(TEMPLATE) ? "npx backfile" : "backfile";

    test(`${file} plans, builds the parts, merges and checks them, and deploys, in this order`, () => {
      const { on, permissions, jobs } = read(file);
      assert.deepEqual(Object.keys(on), ["workflow_dispatch"]);
      assert.deepEqual(permissions, read(PAGES[0]!).permissions);
      const needs = Object.entries(jobs).map(([name, job]) => [name, needsOf(job)]);
      assert.deepEqual(needs, [
        ["plan", []],
        ["part", ["plan"]],
        ["merge", ["plan", "part"]],
        ["deploy", ["merge"]],
      ]);
      const start = ["actions/checkout", "actions/setup-node", "npm ci"];
      assert.deepEqual(stepsOf(file, "plan"), [
        ...start,
        "actions/configure-pages",
        "echo",
        "actions/cache",
        "npm run build",
        "tar -cf archive.tar content .backfile/cache",
        "actions/upload-artifact",
      ]);
      assert.deepEqual(stepsOf(file, "part"), [
        ...start,
        "actions/cache",
        "actions/download-artifact",
        "rm",
        `${backfile} build --shard "$PART/$COUNT" --out "part-$PART" --now "$NOW" --address "$ADDRESS/"`,
        'tar -cf "part-$PART.tar" "part-$PART"',
        "actions/upload-artifact",
      ]);
      assert.deepEqual(stepsOf(file, "merge"), [
        ...start,
        "actions/download-artifact",
        "rm",
        `${backfile} merge part-*/ --out dist`,
        "rm -rf part-*/",
        "npm run check",
        "actions/upload-pages-artifact",
      ]);
      assert.deepEqual(stepsOf(file, "deploy"), ["actions/deploy-pages"]);
    });

    test(`${file} gives all machines the same version of Node, as pages.yml does`, () => {
      const nodes = [...Object.values(read(file).jobs), jobOf(PAGES[0]!)].flatMap(({ steps }) =>
        steps.flatMap((step) => (step.uses?.startsWith("actions/setup-node") ? [step.with?.["node-version"]] : [])),
      );
      assert.deepEqual(new Set(nodes).size, 1);
    });
  }

  test("a new archive's differs from this one by how it calls Backfile only", () => {
    const [ours, theirs] = LARGE.map((file) => readFileSync(path.join(ROOT, file), "utf8").replace(/^(#.*\n)*/, ""));
    assert.equal(ours!.replaceAll("npm run -s backfile -- ", "npx backfile "), theirs);
  });
});

/** A call of the command line: the command's name, and what stands behind it. */
const CALL =
  /(?:npm run (?:-s backfile -- )?|npx backfile |\bbackfile )(new|import|build|merge|index|serve|check)\b(.*)/;

/** Fails where a command does not take what a text writes behind it. Gives how many calls there are. */
async function accept(text: string): Promise<number> {
  const lines = text
    .replace(/\\\n\s*/g, " ")
    .replace(/ #.*/g, "")
    .split(/\n|&&/);
  const calls = lines.map((line) => CALL.exec(line)).filter((call) => call !== null);
  for (const [, name = "", behind = ""] of calls) {
    const { options, positionals } = await commands.get(name)!();
    const words = (behind.match(/"[^"]*"|'[^']*'|[^\s`'"]+/g) ?? []).filter((word, at) => at > 0 || word !== "--");
    parseArgs({ args: words, options: { ...commonOptions, ...options }, allowPositionals: positionals !== undefined });
  }
  return calls.length;
}

test("every command that a workflow runs takes the options it is given", async () => {
  for (const file of [...PAGES, ...LARGE, CI]) {
    const scripts = Object.values(read(file).jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
    assert.ok((await accept(scripts.join("\n"))) >= 2, file);
  }
  await assert.rejects(accept("npx backfile merge --now 2026-01-01"), /Unknown option '--now'/);
});

describe("the examples of docs/scale.md", () => {
  const page = readFileSync(path.join(ROOT, "docs/scale.md"), "utf8");
  const blocks = (language: string) => page.match(new RegExp(`(?<=\\n\`\`\`${language}\\n)[^\`]*`, "g")) ?? [];

  test("take the options they are given", async () => {
    assert.equal(await accept(blocks("sh").join("\n")), 9);
    assert.equal(await accept(blocks("yaml").join("\n")), 5);
  });

  test("give every pod of the indexed job a part", () => {
    const [plan, parts, merge] = parseAllDocuments(blocks("yaml")[0]!).map((document) => document.toJS());
    for (const { spec } of [plan, parts, merge]) assert.equal(spec.template.spec.restartPolicy, "Never");
    const { completionMode, completions, template } = parts.spec;
    assert.equal(completionMode, "Indexed");
    assert.equal(template.spec.containers[0].env[0].value, String(completions));
  });

  test("are shell that a shell can read", { skip: process.platform === "win32" }, () => {
    const scripts = parseAllDocuments(blocks("yaml")[0]!).map(
      (document) => document.toJS().spec.template.spec.containers[0].args[0],
    );
    for (const script of [...blocks("sh"), ...scripts]) execFileSync("bash", ["-n", "-c", script]);
  });
});
