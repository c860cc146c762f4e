import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { isAsImported, marked } from "../article/fingerprint.ts";
import { parseArticle, stringifyArticle } from "../article/frontmatter.ts";
import type { ArticleFile } from "../article/schema.ts";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";

/**
 * Which of two versions is the newer: greater than 0 if `left` is. Numbers are compared as numbers, times as moments,
 * anything else by its letters.
 */
export function compareVersions(left: string, right: string): number {
  if (/^\d+$/.test(left) && /^\d+$/.test(right)) return compare(BigInt(left), BigInt(right));
  const moments = [left, right].map((version) => (/^\d{4}-\d\d/.test(version) ? Date.parse(version) : Number.NaN));
  if (!moments.some(Number.isNaN) && moments[0] !== moments[1]) return moments[0]! - moments[1]!;
  return compare(left, right);
}

const compare = <T>(left: T, right: T) => (left < right ? -1 : left > right ? 1 : 0);

/** Where a version is kept, below content/versions. */
function versionPlace(id: string, version: string): string {
  const slug = version.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
  const plain = /^[a-z0-9][a-z0-9-]{0,59}$/.test(slug) && !slug.endsWith("-");
  return `${id}/${plain ? slug : `v-${shortHash(version, 12)}`}.md`;
}

/** Keeps an earlier version; one that a person has edited stays as it is. */
export function keepVersion(folder: string, file: ArticleFile, version: string): string {
  const place = versionPlace(file.article.id, version);
  const target = path.join(folder, place);
  const text = stringifyArticle(marked(file));
  const present = existsSync(target) ? readFileSync(target, "utf8") : undefined;
  if (present === undefined || (present !== text && isAsImported(present))) writeAtomic(target, text);
  return place;
}

/**
 * Puts the article that stands at `target` among the versions, before a newer one takes its place. False if a person has
 * edited it: it is theirs, and stays.
 */
export function retire(target: string, folder: string, id: string, version: string): boolean {
  const text = existsSync(target) ? readFileSync(target, "utf8") : undefined;
  const parsed = text === undefined ? undefined : parseArticle(text, id);
  if (!parsed?.ok || !isAsImported(text!)) return false;
  keepVersion(folder, asVersion(parsed.value), version);
  return true;
}

/** Pictures are named from where the file lies: versions lie in content/versions/ID. */
function asVersion({ article, body }: ArticleFile): ArticleFile {
  const moved = (src: string) => src.replace(/^(?:\.\.\/)+media\//, "../../media/");
  const { image, pictures } = article;
  return {
    article: {
      ...article,
      ...(image ? { image: { ...image, src: moved(image.src) } } : {}),
      pictures: pictures.map((one) => (one.src === undefined ? one : { ...one, src: moved(one.src) })),
    },
    body: body.replace(/\]\((?:\.\.\/)+media\//g, "](../../media/"),
  };
}
