import type { Directory } from "./directory.ts";
import type { SourceFile } from "../source.ts";
import type { Item } from "./item.ts";

/** Where a post stood: its own address, and every path on the old site under which it could be reached. */
export function addressesOf(item: Item, { site }: Directory): { url?: string; aliases: string[] } {
  const url = wholeAddress(item.link, site);
  if (url === undefined) return { aliases: [] };
  const own = new URL(url);
  const paths = [pathOf(own, site)];
  for (const slug of item.meta.get("_wp_old_slug") ?? []) {
    const parts = own.pathname.split("/");
    const at = parts.findLastIndex((part) => part !== "");
    if (at > 0) paths.push(pathOf(new URL(parts.with(at, slug).join("/"), own), site));
  }
  const guid = wholeAddress(item.guid, site);
  if (guid !== undefined) paths.push(pathOf(new URL(guid), site));
  return { url, aliases: [...new Set(paths.filter((path) => path !== undefined))] };
}

function wholeAddress(address: string, site: string | undefined): string | undefined {
  if (address === "" || (!/^https?:\/\/[^/]/i.test(address) && !/^\/[^/]/.test(address))) return undefined;
  const base = site === undefined ? undefined : new URL("/", site).href;
  return URL.canParse(address, base) ? new URL(address, base).href : undefined;
}

/** A path on the site itself, with its query ("/?p=12"); the front page is none. */
function pathOf(address: URL, site: string | undefined): string | undefined {
  const isHere = site !== undefined && URL.canParse(site) && hostOf(address) === hostOf(new URL(site));
  if (isHere && address.search.length > 1) return address.pathname + address.search;
  if (!isHere || address.pathname === "/") return undefined;
  return /\.\w{1,5}$|\/$/.test(address.pathname) ? address.pathname : `${address.pathname}/`;
}

const hostOf = ({ host }: URL) => host.replace(/^www\./, "");

/**
 * A site's own pictures lie in its uploads folder, which people put beside the export: as "wp-content/uploads/…",
 * "uploads/…", or by their year. A smaller copy ("photo-300x200.jpg") gives way to the whole picture.
 */
export function uploadsOf({ beside }: SourceFile): (address: string) => Promise<Uint8Array | undefined> {
  return async (address) => {
    const below = /\/wp-content\/uploads\/([^?#]+)/.exec(address)?.[1];
    if (below === undefined) return beside(address);
    const whole = below.replace(/-\d+x\d+(?=\.\w+$)/, "");
    for (const path of whole === below ? [below] : [whole, below])
      for (const folder of ["wp-content/uploads/", "uploads/", ""]) {
        const found = await beside(folder + path);
        if (found) return found;
      }
    return undefined;
  };
}
