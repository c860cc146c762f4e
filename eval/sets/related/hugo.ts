import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Document, Ranker, Ranking } from "./rankers.ts";

/** As many as the measures look at. */
const MOST = 12;

const program = () => process.env.HUGO || "hugo";

/** The rankers, and those of Hugo where it is installed (in PATH, or as HUGO names it); says so where it is not. */
export function withHugo(rankers: Ranker[]): Ranker[] {
  const said = spawnSync(program(), ["version"], { encoding: "utf8" }).stdout ?? "";
  const version = /v(\d+\.\d+\.\d+)/.exec(said)?.[1];
  if (version !== undefined) return [...rankers, hugo(version, false), hugo(version, true)];
  console.log("Hugo's related: skipped, Hugo was not found; HUGO=path names one");
  return rankers;
}

/**
 * Hugo's `.Related` in the configuration of its documentation, newer pages included. Hugo reads no text: it compares what
 * front matter lists. `headlines`: whether the words of the headline are the keywords; without, pages have tags alone.
 */
function hugo(version: string, headlines: boolean): Ranker {
  return {
    name: `Hugo ${version}, tags${headlines ? " and words of headlines" : ""}`,
    async rank(documents) {
      const site = mkdtempSync(path.join(tmpdir(), "backfile-hugo-"));
      try {
        writeSite(site, documents, headlines);
        const { status, stdout, stderr, error } = spawnSync(program(), ["--source", site], { encoding: "utf8" });
        if (status !== 0) throw new Error(`Hugo ended with ${status}: ${error?.message ?? (stderr || stdout)}`);
        return rankingIn(readFileSync(path.join(site, "public", "index.json"), "utf8"));
      } finally {
        rmSync(site, { recursive: true, force: true });
      }
    },
  };
}

/** https://gohugo.io/configuration/related-content/ has these indices and weights. */
const CONFIG = `
baseURL = "https://archive.example/"
title = "Related"
disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "section"]
[outputs]
home = ["json"]
[related]
includeNewer = true
threshold = 80
toLower = true
[[related.indices]]
name = "keywords"
weight = 100
[[related.indices]]
name = "date"
weight = 10
[[related.indices]]
name = "tags"
weight = 80
`;

/** A line for each page: its number, and those of its related pages. */
const TEMPLATE = `{{ range site.RegularPages }}{{ .File.ContentBaseName }}:
{{- range first ${MOST} (site.RegularPages.Related .) }} {{ .File.ContentBaseName }}{{ end }}
{{ end }}`;

function writeSite(site: string, documents: Document[], headlines: boolean): void {
  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
    writeFileSync(path.join(site, file), text);
  };
  put("hugo.toml", CONFIG);
  put("layouts/index.json", TEMPLATE);
  put("layouts/_default/single.html", "");
  for (const [number, { title, date, tags }] of documents.entries()) {
    const keywords = headlines ? [...new Set(title.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])] : [];
    const day = /^\d{4}-\d{2}-\d{2}$/.test(date ?? "") ? date : undefined;
    // Front matter in JSON: no title can be anything but text.
    put(`content/${number}.md`, `${JSON.stringify({ title, date: day, tags: [...new Set(tags)], keywords })}\n`);
  }
}

function rankingIn(lines: string): Ranking {
  const lists = new Map<number, number[]>();
  for (const line of lines.split("\n")) {
    const [page, ...others] = line.split(/[: ]+/).filter(Boolean).map(Number);
    if (page !== undefined) lists.set(page, others);
  }
  return (document) => lists.get(document) ?? [];
}
