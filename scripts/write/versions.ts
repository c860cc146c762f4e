import { existsSync, readFileSync, renameSync } from "node:fs";
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

/** Where a version is kept, below content/versions; `apart` tells records that say they are the same version. */
function versionPlace(id: string, version: string, apart?: string): string {
  const slug = version.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
  const plain = /^[a-z0-9][a-z0-9-]{0,59}$/.test(slug) && !slug.endsWith("-");
  const name = plain ? slug : `v-${shortHash(version, 12)}`;
  return `${id}/${name}${apart === undefined ? "" : `-${apart.slice(0, 8)}`}.md`;
}

/** The record of which a kept version was made, by its hash; undefined where there is none. */
function recordAt(target: string): string | undefined {
  if (!existsSync(target)) return undefined;
  const parsed = parseArticle(readFileSync(target, "utf8"), path.basename(target, ".md"));
  return (parsed.ok && parsed.value.article.provenance?.sha256) || "";
}

/** Whether a record is among the versions that an earlier import kept. */
export function isKept(folder: string, id: string, { version, sha256 }: { version: string; sha256: string }): boolean {
  return (
    recordAt(path.join(folder, versionPlace(id, version))) === sha256 ||
    existsSync(path.join(folder, versionPlace(id, version, sha256)))
  );
}

/**
 * Keeps an earlier version; one that a person has edited stays as it is. Of two records that say they are one version,
 * the one with the greater hash has the plain name, whichever came first.
 */
export function keepVersion(folder: string, file: ArticleFile, version: string): void {
  const { id, provenance } = file.article;
  const own = provenance?.sha256 ?? "";
  const plain = path.join(folder, versionPlace(id, version));
  const apart = (hash: string) => path.join(folder, versionPlace(id, version, hash));
  const there = recordAt(plain);
  const isOthers = there !== undefined && there !== own;
  const stays = isOthers && (there > own || !isAsImported(readFileSync(plain, "utf8")));
  if (isOthers && !stays) renameSync(plain, apart(there));
  writeUnlessEdited(stays ? apart(own) : plain, file);
}

function writeUnlessEdited(target: string, file: ArticleFile): void {
  const text = stringifyArticle(marked(file));
  const present = existsSync(target) ? readFileSync(target, "utf8") : undefined;
  if (present === undefined || (present !== text && isAsImported(present))) writeAtomic(target, text);
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
