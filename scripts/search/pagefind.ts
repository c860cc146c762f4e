import { gunzipSync } from "node:zlib";
import { type CustomRecord, close, createIndex, type IndexFile, type PagefindIndex } from "pagefind";

const UNSPACED = new Set(["zh", "ja", "th", "ko", "lo", "km", "my", "bo"]);

/** What Pagefind is told of a site's language: see index.ts. */
export function indexLanguage(tag: string): string {
  const primary = tag.split("-")[0]!.toLowerCase();
  return UNSPACED.has(primary) ? "unknown" : primary;
}

/** Enough records on their way at once to keep Pagefind's process busy. */
const BATCH = 64;

/** Has Pagefind index records in a process of its own, which is gone, with its memory, when the files are here. */
export async function runPagefind(
  records: Iterable<CustomRecord>,
  language: string,
  onProgress = (_: number) => {},
): Promise<IndexFile[]> {
  try {
    const { errors, index } = await createIndex({ forceLanguage: language });
    if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
    await addAll(index, records, onProgress);
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`Pagefind could not make its files: ${made.errors.join("; ")}`);
    return made.files;
  } catch (cause) {
    throw new Error("The search index could not be made", { cause });
  } finally {
    await close();
  }
}

async function addAll(index: PagefindIndex, records: Iterable<CustomRecord>, onProgress: (done: number) => void) {
  let batch: Promise<void>[] = [];
  let done = 0;
  for (const record of records) {
    batch.push(add(index, record));
    if (batch.length < BATCH) continue;
    await Promise.all(batch);
    done += batch.length;
    onProgress(done);
    batch = [];
  }
  await Promise.all(batch);
  onProgress(done + batch.length);
}

async function add(index: PagefindIndex, record: CustomRecord): Promise<void> {
  const { errors } = await index.addCustomRecord(record);
  if (errors.length > 0) throw new Error(`${record.url}: ${errors.join("; ")}`);
}

/** The WebAssembly that knows the language's stems, among the files of an index. */
export function wasmOf(files: IndexFile[], language: string): IndexFile {
  const named = (name: string) => files.find((file) => file.path === `wasm.${name}.pagefind`);
  const file = named(language) ?? named("unknown");
  if (file === undefined) throw new Error("Pagefind made no WebAssembly");
  return file;
}

/** What Pagefind calls each page, by its address: it names a page by its fragment, inside which its address stands. */
export function pageNames(files: IndexFile[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const file of files) {
    const name = /^fragment\/(.*)\.pf_fragment$/.exec(file.path)?.[1];
    if (name !== undefined) names.set(urlIn(file), name);
  }
  return names;
}

function urlIn(file: IndexFile): string {
  const fragment: unknown = JSON.parse(Buffer.from(unpacked(file)).toString("utf8"));
  return (fragment as { url: string }).url;
}

const SIGNATURE = "pagefind_dcd";

/** What stands in one of Pagefind's files. */
export function unpacked(file: IndexFile): Uint8Array {
  const bytes = gunzipSync(file.content);
  if (bytes.toString("latin1", 0, SIGNATURE.length) !== SIGNATURE)
    throw new Error(`${file.path} is not what Pagefind 1.6 writes`);
  return bytes.subarray(SIGNATURE.length);
}
