import path from "node:path";

/** Where generators keep what they copy onto a site: "/img/x.jpg" is img/x.jpg below one of these. */
const COPIED = ["static", "public", "assets", "source", "src", "src/assets", ""];

/** A site's content lies at most so deep below it. */
const DEEPEST = 8;

/** A place that may hold a file; where `needs` is not there, it does not. */
export type Place = { file: string; needs: string };

/**
 * Where a file may lie that another one names as "photo.jpg", "../img/a.png" or "/images/b.jpg": beside it, in the folder of
 * its name, or in what a site copies. All are paths below what was given.
 */
export function placesBeside(from: string, wanted: string): Place[] {
  const folder = path.posix.dirname(from);
  const plain = wanted.replace(/^(?:[~@]?\/)+/, "");
  const near = path.posix.join(folder, plain);
  const beside = [{ file: near, needs: near }].filter(({ file }) => !/^\.\.(?:\/|$)/.test(file));
  // Only the way from the file itself leads upwards.
  if (/(?:^|\/)\.\.(?:\/|$)/.test(plain)) return beside;
  const rooted = wanted !== plain;
  const named = path.posix.join(from.replace(/\.[^./]+$/, ""), plain);
  beside.push({ file: named, needs: named });
  if (!rooted && !plain.includes("/")) return beside;
  const copied = foldersAbove(folder).flatMap((above) =>
    COPIED.map((below) => placeIn(path.posix.join(above, below), plain)),
  );
  return rooted ? [...copied, ...beside] : [...beside, ...copied];
}

const placeIn = (folder: string, plain: string): Place => ({
  file: path.posix.join(folder, plain),
  needs: path.posix.join(folder, plain.split("/")[0]!),
});

/** The folder and those around it, up to what was given: "". */
function foldersAbove(folder: string): string[] {
  const parts = folder === "." ? [] : folder.split("/");
  return parts
    .map((_, index) => parts.slice(0, parts.length - index).join("/"))
    .concat("")
    .slice(0, DEEPEST);
}
