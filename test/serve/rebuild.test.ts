import assert from "node:assert/strict";
import { test } from "node:test";
import { createRebuilder } from "../../scripts/serve/rebuild.ts";

test("changes during a build, however many, make one more build", async () => {
  const builds: string[][] = [];
  let release = () => {};
  const rebuilder = createRebuilder(async (changes) => {
    builds.push([...changes].sort());
    if (builds.length === 1) await new Promise<void>((resolve) => (release = resolve));
  }, 1);

  rebuilder.note("content");
  while (builds.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  rebuilder.note("content");
  rebuilder.note("sources");
  rebuilder.note("content");
  release();
  await rebuilder.idle();
  assert.deepEqual(builds, [["content"], ["content", "sources"]]);

  rebuilder.note("program");
  await rebuilder.idle();
  assert.deepEqual(builds.at(-1), ["program"]);
});
