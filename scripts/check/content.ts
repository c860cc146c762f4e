import path from "node:path";
import { scanArticles } from "../catalogue/scan.ts";
import { grouped } from "../lib/report.ts";
import type { ArchivePaths } from "../settings.ts";
import { Findings, type Section } from "./findings.ts";

/** Every file in content/articles is an article, and no two have one id. Names in problems begin with content/articles/. */
export function checkContent(paths: ArchivePaths): Section {
  const findings = new Findings();
  const ids = new Map<string, string>();
  let files = 0;
  for (const scanned of scanArticles(paths.articles)) {
    files += 1;
    const file = path.posix.join("content/articles", scanned.path);
    if (!scanned.ok) {
      const { line, reason } = scanned.problem;
      findings.add({ file, line, reason, fix: "see docs/formats.md for what front matter may hold" });
      continue;
    }
    const { id } = scanned.file.article;
    const first = ids.get(id);
    if (first !== undefined)
      findings.add({
        file,
        line: lineOfId(scanned.text),
        reason: `has the id ${id}, as ${first} has`,
        fix: "remove one of the files, or give a copied one an id of its own",
      });
    else ids.set(id, file);
  }
  return {
    name: "Content",
    checked: `${grouped(files)} article files`,
    problems: findings.problems,
    count: findings.count,
    warnings: [],
  };
}

function lineOfId(text: string): number {
  return text.split("\n").findIndex((line) => line.startsWith("id:")) + 1;
}
