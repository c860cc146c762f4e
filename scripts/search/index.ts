import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { CustomRecord, IndexFile } from "pagefind";
import { momentOf } from "./order.ts";
import { indexLanguage, pageNames, runPagefind, wasmOf } from "./pagefind.ts";
import { dayOf, filedUnder, type SearchRecord, toPagefind } from "./record.ts";
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
  /** Printings of one story, by their addresses. */
  groups?: string[][];
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
  const files = needed(await runPagefind(made(sorted, language), language, options.onProgress), language);
  files.push({ path: TABLE, content: Buffer.from(JSON.stringify(makeTable(rows(sorted, files), options.groups))) });
  return { ...write(files, path.join(outDir, "pagefind")), records: sorted.length };
}

function* made(records: SearchRecord[], language: string): Generator<CustomRecord> {
  for (const record of records) yield toPagefind(record, language);
}

function needed(files: IndexFile[], language: string): IndexFile[] {
  const keep = new Set(["pagefind.js", "pagefind-entry.json", wasmOf(files, language).path]);
  return files.filter((file) => keep.has(file.path) || /^(index|fragment)\/|\.pf_meta$/.test(file.path));
}

function rows(records: SearchRecord[], files: IndexFile[]): Row[] {
  const names = new Map([...pageNames(files)].map(([url, name]) => [url.split("#")[0]!, name]));
  return records.map((record) => {
    // "en_1a2b3c4": the table leaves the language out.
    const id = names.get(record.address)?.replace(/^.*_/, "");
    if (id === undefined) throw new Error(`${record.address}: Pagefind left it out of the index`);
    const { address, source, section } = record;
    const topics = filedUnder(record);
    return { id, address, moment: momentOf(record.date ?? ""), day: dayOf(record), source, section, topics };
  });
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
