import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { close, createIndex, type IndexFile, type PagefindIndex } from "pagefind";
import { dayOf, type SearchRecord, toPagefind } from "./record.ts";
import { makeTable, type Row, TABLE } from "./table.ts";

/*
 * One index for all languages.
 *
 * Pagefind makes an index for each language, and the browser loads that of <html lang> only. mergeIndex({language}) does
 * not mend that. A merged index is searched with the first one's stemmer: French words that were stemmed as French are
 * sought as English ones, and those whose stems differ ("continuent") are missed as whole words. It refuses an index in its
 * own folder, so that each language needs a bundle of its own; and each costs a reader an entry file, a page list, and
 * index chunks for the same words again: three requests and more. With `forceLanguage` every article is found from one box
 * with one set of files. What it costs: all words are stemmed as the site's own language, so that "fermée" does not find
 * "fermées" on an English site ("ferm*" does).
 * Chinese, Japanese, Korean and Thai text is cut into words by words.ts. On a site in one of these languages Pagefind would
 * cut it again, its own way, and is therefore told "unknown": no stemmer, no cutting.
 */

export type IndexOptions = {
  /** The site's language (BCP 47): words are stemmed as its words. */
  language: string;
  onProgress?: (done: number) => void;
};

export type IndexSummary = { files: number; bytes: number; records: number };

/** Writes outDir/pagefind, and nothing else there: what search.ts loads in the browser, and none of Pagefind's own pages. */
export async function indexArchive(
  records: Iterable<SearchRecord> | AsyncIterable<SearchRecord>,
  outDir: string,
  options: IndexOptions,
): Promise<IndexSummary> {
  // Pagefind names what it writes by content, but numbers pages as they come: the order must not depend on the caller.
  const sorted: SearchRecord[] = [];
  for await (const record of records) sorted.push(record);
  sorted.sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  const language = indexLanguage(options.language);
  const files = needed(await run(sorted, language, options.onProgress), language);
  files.push({ path: TABLE, content: Buffer.from(JSON.stringify(makeTable(rows(sorted, files)))) });
  return { ...write(files, path.join(outDir, "pagefind")), records: sorted.length };
}

const UNSPACED = new Set(["zh", "ja", "th", "ko", "lo", "km", "my", "bo"]);

function indexLanguage(tag: string): string {
  const primary = tag.split("-")[0]!.toLowerCase();
  return UNSPACED.has(primary) ? "unknown" : primary;
}

/** Enough records on their way at once to keep Pagefind's process busy. */
const BATCH = 64;

async function run(records: SearchRecord[], language: string, onProgress = (_: number) => {}): Promise<IndexFile[]> {
  try {
    const { errors, index } = await createIndex({ forceLanguage: language });
    if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
    for (let at = 0; at < records.length; at += BATCH) {
      await Promise.all(records.slice(at, at + BATCH).map((record) => add(index, record, language)));
      onProgress(Math.min(at + BATCH, records.length));
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`Pagefind could not make its files: ${made.errors.join("; ")}`);
    return made.files;
  } catch (cause) {
    throw new Error("The search index could not be made", { cause });
  } finally {
    await close();
  }
}

async function add(index: PagefindIndex, record: SearchRecord, language: string): Promise<void> {
  const { errors } = await index.addCustomRecord(toPagefind(record, language));
  if (errors.length > 0) throw new Error(`${record.address}: ${errors.join("; ")}`);
}

function needed(files: IndexFile[], language: string): IndexFile[] {
  const stemmed = files.some((file) => file.path === `wasm.${language}.pagefind`);
  const keep = ["pagefind.js", "pagefind-entry.json", `wasm.${stemmed ? language : "unknown"}.pagefind`];
  return files.filter((file) => keep.includes(file.path) || /^(index|fragment)\/|\.pf_meta$/.test(file.path));
}

/** Pagefind names a page by its fragment; which page that is stands inside. */
function rows(records: SearchRecord[], files: IndexFile[]): Row[] {
  const ids = new Map<string, string>();
  for (const file of files) {
    const id = /^fragment\/.*_(\w+)\.pf_fragment$/.exec(file.path)?.[1];
    if (id !== undefined) ids.set(urlIn(file).split("#")[0]!, id);
  }
  return records.map((record) => {
    const id = ids.get(record.address);
    if (id === undefined) throw new Error(`${record.address}: Pagefind left it out of the index`);
    const { address, source, section, topics } = record;
    return { id, address, moment: momentOf(record), day: dayOf(record), source, section, topics };
  });
}

const SIGNATURE = "pagefind_dcd";

function urlIn(file: IndexFile): string {
  const fragment: unknown = JSON.parse(gunzipSync(file.content).toString("utf8").slice(SIGNATURE.length));
  return (fragment as { url: string }).url;
}

/** A time of day as one that can be compared across offsets. */
function momentOf({ date, precision }: SearchRecord): string {
  return date !== undefined && precision === "minute" ? new Date(date).toISOString() : "";
}

function write(files: IndexFile[], folder: string): { files: number; bytes: number } {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["index", "fragment"]) mkdirSync(path.join(folder, name), { recursive: true });
  let bytes = 0;
  for (const file of files) {
    writeFileSync(path.join(folder, file.path), file.content);
    bytes += file.content.length;
  }
  return { files: files.length, bytes };
}
