import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { buildAssets } from "../../scripts/site/assets.ts";
import { site } from "./fixtures.ts";
import { pages } from "./pages.ts";

/** Writes the fixture pages with the real styles and scripts, as a site that can be opened from disk. */
export async function writeSite(): Promise<{ folder: string; addresses: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), "backfile-look-"));
  const assets = await buildAssets(folder);
  const made = pages({ ...site, assets });
  for (const [address, markup] of made) {
    const file = path.join(folder, address);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, markup);
  }
  mkdirSync(path.join(folder, "media"));
  const boats = sharp({ create: { width: 900, height: 600, channels: 3, background: "#789" } });
  await boats.png().toFile(path.join(folder, "media/boats.png"));
  await boats.resize(480).webp().toFile(path.join(folder, "media/boats-480.webp"));
  // Where the search form leads; the search page itself is tested with the search.
  writeFileSync(path.join(folder, "search.html"), "<!DOCTYPE html><title>Search</title>");
  return { folder, addresses: [...made.keys()] };
}
