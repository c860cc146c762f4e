import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Sharp } from "sharp";
import { messageOf } from "../lib/errors.ts";
import { writeAtomic } from "../lib/files.ts";
import { copyAddress, LONGEST_SIDE, MOST_PIXELS, type Picture } from "./look.ts";

/** A picture, and where in content/ it lies. */
export type Original = { picture: Picture; file: string };

/** Every file that a site serves of a picture, from its root. */
export function filesOf(picture: Picture): string[] {
  return [picture.address, ...picture.widths.map((width) => copyAddress(picture, width))];
}

export type MakingPictures = {
  cache: string;
  progress: (done: number, total: number) => void;
  /** Told of one that could not be made after all; its words stand in its place on the page. */
  failed: (file: string, reason: string) => void;
};

/**
 * Makes what is served of each picture, as far as the cache lacks it. No byte of a source's file is served: each picture
 * is decoded and encoded again, upright and without what its file said beside it (place, camera, names, thumbnails).
 */
export async function makePictures(originals: Original[], options: MakingPictures): Promise<void> {
  const lacking = originals.filter(({ picture }) =>
    filesOf(picture).some((file) => !existsSync(path.join(options.cache, file))),
  );
  const queue = lacking[Symbol.iterator]();
  let done = 0;
  const work = async () => {
    for (const { picture, file } of queue) {
      try {
        await makeOne(picture, file, options.cache);
      } catch (thrown) {
        options.failed(file, messageOf(thrown).split("\n")[0]!);
      }
      options.progress(++done, lacking.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
}

async function makeOne(picture: Picture, file: string, cache: string): Promise<void> {
  const { default: sharp } = await import("sharp");
  const moving = picture.widths.length === 0 && /\.(gif|webp)$/.test(picture.address);
  const bytes = readFileSync(file);
  const read = () => sharp(bytes, { failOn: "none", limitInputPixels: MOST_PIXELS, animated: moving });
  const upright = read().autoOrient().timeout({ seconds: 120 });
  const whole = upright.resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true });
  writeAtomic(path.join(cache, picture.address), await encoded(whole, picture.address));
  for (const width of picture.widths) {
    const copy = read().autoOrient().timeout({ seconds: 120 }).resize({ width }).webp({ quality: 78 });
    writeAtomic(path.join(cache, copyAddress(picture, width)), await copy.toBuffer());
  }
}

function encoded(image: Sharp, address: string): Promise<Buffer> {
  if (address.endsWith(".jpg")) return image.jpeg({ quality: 84, mozjpeg: true }).toBuffer();
  if (address.endsWith(".png")) return image.png({ compressionLevel: 9 }).toBuffer();
  if (address.endsWith(".gif")) return image.gif().toBuffer();
  return image.webp({ quality: 84 }).toBuffer();
}

/** Removes what another version of Backfile has made. */
export function forgetOthers(folder: string, cache: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (path.join(folder, name) !== cache) rmSync(path.join(folder, name), { recursive: true });
}
