import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type Appender, appender, readPiece } from "../catalogue/pieces.ts";
import type { FileState, Row, Span } from "../catalogue/row.ts";
import { type Remembered, readRows, readStates, writeRows } from "../catalogue/store.ts";
import { walk } from "../lib/files.ts";
import { defaultWorkers, runAll, startThreads } from "../lib/workers.ts";
import type { ArchivePaths } from "../settings.ts";
import { type Batch, type Reading, readBatch } from "./read-articles.ts";

/** All that is known of content/articles and content/versions, read anew only where a file has changed. */
export type Gathered = {
  /** Equal ids, equal content. */
  id: string;
  rows(): Promise<Row[]>;
};

export type GatherOptions = {
  /** Where memory is kept between builds. */
  cache: string;
  /** Names the code that reads: what other code read is not believed. */
  program: string;
  progress?: (done: number, total: number) => void;
};

export const RECORDS = "records.bin";
export const TEXTS = "texts.bin";

/** What stands in the cache and hangs on no article: pictures that were made. */
export const PICTURES = "pictures";

/** The Markdown of one article, a summary taken from it, or the JSON of its comments. */
export function readBody(cache: string, text: Span): string {
  return Buffer.from(readPiece(path.join(cache, TEXTS), text)).toString();
}

/** Files that a thread reads at a time; fewer than a few batches are read here alone. */
const BATCH = 100;
const FEW = 600;

/** A file that was written while, or just before, it was looked at may have changed again within the clock's step. */
const CLOCK_STEP = 2000;

export async function gather(paths: ArchivePaths, options: GatherOptions): Promise<Gathered> {
  const scanned = Date.now();
  const remembered = readStates(options.cache, options.program);
  const found = [...statArticles(paths.articles), ...statArticles(paths.articles, "../versions")];
  const changed = found.filter((state) => !remembered || isChanged(state, remembered));
  if (remembered && changed.length === 0 && found.length === remembered.states.size) {
    const rows = async () =>
      readRows(options.cache, options.program, remembered.id) ?? (await readAnew(paths, options, found, scanned));
    return { id: remembered.id, rows };
  }
  const known = remembered && readRows(options.cache, options.program, remembered.id);
  if (!known || isWasteful(known, options.cache)) return given(await readAnew(paths, options, found, scanned), options);
  const rows = await read(paths, options, { found, changed, known });
  return given(rows, options, scanned);
}

function given(rows: Row[], { cache, program }: GatherOptions, scanned?: number): Gathered {
  const id = scanned === undefined ? readStates(cache, program)!.id : writeRows(cache, program, rows, scanned);
  return { id, rows: async () => rows };
}

async function readAnew(paths: ArchivePaths, options: GatherOptions, found: FileState[], scanned: number) {
  // All of it: rows must never point into records that are gone, and what other code worked out is not believed.
  mkdirSync(options.cache, { recursive: true });
  for (const name of readdirSync(options.cache))
    if (name !== PICTURES) rmSync(path.join(options.cache, name), { recursive: true });
  const rows = await read(paths, options, { found, changed: found, known: [] });
  writeRows(options.cache, options.program, rows, scanned);
  return rows;
}

function isChanged(state: FileState, { states, scanned }: Remembered): boolean {
  const known = states.get(state.path);
  if (!known) return true;
  if (Math.max(known.modified, known.changed) >= scanned - CLOCK_STEP) return true;
  return known.size !== state.size || known.modified !== state.modified || known.changed !== state.changed;
}

/** Records of articles that have changed since stay in the file; when they are most of it, all is read anew. */
function isWasteful(rows: Row[], cache: string): boolean {
  const used = rows.reduce((sum, row) => sum + ("record" in row ? row.record[1] : 0), 0);
  const stat = lstatSync(path.join(cache, RECORDS), { throwIfNoEntry: false });
  return !stat || used * 2 < stat.size;
}

/** In path order. What cannot be looked at is told apart by its size. */
function statArticles(folder: string, below = ""): FileState[] {
  const states: FileState[] = [];
  if (!existsSync(path.join(folder, below))) return states;
  for (const { file, kind } of walk(folder, below)) {
    if (!file.endsWith(".md")) continue;
    const stat = lstatSync(path.join(folder, file), { throwIfNoEntry: false });
    states.push({
      path: file,
      size: kind === "symlink" ? -2 : (stat?.size ?? -1),
      modified: stat?.mtimeMs ?? 0,
      changed: stat?.ctimeMs ?? 0,
    });
  }
  return states;
}

type Found = { found: FileState[]; changed: FileState[]; known: Row[] };

/** Rows of all files found: those that are known, and the others read. */
async function read(paths: ArchivePaths, options: GatherOptions, { found, changed, known }: Found): Promise<Row[]> {
  const knownRows = new Map(known.map((row) => [row.path, row]));
  const readings = new Map<string, Row>();
  const [records, texts] = [RECORDS, TEXTS].map((file) => appender(path.join(options.cache, file))) as [
    Appender,
    Appender,
  ];
  const take = (reading: Reading, batch: Batch) => {
    const starts = { record: records.write(reading.records), text: texts.write(reading.texts) };
    const rows = JSON.parse(reading.rows) as (Row | null)[];
    for (const [at, row] of rows.entries()) {
      const state = batch.files[at]!.state;
      if (row && "record" in row) {
        row.record[0] += starts.record;
        row.text[0] += starts.text;
        if (row.taken) row.taken[0] += starts.text;
        if (row.comments) row.comments[0] += starts.text;
      }
      // The file was touched and is as it was.
      readings.set(state.path, row ?? { ...knownRows.get(state.path)!, ...state });
    }
    options.progress?.(readings.size, changed.length);
  };
  try {
    await readAll(paths.articles, batches(changed, knownRows), changed.length, take);
  } finally {
    records.close();
    texts.close();
  }
  return found.map((state) => readings.get(state.path) ?? knownRows.get(state.path)!);
}

function batches(changed: FileState[], known: Map<string, Row>): Batch[] {
  const list: Batch[] = [];
  for (let at = 0; at < changed.length; at += BATCH)
    list.push({
      files: changed.slice(at, at + BATCH).map((state) => ({ state, digest: known.get(state.path)?.digest })),
    });
  return list;
}

async function readAll(
  folder: string,
  jobs: Batch[],
  files: number,
  done: (reading: Reading, batch: Batch) => void,
): Promise<void> {
  if (files <= FEW) {
    for (const batch of jobs) done(readBatch(folder, batch), batch);
    return;
  }
  const url = new URL("./read-articles.ts", import.meta.url).href;
  const crew = startThreads<string, Batch, Reading>({ url, shared: folder, workers: defaultWorkers() - 1 });
  await runAll(crew, { jobs, here: (batch) => readBatch(folder, batch), done });
}
