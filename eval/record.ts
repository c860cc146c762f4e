import { readFileSync, writeFileSync } from "node:fs";

const PAGE = new URL("../docs/quality.md", import.meta.url);
const BETWEEN = /(<!-- measured -->\n)[\s\S]*?(<!-- end -->)/;

/** Puts a table in the place of the one that docs/quality.md keeps. */
export function record(table: string): void {
  const page = readFileSync(PAGE, "utf8");
  const day = new Date().toISOString().slice(0, 10);
  const text = `\nMeasured on ${day} with Node ${process.versions.node}.\n\n${table}\n\n`;
  writeFileSync(
    PAGE,
    page.replace(BETWEEN, (_, before, after) => before + text + after),
  );
}
