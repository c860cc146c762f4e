import { grouped } from "../lib/report.ts";
import { SEARCH_FOLDER } from "../search/update.ts";
import { DATA_FOLDER } from "../site/addresses.ts";
import type { Warning } from "./findings.ts";

const GB = 1024 ** 3;
const MB = 1024 ** 2;

/** Warned of from this part of a limit on: there is still time to act. */
const NEAR = 0.8;

/**
 * What hosts say they take, each with the page that says so. Beyond a limit is a warning too, no problem that ends a
 * build: nothing here knows which host the site is for.
 */
const GITHUB = {
  host: "GitHub Pages",
  bytes: GB,
  page: "docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
};
const CLOUDFLARE = {
  host: "Cloudflare Pages",
  files: { free: 20_000, paid: 100_000 },
  file: 25 * MB,
  page: "developers.cloudflare.com/pages/platform/limits",
};
const NETLIFY = { host: "Netlify", folder: 54_000, page: "docs.netlify.com/site-deploys/overview" };

/**
 * GitHub ends a deployment after 10 minutes. How many files it takes in that time nobody says; sites of some hundred
 * thousand have been seen to end so, and not every time.
 */
const MANY_TO_DEPLOY = 100_000;

const MORE = 'docs/scale.md, "Hosts"';

/** A site in the figures that hosts count. */
export type Figures = {
  files: number;
  bytes: number;
  /** What of it belongs to the search index, which a site can do without. */
  search: { files: number; bytes: number };
  /** The same of the files for other programs, in bytes. */
  data: number;
  largest: { file: string; size: number };
  /** The folder with the most files of its own. */
  fullest: { folder: string; files: number };
};

export function sizeUp(sizes: Map<string, number>): Figures {
  const figures: Figures = {
    files: sizes.size,
    bytes: 0,
    search: { files: 0, bytes: 0 },
    data: 0,
    largest: { file: "", size: 0 },
    fullest: { folder: "", files: 0 },
  };
  const folders = new Map<string, number>();
  for (const [file, size] of sizes) {
    figures.bytes += size;
    if (size > figures.largest.size) figures.largest = { file, size };
    if (file.startsWith(`${SEARCH_FOLDER}/`)) {
      figures.search.files += 1;
      figures.search.bytes += size;
    }
    if (file.startsWith(`${DATA_FOLDER}/`)) figures.data += size;
    const folder = file.slice(0, file.lastIndexOf("/") + 1);
    const files = (folders.get(folder) ?? 0) + 1;
    folders.set(folder, files);
    if (files > figures.fullest.files) figures.fullest = { folder, files };
  }
  return figures;
}

/** A warning for each limit that the site is near or beyond: the host, the figure, the limit, and what to do. */
export function limitWarnings(figures: Figures): Warning[] {
  return [
    github(figures),
    deployment(figures),
    cloudflareFiles(figures),
    cloudflareFile(figures),
    netlify(figures),
  ].filter((warning) => warning !== undefined);
}

function github({ bytes, search, data }: Figures): Warning | undefined {
  if (bytes <= NEAR * GITHUB.bytes) return undefined;
  const without = search.bytes > 0 ? `build with --no-search (${megabytes(search.bytes)} less), ` : "";
  const bare = data > 0 ? `switch off computed.data in the settings (${megabytes(data)} less), ` : "";
  return {
    reason: `${GITHUB.host} takes a site of 1 GB (1,024 MB): this one has ${megabytes(bytes)}, ${share(bytes, GITHUB.bytes)}`,
    fix: advice(
      GITHUB,
      `${without}${bare}make several sites, by decade for example, or take a host that rents out disk space`,
    ),
  };
}

function deployment({ files }: Figures): Warning | undefined {
  if (files <= NEAR * MANY_TO_DEPLOY) return undefined;
  return {
    reason: `${GITHUB.host} ends a deployment after 10 minutes, which ${grouped(files)} files may need`,
    fix: advice(
      GITHUB,
      "where deployments end so, make several sites, or take a host that uploads only what has changed",
    ),
  };
}

function cloudflareFiles({ files, search }: Figures): Warning | undefined {
  const { free, paid } = CLOUDFLARE.files;
  if (files <= NEAR * free) return undefined;
  const plan = files > NEAR * paid ? "a paid plan" : "the free plan";
  const limit = files > NEAR * paid ? paid : free;
  const without = search.files > 0 ? `build with --no-search (${grouped(search.files)} less), ` : "";
  const larger = limit === free ? `take a paid plan (${grouped(paid)}), ` : "";
  return {
    reason: `${CLOUDFLARE.host} takes ${grouped(limit)} files on ${plan}: this site has ${grouped(files)}, ${share(files, limit)}`,
    fix: advice(CLOUDFLARE, `${without}${larger}make several sites, or take a host that does not count files`),
  };
}

function cloudflareFile({ largest: { file, size } }: Figures): Warning | undefined {
  if (size <= NEAR * CLOUDFLARE.file) return undefined;
  return {
    reason: `${CLOUDFLARE.host} takes files of 25 MB: ${file} has ${megabytes(size)}, ${share(size, CLOUDFLARE.file)}`,
    fix: advice(CLOUDFLARE, "put such a file on a host of its own, or take another host"),
  };
}

function netlify({ fullest: { folder, files } }: Figures): Warning | undefined {
  if (files <= NEAR * NETLIFY.folder) return undefined;
  const name = folder === "" ? "the site's first folder" : folder;
  return {
    reason: `${NETLIFY.host} takes ${grouped(NETLIFY.folder)} files in a folder: ${name} has ${grouped(files)}, ${share(files, NETLIFY.folder)}`,
    fix: advice(
      NETLIFY,
      "spread them, by giving undated articles a year or by using fewer topics, or take another host",
    ),
  };
}

function advice({ host, page }: { host: string; page: string }, what: string): string {
  return `${host}: ${what}. See ${MORE}, and https://${page}`;
}

function share(figure: number, limit: number): string {
  return `${Math.floor((100 * figure) / limit)}% of that`;
}

export function megabytes(bytes: number): string {
  return `${grouped(Math.round((bytes / MB) * 10) / 10)} MB`;
}
