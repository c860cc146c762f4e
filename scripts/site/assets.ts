import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Features, transform } from "lightningcss";

/** The site's own styles and scripts: read from _includes, made small, named by their content. */

const INCLUDES = fileURLToPath(new URL("../../_includes/", import.meta.url));

/** The first file states the order of the layers; after it the order of files decides nothing but the bytes. */
const STYLES = ["tokens", "base", "layout", "parts", "spine", "article", "search", "print"];

/** Browsers that know cascade layers; older ones get the plain document, which reads well. */
const TARGETS = { chrome: 99 << 16, firefox: 97 << 16, safari: (15 << 16) | (4 << 8), ios_saf: (15 << 16) | (4 << 8) };

/** What the search page loads besides: `shards` for a large archive, `fold` where stories were printed more than once. */
export type Assets = { css: string; timeago: string; old: string; search: string; shards: string; fold: string };
export type Asset = { name: keyof Assets; address: string; content: string };

/** Styles and scripts as they will be written; the same bytes on every machine. */
export async function compileAssets(): Promise<Asset[]> {
  const [timeago, old, shards, fold] = await Promise.all([
    script("timeago", "iife"),
    script("old", "iife"),
    script("search/shards/open", "esm"),
    script("search/fold", "esm"),
  ]);
  const large = asset("shards", "shards", "js", shards);
  const folding = asset("fold", "fold", "js", fold);
  // All stand in one folder: the search script knows the others by their names there.
  const named = ({ address }: Asset) => JSON.stringify(path.posix.basename(address));
  const search = await script("search", "esm", { SHARDS: named(large), FOLD: named(folding) });
  return [
    asset("css", "site", "css", styles()),
    asset("timeago", "timeago", "js", timeago),
    asset("old", "old", "js", old),
    asset("search", "search", "js", search),
    large,
    folding,
  ];
}

/** Writes them, and says where they are, from the site's root. */
export async function buildAssets(outDir: string): Promise<Assets> {
  const assets = await compileAssets();
  mkdirSync(path.join(outDir, "assets"), { recursive: true });
  for (const { address, content } of assets) writeFileSync(path.join(outDir, address), content);
  return addressesOf(assets);
}

export function addressesOf(assets: Asset[]): Assets {
  const at = (name: keyof Assets) => assets.find((asset) => asset.name === name)?.address ?? "";
  return {
    css: at("css"),
    timeago: at("timeago"),
    old: at("old"),
    search: at("search"),
    shards: at("shards"),
    fold: at("fold"),
  };
}

function asset(name: keyof Assets, stem: string, extension: string, content: string): Asset {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  return { name, address: `assets/${stem}-${hash}.${extension}`, content };
}

function styles(): string {
  const folder = path.join(INCLUDES, "css");
  const known = new Set(readdirSync(folder));
  const files = STYLES.map((name) => `${name}.css`).filter((file) => known.has(file));
  const source = files.map((file) => readFileSync(path.join(folder, file), "utf8")).join("\n");
  // The styles do not use light-dark(); left on, every color-scheme would be given the variables that stand in for it.
  const options = { minify: true, targets: TARGETS, exclude: Features.LightDark };
  return transform({ filename: "site.css", code: Buffer.from(source), ...options }).code.toString();
}

async function script(name: string, format: "iife" | "esm", define: { [name: string]: string } = {}): Promise<string> {
  const entry = path.join(INCLUDES, "js", `${name}.ts`);
  const result = await build({
    entryPoints: [entry],
    absWorkingDir: INCLUDES,
    bundle: true,
    write: false,
    minify: true,
    format,
    define,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
  });
  return result.outputFiles[0]!.text;
}
