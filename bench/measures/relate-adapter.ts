import { readBody, readCatalogue } from "../../scripts/catalogue/read.ts";
import { relate } from "../../scripts/relate/relate.ts";
import { archivePaths, readSettings } from "../../scripts/settings.ts";

/** What relating one archive took, in seconds, and what came of it. */
export type Related = { reading: number; relating: number; articles: number; lists: number; listed: number };

/** The only file that knows how the build asks for related lists. */
export function relateArchive(archive: string): Related {
  const started = performance.now();
  const paths = archivePaths(archive);
  const { entries } = readCatalogue(paths, readSettings(paths));
  const read = performance.now();
  const { related } = relate(entries, (entry) => readBody(paths, entry));
  const done = performance.now();
  let listed = 0;
  for (const list of related.values()) listed += list.length;
  return {
    reading: (read - started) / 1000,
    relating: (done - read) / 1000,
    articles: entries.length,
    lists: related.size,
    listed,
  };
}
