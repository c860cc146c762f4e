import type { Article } from "../article/schema.ts";
import { accesses, extents, statuses } from "../article/schema.ts";
import type { Agencies } from "./agency.ts";
import { readByline } from "./byline.ts";
import { plainSummary, plainWords } from "./plain.ts";
import { addressOf, listOf, recordOf, textOf, wordsOf } from "./values.ts";

/** One function a front matter field: from what a source gave to what the Article holds. */

/** Writers, from a string, a list of strings, or a list of records with names; an agency among them is told apart. */
export function authorsFrom(value: unknown, own: Agencies): { authors: string[]; agency?: string } {
  const authors: string[] = [];
  let agency: string | undefined;
  for (const one of listOf(value)) {
    const name = wordsOf(recordOf(one)?.name ?? one);
    if (name === undefined) continue;
    const byline = readByline(name, own);
    authors.push(...byline.authors);
    agency ??= byline.agency;
  }
  return { authors: [...new Set(authors)], ...(agency ? { agency } : {}) };
}

/** Topics, from a list or from words with commas between them; Jekyll's spaces between tags are not told from words. */
export function topicsFrom(value: unknown): string[] {
  const given = typeof value === "string" ? value.split(/[,;]/) : listOf(value);
  const topics = given.map((one) => wordsOf(recordOf(one)?.name ?? one)).filter((topic) => topic !== undefined);
  return [...new Set(topics)];
}

/** The section: the first of a list. */
export function sectionFrom(value: unknown): string | undefined {
  const first = listOf(value)[0];
  return wordsOf(recordOf(first)?.name ?? first);
}

export function summaryFrom(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : plainSummary(text) || undefined;
}

/** The publisher, from its name, its address, or a record of both. */
export function sourceFrom(value: unknown): Article["source"] | undefined {
  const record = recordOf(value);
  const name = wordsOf(record ? (record.name ?? record.title) : value);
  const url = addressOf(record?.url ?? record?.link);
  if (name === undefined) return url === undefined ? undefined : { name: hostOf(url), url };
  const address = addressOf(name);
  return address === undefined ? { name, ...(url ? { url } : {}) } : { name: hostOf(address), url: address };
}

const hostOf = (address: string) => new URL(address).host.replace(/^www\./, "");

/** A picture that has an address or a path; a bare name in some old site's store shows nothing. */
export function imageFrom(value: unknown): Article["image"] | undefined {
  const record = recordOf(listOf(value)[0]);
  const src = textOf(record ? (record.src ?? record.url ?? record.image ?? record.path) : listOf(value)[0]);
  if (src === undefined || !/[./]/.test(src) || /^(?:data|javascript|file):/i.test(src)) return undefined;
  const alt = wordsOf(record?.alt);
  const caption = wordsOf(record?.caption ?? record?.title);
  const credit = wordsOf(record?.credit);
  return { src, ...(alt ? { alt } : {}), ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) };
}

export function correctionsFrom(
  value: unknown,
  dateOf: (value: unknown) => string | undefined,
): Article["corrections"] {
  return listOf(value).flatMap((one) => {
    const record = recordOf(one);
    const text = summaryFrom(record ? (record.text ?? record.note) : one);
    const date = dateOf(record?.date);
    return text === undefined ? [] : [{ ...(date ? { date } : {}), text }];
  });
}

/** What readers wrote below the article; an answer to a comment that is left out answers none. */
export function commentsFrom(value: unknown, dateOf: (value: unknown) => string | undefined): Article["comments"] {
  return listOf(value).flatMap((one) => {
    const record = recordOf(one);
    const text = textOf(record?.text);
    if (text === undefined) return [];
    const name = wordsOf(record?.name);
    const date = dateOf(record?.date);
    const replyTo = Number.isInteger(record?.replyTo) ? (record!.replyTo as number) : undefined;
    return [{ ...(name ? { name } : {}), ...(date ? { date } : {}), text, ...(replyTo ? { replyTo } : {}) }];
  });
}

/** Pictures that the source tells of beside the text. */
export function picturesFrom(value: unknown): Article["pictures"] {
  return listOf(value).flatMap((one) => {
    const { alt: _alt, ...picture } = imageFrom(one) ?? { src: undefined };
    return picture.src === undefined ? [] : [picture];
  });
}

type Release = Pick<Article, "extent" | "access" | "embargo"> & { status?: Article["status"] };

/** What may be published of an article, and when. */
export function releaseFrom(
  fields: { extent?: unknown; access?: unknown; embargo?: unknown; status?: unknown },
  dateOf: (value: unknown) => string | undefined,
): Release {
  return {
    extent: extents.find((extent) => extent === fields.extent),
    access: accesses.find((access) => access === fields.access),
    embargo: dateOf(fields.embargo),
    status: statusFrom(fields.status),
  };
}

export function listedFrom(value: unknown, dateOf: (value: unknown) => string | undefined): Article["listed"] {
  return listOf(value).flatMap((one) => {
    const record = recordOf(one) ?? { title: one };
    const title = wordsOf(record.title);
    if (title === undefined) return [];
    const url = addressOf(record.url);
    const source = wordsOf(recordOf(record.source)?.name ?? record.source);
    const date = dateOf(record.date);
    return [{ title, ...(url ? { url } : {}), ...(source ? { source } : {}), ...(date ? { date } : {}) }];
  });
}

export function statusFrom(value: unknown): Article["status"] | undefined {
  return statuses.find((status) => status === value);
}

/** Rights as words; a record such as {name, url} by its name. */
export function rightsFrom(value: unknown): string | undefined {
  const record = recordOf(value);
  return wordsOf(record ? (record.name ?? record.text) : value);
}

/** Earlier addresses on the site itself: "/2014/02/a-post/" is the file 2014/02/a-post/index.html; "/?p=12" has none. */
export function aliasesFrom(value: unknown): string[] {
  return listOf(value).flatMap((one) => {
    const given = textOf(one);
    if (given === undefined || !given.includes("/") || NO_PLACE.test(given)) return [];
    const path = given.replace(/^\/+/, "");
    if (path.includes("?")) return [`/${path}`];
    if (path === "") return [];
    return [path.endsWith("/") ? `${path}index.html` : /\.html?$/.test(path) ? path : `${path}/index.html`];
  });
}

/** Ways out, whole addresses, and what no path holds. */
const NO_PLACE = /(^|\/)\.\.?(\/|$)|[\p{Cc}\\:#"<>|*]/u;

export function titleFrom(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : plainWords(text) || undefined;
}
