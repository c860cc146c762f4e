import { existsSync, readFileSync, renameSync } from "node:fs";
import path from "node:path";
import { isAsImported, marked } from "../article/fingerprint.ts";
import { parseArticle, stringifyArticle } from "../article/frontmatter.ts";
import type { ArticleFile } from "../article/schema.ts";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";
import { wordsKey } from "./copies.ts";

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

export const compare = <T>(left: T, right: T) => (left < right ? -1 : left > right ? 1 : 0);

/** A version of an article: what it says it is, the record that it was made of, and its words. */
export type Edition = { version: string; file: string; sha256: string; words: string };

/** Which version an article says it is; undefined where its source does not tell versions. */
export function editionOf({ article: { provenance } }: ArticleFile, words: string): Edition | undefined {
  if (provenance?.version === undefined) return undefined;
  return { version: provenance.version, file: provenance.file, sha256: provenance.sha256, words };
}

export const isSameRecord = (one: Edition, other: Edition): boolean =>
  one.version === other.version && one.file === other.file && one.sha256 === other.sha256;

/** Where a version is kept, below content/versions; `apart` tells articles that say they are the same version. */
function versionPlace(id: string, version: string, apart?: string): string {
  const slug = version.replace(/[^A-Za-z0-9]+/g, "-").toLowerCase();
  const plain = /^[a-z0-9][a-z0-9-]{0,59}$/.test(slug) && !slug.endsWith("-");
  const name = plain ? slug : `v-${shortHash(version, 12)}`;
  return `${id}/${name}${apart === undefined ? "" : `-${apart.slice(0, 8)}`}.md`;
}

function editionAt(target: string): Edition | undefined {
  const parsed = parseArticle(readFileSync(target, "utf8"), path.basename(target, ".md"));
  return parsed.ok ? editionOf(parsed.value, wordsKey(parsed.value)) : undefined;
}

/**
 * Keeps an earlier version; one that a person has edited stays as it is. Of two that say they are one version, the one
 * whose words have the greater hash has the plain name, whichever came first.
 */
export function keepVersion(folder: string, file: ArticleFile, version: string): void {
  const { id } = file.article;
  const words = wordsKey(file);
  const own = editionOf(file, words);
  const plain = path.join(folder, versionPlace(id, version));
  const apart = (hash: string) => path.join(folder, versionPlace(id, version, hash));
  const there = existsSync(plain) ? editionAt(plain) : undefined;
  const isOthers = there !== undefined && there.words !== words && !(own && isSameRecord(there, own));
  const stays = isOthers && (there.words > words || !isAsImported(readFileSync(plain, "utf8")));
  if (isOthers && !stays) renameSync(plain, apart(there.words));
  writeUnlessEdited(stays ? apart(words) : plain, file);
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
