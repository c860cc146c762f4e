import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { settingsJsonSchema } from "../../scripts/check/settings-schema.ts";

const FILE = path.join(import.meta.dirname, "..", "..", "scripts", "settings.schema.json");

test("scripts/settings.schema.json says what scripts/settings.ts accepts", () => {
  const schema = settingsJsonSchema();
  if (process.env.UPDATE === "1" && !process.env.CI) writeFileSync(FILE, `${JSON.stringify(schema, null, 2)}\n`);
  const hint = "out of step; run: UPDATE=1 npm test -- settings-schema && npx biome format --write scripts/*.json";
  assert.deepEqual(JSON.parse(readFileSync(FILE, "utf8")), JSON.parse(JSON.stringify(schema)), hint);
});
