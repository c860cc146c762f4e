import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Row } from "./set.ts";
import { sets } from "./sets/registry.ts";

/** `npm run eval`, `npm run eval -- aeb wcxb`, `npm run eval -- aeb --worst`. */
const wanted = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const worst = process.argv.includes("--worst");
const corpora = process.env.CORPORA ?? fileURLToPath(new URL("../../shared/corpora/", import.meta.url));

const rows: Row[] = [];
for (const set of sets.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  const folder = path.join(corpora, set.corpus);
  if (!existsSync(folder)) {
    console.log(`${set.name}: skipped, no corpora (${set.corpus} is not at hand)`);
    continue;
  }
  rows.push(...(await set.run(folder, (line) => worst && console.log(`  ${line}`))));
}

const said = (value: number) => value.toFixed(3).replace(/^0/, "");
console.log("| set | measure | Backfile | goal | published |");
console.log("|---|---|---|---|---|");
for (const { set, measure, ours, of, goal, published = [], note } of rows) {
  const value = of === undefined ? said(ours) : `${ours} of ${of}`;
  const aim = goal === undefined ? "" : of === undefined ? said(goal) : String(goal);
  const met = goal === undefined || ours >= goal ? "" : " (missed)";
  console.log(`| ${set} | ${measure}${note ? ` (${note})` : ""} | ${value}${met} | ${aim} | ${published.join(", ")} |`);
}
