import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { articleKeys } from "../../scripts/article/schema.ts";
import { takeIn } from "../../scripts/intake/intake.ts";
import { archivePaths, settingsSchema } from "../../scripts/settings.ts";
import { collectInputs } from "../../scripts/sources/inputs.ts";
import { readProfiles } from "../../scripts/sources/text/profile.ts";
import { makeArchive } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";
import { CASES } from "./golden.ts";

const settings = settingsSchema.parse({ name: "Test archive" });

/** What a record need not state. */
const DEFAULTS = new Set(["status", "provenance", "dateBasis", "datePrecision", "dateText"]);

describe("backfile inspect", () => {
  for (const format of readdirSync(CASES))
    test(`says where each value of ${format} comes from`, async () => {
      const paths = archivePaths(".");
      const jobs = collectInputs(paths, [path.join(CASES, format)])
        .filter(({ path: place }) => !place.includes(`${path.sep}expected${path.sep}`))
        .map((input) => ({ ...input, shared: false, after: -1 }));
      const told = { jobs, profiles: readProfiles(paths.profiles), settings, captured: new Map() };
      let articles = 0;
      for await (const { event } of takeIn({ ...told, workers: 0 })) {
        if (event.type !== "article") continue;
        articles += 1;
        const { article } = event.file;
        for (const key of articleKeys) {
          const value = article[key];
          const isThere = value !== undefined && (!Array.isArray(value) || value.length > 0);
          const where = `${article.provenance?.file} (${event.locator}): ${key}`;
          if (isThere && !DEFAULTS.has(key)) assert.ok(event.origins?.[key], where);
        }
      }
      assert.ok(articles > 0);
    });

  test("shows a record field by field, and what else is in the file", async (context) => {
    const page = "---\ntitle: Fog\nauthor: Joan Pike\nlayout: post\nbell: 2\n---\n\nIt came in the night.\n";
    const archive = makeArchive(context, { "sources/1998-03-12-fog.md": page });
    const file = path.join(archive, "sources", "1998-03-12-fog.md");
    const { stdout } = await backfile(["inspect", file, "--archive", archive]);
    assert.match(stdout, /title +Fog {2}<- title\n/);
    assert.match(stdout, /authors +Joan Pike {2}<- author\n/);
    assert.match(stdout, /date +1998-03-12 {2}<- the file's name\n/);
    assert.match(stdout, /note: front matter left out: bell/);
    assert.match(stdout, /\| It came in the night\./);
  });
});
