import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isOfFormat } from "../formats/registry.ts";
import { PROJECT } from "../measures/bench.ts";
import type { Options } from "../options.ts";
import { costChart } from "./cost-chart.ts";
import { importRecordText, recordText } from "./record.ts";
import type { Results } from "./results.ts";

/** Writes the results as JSON, as tables and as a chart; gives the files. */
export function writeResults(results: Results, { out, json, record }: Options): string[] {
  const files: [string, string][] = [
    [path.join(out, "results.json"), jsonOf(results)],
    [path.join(out, "results.md"), recordText(results, "chart.svg")],
    [path.join(out, "chart.svg"), costChart(results)],
  ];
  if (json !== undefined) files.push([json, jsonOf(results)]);
  // Formats have a page of their own, which needs no other measures.
  if (record && results.rows.every(({ id }) => isOfFormat(id)))
    files.push([path.join(PROJECT, "docs", "benchmarks-import.md"), importRecordText(results)]);
  else if (record)
    files.push(
      [path.join(PROJECT, "docs", "benchmarks.md"), recordText(results, "images/benchmarks.svg")],
      [path.join(PROJECT, "docs", "images", "benchmarks.svg"), costChart(results)],
    );
  for (const [file, text] of files) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return files.map(([file]) => path.resolve(file));
}

const jsonOf = (results: Results) => `${JSON.stringify(results, null, 2)}\n`;
