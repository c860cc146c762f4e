import { readFileSync } from "node:fs";
import path from "node:path";
import { messageOf } from "../lib/errors.ts";
import { grouped } from "../lib/report.ts";
import { DATA, DATA_FOLDER } from "../site/addresses.ts";
import { Findings, type Section } from "./findings.ts";
import type { Inventory } from "./inventory.ts";

const PACKAGE = `${DATA_FOLDER}/datapackage.json`;
const REBUILD = "build again";

type Resource = { path: string; bytes: number };

/** The files for other programs are those that their description names, each as long as it says. */
export function checkData(inventory: Inventory): Section {
  const findings = new Findings();
  const files = [...inventory.sizes.keys()].filter((file) => file.startsWith(`${DATA_FOLDER}/`));
  const resources = files.length === 0 ? [] : resourcesIn(inventory, findings);
  const named = new Set([DATA, PACKAGE]);
  for (const { path: name, bytes } of resources) {
    const file = `${DATA_FOLDER}/${name}`;
    const size = inventory.sizes.get(file);
    named.add(file);
    if (size === undefined) findings.add({ file: PACKAGE, reason: `names ${name}, which is not there`, fix: REBUILD });
    else if (size !== bytes)
      findings.add({ file, reason: `has ${grouped(size)} bytes, not ${grouped(bytes)}`, fix: REBUILD });
  }
  for (const file of files)
    if (/\.(csv|jsonl)$/.test(file) && !named.has(file))
      findings.add({ file, reason: "is described nowhere", fix: REBUILD });
  const checked = resources.length === 0 ? "none" : `${grouped(resources.length)} files`;
  return { name: "Data", checked, problems: findings.problems, count: findings.count, warnings: [] };
}

function resourcesIn(inventory: Inventory, findings: Findings): Resource[] {
  try {
    const { resources } = JSON.parse(readFileSync(path.join(inventory.root, PACKAGE), "utf8")) as {
      resources: Resource[];
    };
    return resources.map(({ path: name, bytes }) => ({ path: String(name), bytes: Number(bytes) }));
  } catch (thrown) {
    findings.add({ file: PACKAGE, reason: `cannot be read: ${messageOf(thrown)}`, fix: REBUILD });
    return [];
  }
}
