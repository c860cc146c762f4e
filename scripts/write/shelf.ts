import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fingerprint, fingerprintOfText, isAsImported, marked, withMark } from "../article/fingerprint.ts";
import { parseArticle, stringifyArticle } from "../article/frontmatter.ts";
import type { ArticleFile } from "../article/schema.ts";
import { writeAtomic } from "../lib/files.ts";
import { shortHash } from "../lib/hash.ts";
import { wordsKey } from "./copies.ts";
import { freePlace, placeFor } from "./place.ts";
import { type Choice, settle } from "./settle.ts";
import { type Index, noteSource, readIndex } from "./shelf-index.ts";
import { compare, compareVersions, type Edition, editionOf, isSameRecord } from "./versions.ts";

export type Outcome = { fate: "imported" | "updated" | "unchanged" | "kept"; reason?: string; beside?: string };

/**
 * Where a record belongs: a place of its own (`article`), that of the article it is a copy of (`copy`), or that of the
 * article it is an earlier version of (`version`). A newer version puts the article that stands there among the versions.
 */
export type Placed = { id: string; path: string; as: "article" | "copy" | "version"; succeeds?: string };

/** The articles of an archive, as the import finds them and leaves them. */
export type Shelf = {
  /** Gives a record its id and place; a file that is there already keeps its place for ever. */
  place(file: ArticleFile): Placed;
  put(file: ArticleFile, place: Placed): Outcome;
  /**
   * Takes up what an earlier run made of an input: true if every article still stands as the import wrote it, with
   * nothing of a person's. They are then held as given out in this run.
   */
  retake(articles: { id: string; path: string }[]): boolean;
  /** Where the article stands that was made of a source file, by the end of the file's name; undefined if unsure. */
  find(source: string): string | undefined;
  /**
   * When records were captured, as earlier imports were told, by "file#sha256": a capture time that was said once, on the
   * command line, holds for as long as the record is the same.
   */
  readonly captured: ReadonlyMap<string, string>;
  readonly count: number;
};

/** `versions` is where earlier versions are kept. */
export type ShelfOptions = { folder: string; versions: string; choice: Choice; dryRun: boolean };

export function openShelf(options: ShelfOptions): Shelf {
  const index = readIndex(options);
  return {
    place: (file) => placeOn(index, file),
    put: (file, placed) => putOn(index, options, { ...file, article: { ...file.article, id: placed.id } }, placed),
    find: (source) => findOn(index, source),
    retake: (articles) => retakeOn(index, options.folder, articles),
    captured: index.captured,
    get count() {
      return index.pathOf.size;
    },
  };
}

function placeOn(index: Index, file: ArticleFile): Placed {
  const words = wordsKey(file);
  const edition = editionOf(file, words);
  const amongVersions = edition && placeEdition(index, file, edition);
  if (amongVersions) return amongVersions;
  const id = idOf(index, file, words);
  const source = file.article.provenance?.file;
  const known = index.given.has(id) ? id : index.pathOf.has(id) ? undefined : index.copies.find(file, words);
  if (known !== undefined) {
    const place = index.pathOf.get(known)!;
    if (source !== undefined) noteSource(index, source, place);
    return { id: known, path: place, as: "copy" };
  }
  const place =
    index.pathOf.get(id) ?? freePlace(placeFor(file.article), id, (one) => index.taken.has(one.toLowerCase()));
  hold(index, id, place, words);
  index.copies.add({ ...file, article: { ...file.article, id } }, words);
  if (edition !== undefined) index.versions.set(id, edition);
  if (source !== undefined) noteSource(index, source, place);
  return { id, path: place, as: "article" };
}

function hold(index: Index, id: string, place: string, words: string): void {
  index.given.set(id, words);
  index.words.set(id, words);
  index.pathOf.set(id, place);
  index.taken.add(place.toLowerCase());
}

/**
 * Where a record belongs whose article has versions: the newest is published, one with the same words is a copy. Records
 * that say they are one version are put in order by the hash of their words, so that the order of reading does not
 * matter. Undefined for the published record itself, also where its source has changed.
 */
function placeEdition(index: Index, file: ArticleFile, own: Edition): Placed | undefined {
  const { id } = file.article;
  const published = index.versions.get(id);
  if (published === undefined || isSameRecord(published, own)) return undefined;
  const kept = index.kept.get(id) ?? [];
  index.kept.set(id, kept);
  const place = index.pathOf.get(id)!;
  if (kept.some((one) => isSameRecord(one, own))) return { id, path: place, as: "version" };
  const order = compareVersions(own.version, published.version);
  if (order <= 0) {
    const known = kept.some(({ words }) => words === own.words) ? id : index.copies.find(file, own.words);
    if (known !== undefined) return { id: known, path: index.pathOf.get(known)!, as: "copy" };
  }
  if (order === 0 && published.file === own.file && !index.given.has(id)) return undefined;
  if (index.words.get(id) === own.words) return { id, path: place, as: "copy" };
  const isNewer = (order || compare(own.words, published.words)) > 0;
  kept.push(isNewer ? published : own);
  index.copies.add(file, own.words);
  if (!isNewer) return { id, path: place, as: "version" };
  hold(index, id, place, own.words);
  index.versions.set(id, own);
  return { id, path: place, as: "article", succeeds: published.version };
}

function retakeOn(index: Index, folder: string, articles: { id: string; path: string }[]): boolean {
  if (!articles.every(({ id, path: place }) => index.pathOf.get(id) === place && isUntouched(path.join(folder, place))))
    return false;
  for (const { id, path: place } of articles) hold(index, id, place, index.words.get(id) ?? "");
  return true;
}

const isUntouched = (file: string) => !existsSync(`${file}.new`) && isAsImported(readFileSync(file, "utf8"));

/**
 * Two records with one address: the first keeps the id that follows from it, others get one that follows from their
 * words too. So that reading the second file alone does not overwrite the first's article, an id that it was given
 * in an earlier run is looked for first.
 */
function idOf(index: Index, { article }: ArticleFile, words: string): string {
  const other = shortHash(`${article.id}#${article.provenance?.sha256}`, 12);
  const given = index.given.get(article.id);
  if (given !== undefined) return given === words ? article.id : other;
  return index.before.has(other) ? other : article.id;
}

function putOn(index: Index, { folder, choice, dryRun }: ShelfOptions, file: ArticleFile, placed: Placed): Outcome {
  const target = path.join(folder, placed.path);
  const next = marked(file);
  const text = stringifyArticle(next);
  const desk: Desk = { target, beside: `${target}.new`, text, mark: next.article.provenance?.imported ?? "", dryRun };
  if (!index.before.has(placed.id)) {
    if (!dryRun) writeAtomic(target, text);
    return { fate: "imported" };
  }
  const outcome = settleFile(desk, readFileSync(target, "utf8"), placed.id, choice);
  if (outcome.fate !== "kept" || !existsSync(desk.beside)) return outcome;
  return {
    ...outcome,
    reason: `${outcome.reason}; a new version is beside it (${WAITING})`,
    beside: `${placed.path}.new`,
  };
}

/** One file that is there already, and the version that wants its place. */
type Desk = { target: string; beside: string; text: string; mark: string; dryRun: boolean };

function settleFile(desk: Desk, present: string, id: string, choice: Choice): Outcome {
  const { target, beside, text, mark, dryRun } = desk;
  const parsed = present === text ? undefined : parseArticle(present, id);
  const recorded = parsed?.ok ? parsed.value.article.provenance?.imported : undefined;
  const same = parsed === undefined || (parsed.ok && fingerprint(parsed.value) === mark);
  const actual = same ? mark : parsed.ok ? fingerprintOfText(present) : undefined;
  const broken = parsed?.ok === false;
  const verdict = settle(recorded, actual, mark, broken && choice === "keep-mine" ? "ask" : choice);
  if (dryRun) return verdict.fate === "kept" ? { fate: "kept", reason: EDITED } : { fate: verdict.fate };
  if (verdict.fate === "kept" && verdict.offer) {
    if (!existsSync(beside) || readFileSync(beside, "utf8") !== text) writeAtomic(beside, text);
    return { fate: "kept", reason: broken ? `edited, and does not parse: ${parsed.error.reason}` : EDITED };
  }
  if (verdict.fate === "updated") writeAtomic(target, text);
  if ("remember" in verdict && parsed?.ok) writeAtomic(target, rememberIn(present, parsed.value, mark));
  rmSync(beside, { force: true });
  return verdict.fate === "kept" ? { fate: "kept", reason: EDITED } : { fate: verdict.fate };
}

const EDITED = "edited by a person";
const WAITING = ".md.new: --keep-mine or --take-new settles it";

/** The person's file with another mark: only that line changes, so that their comments and manner stay. */
function rememberIn(text: string, file: ArticleFile, mark: string): string {
  const line = /^(\s+imported:\s*)["']?[0-9a-f]{16}["']?[ \t]*$/m;
  const end = text.indexOf("\n---", 3);
  const found = line.exec(text);
  if (found && found.index < end) return text.replace(line, `$1${mark}`);
  return stringifyArticle(withMark(file, mark));
}

function findOn(index: Index, source: string): string | undefined {
  const wanted = `/${source.replace(/^\.?\/+|\/+$/g, "").toLowerCase()}`;
  const base = wanted.split("/").at(-1)!;
  const known = [base, `${base}.md`, `${base}.mdx`, "index.md", "index.mdx"].flatMap(
    (name) => index.bySource.get(name) ?? [],
  );
  const fitting = known.filter(([name]) =>
    [wanted, `${wanted}.md`, `${wanted}.mdx`, `${wanted}/index.md`, `${wanted}/index.mdx`].some((end) =>
      `/${name.toLowerCase()}`.endsWith(end),
    ),
  );
  const places = new Set(fitting.map(([, place]) => place));
  return places.size === 1 ? [...places][0] : undefined;
}
