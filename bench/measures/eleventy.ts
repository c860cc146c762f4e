import { copyFileSync, linkSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { walk } from "../../scripts/lib/files.ts";
import { copyPeer, type Measure, PROJECT } from "./bench.ts";
import { type Peer, peerRows } from "./peer.ts";

const ELEVENTY = path.join(PROJECT, "node_modules", "@11ty", "eleventy");

/** The installed Eleventy without Backfile: collections and Nunjucks, with related lists by shared tags or without. */
export function eleventy(options: { related: boolean }): Measure {
  return async function* (bench) {
    const site = bench.workspace.at("eleventy");
    makeSite(site, bench.workspace.sources);
    yield* peerRows(bench, peerAt(site), options);
  };
}

function peerAt(site: string): Peer {
  return {
    id: "eleventy",
    name: `Eleventy ${eleventyVersion()}`,
    absent: undefined,
    site,
    command: (out, related) => ({
      program: process.execPath,
      // Relative to the site: Eleventy takes some absolute paths for relative ones.
      args: [path.join(ELEVENTY, "cmd.cjs"), `--output=${path.relative(site, out)}`, "--quiet"],
      cwd: site,
      env: { RELATED: related ? "1" : "0" },
    }),
  };
}

export function eleventyVersion(): string {
  return String(JSON.parse(readFileSync(path.join(ELEVENTY, "package.json"), "utf8")).version);
}

/** The sources stand in Eleventy's input folder, as links where the disk has them: it reads, and never writes, them. */
function makeSite(site: string, sources: string): void {
  copyPeer("eleventy", site);
  for (const { file } of walk(sources)) {
    const target = path.join(site, "src", "news", file);
    mkdirSync(path.dirname(target), { recursive: true });
    try {
      linkSync(path.join(sources, file), target);
    } catch {
      copyFileSync(path.join(sources, file), target);
    }
  }
}
