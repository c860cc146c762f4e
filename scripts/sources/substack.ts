import { quoted } from "../lib/quoted.ts";
import { parse } from "csv-parse";
import { decode } from "./charset.ts";
import { messageOf } from "../lib/errors.ts";
import { nameOf } from "./exports/people.ts";
import type { Found, RawArticle, Source, SourceFile } from "./source.ts";
import { withoutBoxes } from "./substack/boxes.ts";

const HEADER = /^\ufeff?"?post_id"?,[^\n]*"?is_published"?/;
/** Bodies are pieces of HTML without a head, named by number: what they are, posts.csv beside them says. */
const BODY = /(?:^|\/)posts\/(\d{3,}(?:\.[^/]*)?)\.html$/;
/** A row longer than this is no row: a quotation mark was never closed. */
const LONGEST_ROW = 1024 * 1024;

/**
 * Substack's export: `posts.csv`, a row a post, and `posts/NUMBER.slug.html`, the text of each. The table is the source; a
 * text that it names is told of with its row, and one that it does not name is an article without a date.
 */
export const substack: Source = {
  name: "substack",
  detect({ name, text }) {
    return HEADER.test(text) || (BODY.test(name) && /^\s*<(?!!doctype|html|\?xml)/i.test(text));
  },
  async *read(file) {
    const id = BODY.exec(file.name)?.[1];
    if (id === undefined) yield* readTable(file);
    else yield await readBody(file, id);
  },
};

type Row = { [column: string]: string };

async function* readTable(file: SourceFile): AsyncGenerator<Found> {
  const rows = parse({
    bom: true,
    columns: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: LONGEST_ROW,
  });
  const feeding = feed(file, rows);
  try {
    for await (const { record, info } of rows as AsyncIterable<{ record: Row; info: { lines: number } }>)
      yield await articleOf(file, record, info.lines);
  } catch (thrown) {
    const line = (thrown as { lines?: number }).lines;
    yield { type: "rejection", ...(line ? { line } : {}), reason: `the table cannot be read on: ${messageOf(thrown)}` };
  }
  await feeding;
}

async function feed(file: SourceFile, rows: ReturnType<typeof parse>): Promise<void> {
  for await (const piece of file.pieces()) {
    if (rows.destroyed) return;
    if (!rows.write(piece)) await new Promise<void>((resolve) => rows.once("drain", resolve).once("close", resolve));
  }
  rows.end();
}

const ORIGINS = {
  title: "title",
  summary: "subtitle",
  date: "post_date",
  access: "audience",
  genre: "type",
  status: "is_published",
  aliases: "post_id",
  authors: "author",
  body: "posts/*.html",
};

async function articleOf(file: SourceFile, row: Row, line: number): Promise<Found> {
  const id = row.post_id?.trim() ?? "";
  if (!/^\d+/.test(id)) return { type: "rejection", line, reason: "a row without a post_id" };
  const html = await textOf(file, `posts/${id}.html`);
  if (html === undefined)
    return { type: "rejection", line, reason: `its text is not there: ${quoted(`posts/${id}.html`)}` };
  const body = withoutBoxes(html);
  const isDraft = row.is_published?.toLowerCase() !== "true";
  const podcast = row.podcast_url?.trim() ?? "";
  const sound = /^https?:\/\/\S+$/.test(podcast)
    ? `<p><a href="${podcast.replaceAll('"', "%22")}">${podcast.replace(/^https?:\/\//, "").replaceAll("<", "&lt;")}</a></p>`
    : "";
  const notes = [...(isDraft ? ["a draft on Substack"] : []), ...body.notes];
  return {
    type: "article",
    identity: `post-${/^\d+/.exec(id)![0]}`,
    locator: id,
    record: JSON.stringify([row, html]),
    fields: {
      title: row.title?.trim() || /\.(.+)$/.exec(id)?.[1]?.replaceAll("-", " "),
      summary: row.subtitle,
      date: row.post_date,
      authors: [row.author ?? ""].flatMap((name) => nameOf(name) ?? []),
      ...accessOf(row),
      ...(row.type === "page" ? { genre: "page" } : {}),
      ...(isDraft ? { status: "draft" } : aliasOf(id)),
    },
    body: { kind: "html", text: body.html + sound },
    origins: ORIGINS,
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** "123401.plain-text" stood at /p/plain-text. */
function aliasOf(id: string): { aliases?: string[] } {
  const slug = /^\d+\.(.+)$/.exec(id)?.[1];
  return slug === undefined ? {} : { aliases: [`/p/${slug}`] };
}

function accessOf({ audience }: Row): { access?: "paid" | "members" } {
  if (audience === "only_paid" || audience === "founding") return { access: "paid" };
  return audience === "only_free" ? { access: "members" } : {};
}

async function textOf(file: SourceFile, path: string): Promise<string | undefined> {
  const bytes = await file.beside(path);
  if (bytes === undefined) return undefined;
  const decoded = decode(bytes);
  return "type" in decoded ? "" : decoded.text;
}

async function readBody(file: SourceFile, id: string): Promise<Found> {
  const table = await file.beside("../posts.csv");
  if (table !== undefined && namesPost(Buffer.from(table), id))
    return { type: "skipped", locator: id, reason: "the text of a row of posts.csv, read with it" };
  const record = await file.text();
  const body = withoutBoxes(record);
  const words = /^\d+\.(.+)$/.exec(id)?.[1]?.replaceAll("-", " ");
  const article: RawArticle = {
    type: "article",
    identity: "main",
    record,
    fields: { title: words ?? /<h[1-3][^>]*>([^<]+)/i.exec(record)?.[1], status: "draft" },
    body: { kind: "html", text: body.html },
    notes: ["posts.csv does not name it: kept as a draft", "headline taken from the file name", ...body.notes],
  };
  return article;
}

function namesPost(table: Buffer, id: string): boolean {
  return ["\n", '\n"', "\r"].some((before) => table.includes(`${before}${id},`) || table.includes(`${before}${id}"`));
}
