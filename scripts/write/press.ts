import { existsSync } from "node:fs";
import path from "node:path";
import type { ArticleFile } from "../article/schema.ts";
import type { MadeArticle, Picture } from "../intake/events.ts";
import { writeAtomic } from "../lib/files.ts";
import type { RecordAccount } from "./ledger.ts";
import { hasSourceLinks, resolveSourceLinks } from "./links.ts";
import type { Placed, Shelf } from "./shelf.ts";
import { keepVersion, retire } from "./versions.ts";

/** Takes articles in their order and writes them. */
export type Press = {
  /** The account of the record; that of one that waits is complete after `finish`. */
  add(made: MadeArticle): RecordAccount;
  /** How many articles wait for others to get their places. */
  readonly waiting: number;
  finish(): void;
};

export type PressOptions = {
  shelf: Shelf;
  /** The archive's content folder, and below it the folders of articles and of their earlier versions. */
  content: string;
  articles: string;
  versions: string;
  dryRun: boolean;
};

type Waiting = { account: RecordAccount; made: MadeArticle; placed: Placed };

/**
 * Most articles are written as they come. One that links to another source file waits until every article has its
 * place; it has its own place from the start, so that the outcome does not depend on the waiting.
 */
export function createPress(options: PressOptions): Press {
  const { shelf, articles, versions, dryRun } = options;
  const waiting: Waiting[] = [];
  /** Of the articles that have versions: the account of the one that is published. */
  const published = new Map<string, RecordAccount>();
  const print = (made: MadeArticle, placed: Placed, account: RecordAccount, body = made.file.body) => {
    const file = picturesFrom({ ...made.file, body }, "articles", placed.path);
    const outcome = shelf.put(file, placed);
    if (!dryRun) writePictures(options.content, made.pictures);
    Object.assign(account, outcome);
  };
  return {
    add(made) {
      const placed = shelf.place(made.file);
      const account = accountOf(made, placed);
      if (placed.as === "copy") return { ...account, fate: "duplicate", reason: `a copy of ${placed.path}` };
      if (placed.as === "version") {
        if (!dryRun) putVersion(options, made, placed);
        return earlier(account);
      }
      if (placed.succeeds !== undefined) {
        if (!dryRun) retire(path.join(articles, placed.path), versions, placed.id, placed.succeeds);
        const before = published.get(placed.id);
        if (before) Object.assign(before, earlier(before));
      }
      if (made.version !== undefined) published.set(placed.id, account);
      if (hasSourceLinks(made.file.body) && made.version === undefined) waiting.push({ account, made, placed });
      else print(made, placed, account);
      return account;
    },
    get waiting() {
      return waiting.length;
    },
    finish() {
      for (const { account, made, placed } of waiting) {
        const { body, lost } = resolveSourceLinks(made.file.body, placed.path, shelf.find);
        print(made, placed, account, body);
        if (lost.length > 0)
          account.notes = [
            ...(account.notes ?? []),
            `links to files not in the archive: ${[...new Set(lost)].join(", ")}`,
          ];
      }
    },
  };
}

const earlier = (account: RecordAccount): RecordAccount => ({
  ...account,
  fate: "version",
  reason: `an earlier version of ${account.path}`,
});

function putVersion({ content, versions }: PressOptions, made: MadeArticle, { id }: Placed): void {
  writePictures(content, made.pictures);
  const file = { ...made.file, article: { ...made.file.article, id } };
  keepVersion(versions, picturesFrom(file, "versions", `${id}/x.md`), made.version!);
}

/** Pictures come with places below content/; an article names them from where its own file lies. */
function picturesFrom({ article, body }: ArticleFile, folder: string, place: string): ArticleFile {
  const from = path.posix.dirname(`${folder}/${place}`);
  const named = (src: string) => (PLACE.test(src) ? path.posix.relative(from, src) : src);
  return {
    article: {
      ...article,
      ...(article.image ? { image: { ...article.image, src: named(article.image.src) } } : {}),
      pictures: article.pictures.map((one) => (one.src === undefined ? one : { ...one, src: named(one.src) })),
    },
    body: body.replace(IN_BODY, (_all, src: string) => `](${path.posix.relative(from, src)}`),
  };
}

const PLACE = /^media\/[0-9a-f]{2}\/[0-9a-f]{20}\.[a-z]{3,4}$/;
const IN_BODY = /\]\((media\/[0-9a-f]{2}\/[0-9a-f]{20}\.[a-z]{3,4})(?=[\s)])/g;

/** Their names say what is in them: one that is there already is the same. */
function writePictures(content: string, pictures: Picture[]): void {
  for (const { place, bytes } of pictures) {
    const target = path.join(content, place);
    if (!existsSync(target)) writeAtomic(target, bytes);
  }
}

function accountOf(made: MadeArticle, placed: Placed): RecordAccount {
  const { status } = made.file.article;
  return {
    fate: "imported",
    identity: made.identity,
    ...(made.locator ? { locator: made.locator } : {}),
    id: placed.id,
    path: placed.path,
    ...(status === "draft" || status === "withdrawn" ? { status } : {}),
    ...(made.notes.length > 0 ? { notes: made.notes } : {}),
  };
}
