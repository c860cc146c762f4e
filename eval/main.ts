import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { record } from "./record.ts";
import type { EvalSet, Row } from "./set.ts";
import { sets } from "./sets/registry.ts";
import { tableOf } from "./table.ts";

/** `npm run eval`, `npm run eval -- aeb wcxb --worst`, `npm run eval -- --record`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Says which cases went worst. */
    worst: { type: "boolean" },
    /** Puts the table into docs/quality.md. */
    record: { type: "boolean" },
  },
});
const corpora = process.env.CORPORA ?? fileURLToPath(new URL("../../shared/corpora/", import.meta.url));

const isWanted = ({ name }: EvalSet) =>
  positionals.length === 0 || positionals.some((word) => name === word || name.startsWith(`${word}-`));

const rows: Row[] = [];
for (const set of sets.filter(isWanted)) {
  const folder = path.join(corpora, set.corpus);
  if (!existsSync(folder)) {
    console.log(`${set.name}: skipped, no corpora (${set.corpus} is not at hand)`);
    continue;
  }
  rows.push(...(await set.run(folder, (line) => values.worst && console.log(`  ${line}`))));
}
const table = tableOf(rows);
console.log(table);
if (values.record) record(table);
