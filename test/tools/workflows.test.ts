import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";

const ROOT = path.join(import.meta.dirname, "..", "..");

const step = z.object({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
});
const workflow = z.object({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(z.string(), z.object({ steps: z.array(step), strategy: z.unknown().optional() })),
});

function read(file: string) {
  return workflow.parse(parse(readFileSync(path.join(ROOT, file), "utf8")));
}

/** What each step does, without versions and options. */
function stepsOf(file: string): string[] {
  const [job] = Object.values(read(file).jobs);
  return job!.steps.map(({ uses, run }) => uses?.split("@")[0] ?? run?.split(" -- ")[0] ?? "");
}

describe("workflows", () => {
  for (const file of [".github/workflows/pages.yml", "scripts/new/template/dot-github/workflows/pages.yml"])
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
      const { on, permissions, jobs } = read(file);
      assert.deepEqual(Object.keys(on), ["push", "workflow_dispatch"]);
      assert.deepEqual(permissions, { contents: "read", pages: "write", "id-token": "write" });
      const steps = Object.values(jobs)[0]!.steps;
      assert.equal(steps.find(({ uses }) => uses?.startsWith("actions/upload"))?.with?.path, "dist");
      assert.ok(steps.some(({ run }) => run === 'npm run build -- --address "$ADDRESS/"'));
    });

  test("the tests run on every version of Node that is supported", () => {
    assert.deepEqual(stepsOf(".github/workflows/ci.yml").slice(2), [
      "npm ci",
      "npm test",
      "npm run build",
      "npm run check",
    ]);
    const job = Object.values(read(".github/workflows/ci.yml").jobs)[0];
    assert.match(JSON.stringify(job?.strategy), /\[20,22,24\]/);
  });

  test("only official actions are used, each with its major version", () => {
    for (const name of [".github/workflows/pages.yml", ".github/workflows/ci.yml"])
      for (const { uses } of Object.values(read(name).jobs).flatMap((job) => job.steps))
        if (uses) assert.match(uses, /^actions\/[a-z-]+@v\d+$/);
  });
});
