import path from "node:path";
import { scanArticles } from "../catalogue/scan.ts";
import { grouped } from "../lib/report.ts";
import type { ArchivePaths } from "../settings.ts";
import { Findings, type Section } from "./findings.ts";

/**
 * Every file in content/articles is an article, and no two have one id; every one in content/versions is an earlier
 * version of one of them. Names in problems begin with content/.
 */
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
  const versions = checkVersions(paths, ids, findings);
  const kept = versions === 0 ? "" : ` and ${grouped(versions)} earlier version${versions === 1 ? "" : "s"}`;
  return {
    name: "Content",
    checked: `${grouped(files)} article files${kept}`,
    problems: findings.problems,
    count: findings.count,
    warnings: [],
  };
}

/** Versions lie in a folder named by the id of their article, and state it. */
function checkVersions(paths: ArchivePaths, ids: Map<string, string>, findings: Findings): number {
  let files = 0;
  for (const scanned of scanArticles(paths.versions)) {
    files += 1;
    const file = path.posix.join("content/versions", scanned.path);
    if (!scanned.ok) {
      const { line, reason } = scanned.problem;
      findings.add({ file, line, reason, fix: "see docs/formats.md for what front matter may hold" });
      continue;
    }
    const folder = path.posix.dirname(scanned.path);
    const { id } = scanned.file.article;
    const line = Math.max(1, lineOfId(scanned.text));
    if (id !== folder)
      findings.add({ file, line, reason: `does not lie in the folder of its id, ${id}`, fix: "move it there" });
    else if (!ids.has(id))
      findings.add({
        file,
        line,
        reason: `is a version of ${id}, which is not in content/articles`,
        fix: "bring the article back, or remove the folder",
      });
  }
  return files;
}

function lineOfId(text: string): number {
  return text.split("\n").findIndex((line) => line.startsWith("id:")) + 1;
}
