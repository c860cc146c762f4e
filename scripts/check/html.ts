import { readFileSync } from "node:fs";
import path from "node:path";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { grouped } from "../lib/report.ts";
import { Findings, type Section } from "./findings.ts";
import { htmlRules } from "./html-rules.ts";
import type { Inventory } from "./inventory.ts";
import { samplePages } from "./sample.ts";

/** Pages looked at of every kind: they come from one template, so what is wrong in one is wrong in most. */
const PER_KIND = 25;

/** The pages are valid HTML by the rules in html-rules.ts: all of a small site, a fixed sample of a large one. */
export function checkHtml(
  inventory: Inventory,
  progress: (done: number, total: number) => void = () => {},
  perKind = PER_KIND,
): Section {
  const pages = [...inventory.sizes.keys()].filter((file) => file.endsWith(".html"));
  const { kinds, sample } = samplePages(pages, perKind);
  const validator = new HtmlValidate(new StaticConfigLoader(htmlRules));
  const findings = new Findings();
  for (const [index, file] of sample.entries()) {
    progress(index, sample.length);
    const report = validator.validateStringSync(readFileSync(path.join(inventory.root, file), "utf8"));
    for (const { line, message, ruleId } of report.results.flatMap((result) => result.messages))
      findings.add({
        file,
        line,
        reason: `${message} (${ruleId})`,
        fix: "mend the layout in _includes, or the content",
      });
  }
  const part =
    sample.length < pages.length ? `${grouped(sample.length)} of ${grouped(pages.length)}` : grouped(pages.length);
  return {
    name: "HTML",
    checked: `${part} pages, of ${grouped(kinds)} kinds`,
    problems: findings.problems,
    count: findings.count,
    warnings: [],
  };
}
