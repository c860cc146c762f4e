import path from "node:path";
import { parseArticle } from "../article/frontmatter.ts";
import type { FileState, Row, Span } from "../catalogue/row.ts";
import { readText } from "../catalogue/scan.ts";
import { countWords } from "../data/words.ts";
import { shortHash } from "../lib/hash.ts";
import { encodeNames } from "../names/encode.ts";
import { findNames } from "../names/find.ts";
import { recordOf } from "../relate/record.ts";
import { linksOf } from "../site/markdown.ts";
import { summaryOf } from "../summary/summary.ts";

/** Files to be read; `digest` is that of the last time, where there was one. */
export type Batch = { files: { state: FileState; digest?: string }[] };

/**
 * A row for each file of the batch, as JSON; null for one that is as it was. Records stand one after another, as do texts.
 */
export type Reading = { rows: string; records: Uint8Array; texts: Uint8Array };

const LINK = "is a symbolic link; only plain files are read";

/** The worker's door (scripts/lib/workers.ts): `shared` is the folder of the articles. */
export function worker(folder: string): (batch: Batch) => Reading {
  return (batch) => readBatch(folder, batch);
}

export function readBatch(folder: string, { files }: Batch): Reading {
  const [records, texts] = [pile(), pile()];
  const rows = files.map(({ state, digest }) => {
    const made = rowOf(folder, state, digest);
    if (!made) return null;
    if (made.pieces && "record" in made.row) {
      made.row.record = records.add(made.pieces.record);
      made.row.text = texts.add(made.pieces.text);
      if (made.pieces.taken) made.row.taken = texts.add(made.pieces.taken);
      if (made.pieces.comments) made.row.comments = texts.add(made.pieces.comments);
    }
    return made.row;
  });
  return { rows: JSON.stringify(rows), records: records.bytes(), texts: texts.bytes() };
}

function pile() {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return {
    add(piece: Uint8Array): Span {
      pieces.push(piece);
      length += piece.length;
      return [length - piece.length, piece.length];
    },
    bytes: () => Buffer.concat(pieces),
  };
}

/** The end of the front matter: where lists stop looking. */
const FRONT_END = /\n---[ \t]*\r?(?:\n|$)/;

type Made = { row: Row; pieces?: { record: Uint8Array; text: Uint8Array; comments?: Uint8Array; taken?: Uint8Array } };

/** Undefined for a file that is as it was known. */
function rowOf(folder: string, state: FileState, known?: string): Made | undefined {
  const text = state.size === -2 ? { reason: LINK } : readText(path.join(folder, state.path));
  if (typeof text !== "string") return { row: { ...state, digest: text.reason, front: "", problem: text } };
  const digest = shortHash(text, 16);
  if (digest === known) return undefined;
  const front = shortHash(`${state.path}\n${text.slice(0, FRONT_END.exec(text)?.index ?? text.length)}`, 16);
  const parsed = parseArticle(text, shortHash(state.path, 12));
  if (!parsed.ok) return { row: { ...state, digest, front, problem: parsed.error } };
  const { body } = parsed.value;
  const { comments, ...rest } = parsed.value.article;
  const article = { ...rest, comments: [] };
  const read = { article, links: linksOf(body), words: countWords(body), names: encodeNames(findNames(article, body)) };
  const row: Row = { ...state, digest, front, ...read, record: [0, 0], text: [0, 0] };
  const summary = article.status === "published" ? summaryOf(article, body) : undefined;
  const taken = summary === undefined ? undefined : Buffer.from(summary);
  const pieces = { record: recordOf(article, body), text: Buffer.from(body.trim()), taken };
  return comments.length === 0 ? { row, pieces } : { row, pieces: { ...pieces, comments: jsonOf(comments) } };
}

const jsonOf = (data: unknown) => Buffer.from(JSON.stringify(data));
