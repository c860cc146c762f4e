import { copyFileSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import type { Catalogue } from "../catalogue/read.ts";
import type { Problem } from "../catalogue/scan.ts";
import { lookAt, type Picture, type Pictures } from "../pictures/look.ts";
import { filesOf, forgetOthers, makePictures } from "../pictures/make.ts";
import type { Context } from "../site/context.ts";
import { namedPictures } from "../site/pictures.ts";
import type { Making } from "./make.ts";
import type { Survey } from "./prepare.ts";
import { isOurs, type Shard } from "./shard.ts";

/** Those that the archive's pages name, and what is to be said of the others. */
export async function picturesOf(
  known: Survey,
  catalogue: Catalogue,
): Promise<{ sound: Pictures["sound"]; problems: Problem[] }> {
  const named = namedPictures(catalogue, known.prose.pages);
  const { sound, broken } = await lookAt(named.keys(), known.media, known.paths.content, known.pictureCache);
  const problems = [...broken].flatMap(([place, reason]) =>
    named.get(place)!.map((file) => ({ file, reason: `its picture ${place} ${reason}; its words stand in its place` })),
  );
  return { sound, problems };
}

/** Each once, by what is in it. */
export function picturesIn({ context }: { context: Context }, shard: Shard | undefined): Picture[] {
  const once = new Map([...context.pictures.values()].map((picture) => [picture.address, picture]));
  return [...once.values()].filter(({ address }) => !shard || isOurs(address, shard));
}

/** Makes what the cache lacks, and puts into the site what that lacks. Names say what is in them: one that is there is the same. */
export async function servePictures(making: Making): Promise<void> {
  const { options, report, prepared, pictures, common, before, files } = making;
  const { pictureCache, paths } = prepared;
  const places = new Map([...prepared.context.pictures].map(([place, { hash }]) => [hash, place]));
  const originals = pictures.map((picture) => ({ picture, file: path.join(paths.content, places.get(picture.hash)!) }));
  await makePictures(originals, {
    cache: pictureCache,
    progress: (done, total) => report.progress("pictures", done, total),
    failed: (file, reason) => report.error(`${path.relative(paths.root, file)}: cannot be made: ${reason}`),
  });
  forgetOthers(path.dirname(pictureCache), pictureCache);
  const anew = before?.common !== common;
  for (const file of pictures.flatMap(filesOf)) {
    const [from, to] = [path.join(pictureCache, file), path.join(options.out, file)];
    const size = statSync(from, { throwIfNoEntry: false })?.size;
    if (size === undefined || (!anew && files.get(file) === size)) continue;
    mkdirSync(path.dirname(to), { recursive: true });
    copyFileSync(from, to);
  }
}
