import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyPeer, type Measure } from "./bench.ts";
import { type Peer, peerRows } from "./peer.ts";

/** Hugo's version, as it says it itself; undefined where there is none. */
export function hugoVersion(): string | undefined {
  const said = spawnSync(hugoProgram(), ["version"], { encoding: "utf8" }).stdout ?? "";
  return /v(\d+\.\d+\.\d+)/.exec(said)?.[1];
}

function hugoProgram(): string {
  return process.env.HUGO || "hugo";
}

/** The same archive as a Hugo site: without related lists, or with those that Hugo makes. */
export function hugo(options: { related: boolean }): Measure {
  return async function* (bench) {
    const version = hugoVersion();
    const site = bench.workspace.at("hugo");
    if (version !== undefined) makeSite(site, bench.workspace.sources);
    yield* peerRows(bench, peerAt(site, version), options);
  };
}

function peerAt(site: string, version: string | undefined): Peer {
  return {
    id: "hugo",
    name: `Hugo${version === undefined ? "" : ` ${version}`}`,
    absent: version === undefined ? "Hugo was not found; HUGO=path names one" : undefined,
    site,
    command: (out, related) => ({
      program: hugoProgram(),
      args: [
        "--source",
        site,
        "--destination",
        out,
        "--noBuildLock",
        "--config",
        related ? "hugo.toml,related.toml" : "hugo.toml",
      ],
    }),
  };
}

/** Reads the sources where they stand; a year and a month are sections to Hugo only if a file says so. */
function makeSite(site: string, sources: string): void {
  copyPeer("hugo", site);
  const mounts = [
    { source: sources, target: "content/news" },
    { source: path.join(site, "content"), target: "content" },
  ];
  for (const { source, target } of mounts)
    appendFileSync(
      path.join(site, "hugo.toml"),
      `\n[[module.mounts]]\nsource = ${JSON.stringify(source)}\ntarget = ${JSON.stringify(target)}\n`,
    );
  writeIndex(path.join(site, "content", "news"), "Browse");
  for (const year of readdirSync(sources)) {
    writeIndex(path.join(site, "content", "news", year), year);
    for (const month of readdirSync(path.join(sources, year)))
      writeIndex(path.join(site, "content", "news", year, month), `${year}-${month}`);
  }
}

function writeIndex(folder: string, title: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "_index.md"), `---\ntitle: "${title}"\n---\n`);
}
