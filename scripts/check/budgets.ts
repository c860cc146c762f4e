import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Findings, type Section } from "./findings.ts";
import type { Inventory } from "./inventory.ts";
import { type PageFacts, pageFacts } from "./page.ts";
import { resolveReference } from "./resolve.ts";
import { samplePages } from "./sample.ts";

/** In bytes; all but the page's own frame are compressed (gzip -9). */
const BUDGETS = { css: 3.5 * 1024, frame: 3 * 1024, script: 1024, search: 6.125 * 1024, shards: 6 * 1024 };

const ARTICLE = /^(\d{4}\/\d{2}\/\d{2}-|undated\/(?!index\.html$)).*\.html$/;
const LEANER = "make it smaller, or say in the commit why the budget should grow";

type Cost = { what: string; bytes: number; budget: number; file: string };

/** What a reader must load beside the text: styles, scripts, and the frame around an article. */
export function checkBudgets(inventory: Inventory): Section {
  const findings = new Findings();
  const articles = [...inventory.sizes.keys()].filter((file) => ARTICLE.test(file));
  const costs = [...articleCosts(inventory, samplePages(articles, 20).sample, findings), ...searchCost(inventory)];
  for (const { what, bytes, budget, file } of costs)
    if (bytes > budget)
      findings.add({ file, reason: `${what}: ${kilobytes(bytes)} KB, more than ${kilobytes(budget)} KB`, fix: LEANER });
  const checked = costs.map(({ what, bytes, budget }) => `${what} ${kilobytes(bytes)} of ${kilobytes(budget)} KB`);
  return {
    name: "Budgets",
    checked: checked.join(", ") || "no article or search page to measure",
    problems: findings.problems,
    count: findings.count,
    warnings: [],
  };
}

/** The dearest of a sample of article pages, for each thing that has a budget. */
function articleCosts(inventory: Inventory, sample: string[], findings: Findings): Cost[] {
  const dearest = new Map<string, Cost>();
  for (const file of sample) {
    const markup = readFileSync(path.join(inventory.root, file), "utf8");
    const facts = pageFacts(markup);
    const styles = loaded(facts, file, ".css");
    if (styles.length > 1)
      findings.add({ file, reason: `loads ${styles.length} style sheets`, fix: "join them in one" });
    for (const cost of [
      { what: "styles", bytes: compressed(inventory, styles), budget: BUDGETS.css, file },
      { what: "frame", bytes: frameBytes(markup), budget: BUDGETS.frame, file },
      {
        what: "article script",
        bytes: compressed(inventory, loaded(facts, file, ".js")),
        budget: BUDGETS.script,
        file,
      },
    ])
      if (cost.bytes > (dearest.get(cost.what)?.bytes ?? -1)) dearest.set(cost.what, cost);
  }
  return [...dearest.values()];
}

/** The search page's own script, and what it loads for a large archive; Pagefind's is not ours to make smaller. */
function searchCost(inventory: Inventory): Cost[] {
  const file = "search.html";
  if (!inventory.sizes.has(file)) return [];
  const facts = pageFacts(readFileSync(path.join(inventory.root, file), "utf8"));
  const scripts = loaded(facts, file, ".js").filter((script) => /\/search-/.test(script));
  const shards = [...inventory.sizes.keys()].filter((script) => /^assets\/shards-\w+\.js$/.test(script));
  return [
    { what: "search script", bytes: compressed(inventory, scripts), budget: BUDGETS.search, file },
    { what: "script for large archives", bytes: compressed(inventory, shards), budget: BUDGETS.shards, file },
  ];
}

function loaded(facts: PageFacts, file: string, extension: string): string[] {
  return facts.references.flatMap(({ kind, url }) => {
    const target = kind === "resource" ? resolveReference(url, file, null, facts.base) : undefined;
    return target?.kind === "inside" && target.address.endsWith(extension) ? [target.address] : [];
  });
}

function compressed(inventory: Inventory, files: string[]): number {
  const sizes = files
    .filter((file) => inventory.sizes.has(file))
    .map((file) => gzipSync(readFileSync(path.join(inventory.root, file)), { level: 9 }).length);
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The bytes of a page that are the same for every article: without <main>, title, descriptions and structured data. */
function frameBytes(markup: string): number {
  const frame = markup
    .replace(/<main[\s\S]*<\/main>/, "")
    .replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, "")
    .replace(/<title>[\s\S]*?<\/title>/, "")
    .replace(/<meta (?:name="description"|property=)[^>]*>/g, "")
    .replace(/<link rel="canonical"[^>]*>/, "");
  return Buffer.byteLength(frame);
}

function kilobytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
