import { shortHash } from "../lib/hash.ts";

/**
 * What kind of page an address is, by its form: all articles are "0000/00/*", all years "0000/index.html". Pages of one
 * kind come from one template.
 */
export function kindOf(address: string): string {
  const parts = address.split("/");
  const name = parts.pop()!;
  const folders = parts.map((part, depth) =>
    /^\d+$/.test(part) ? part.replace(/\d/g, "0") : depth === 0 ? part : "*",
  );
  const stem = name.replace(/\.html$/, "");
  const form = folders.length === 0 || stem === "index" ? name : /^\d+$/.test(stem) ? name.replace(/\d/g, "0") : "*";
  return [...folders, form].join("/");
}

/**
 * At most `perKind` pages of every kind and `most` in all: the same ones on every run and every machine, and spread over
 * the whole archive, since they are those whose hashes come first. All kinds have a page before any has its second.
 */
export function samplePages(pages: string[], perKind: number, most = 600): { kinds: number; sample: string[] } {
  const kinds = new Map<string, string[]>();
  for (const page of pages) {
    const kind = kindOf(page);
    const same = kinds.get(kind);
    if (same) same.push(page);
    else kinds.set(kind, [page]);
  }
  // The site's own pages and its largest kinds come first: thousands of redirects may each look like a kind.
  const groups = [...kinds].sort(([a, one], [b, two]) => depth(a) - depth(b) || two.length - one.length);
  const ranked = groups.map(([, same]) => firstByHash(same, perKind));
  const sample: string[] = [];
  for (let round = 0; round < perKind; round += 1)
    for (const same of ranked) if (round < same.length && sample.length < most) sample.push(same[round]!);
  return { kinds: kinds.size, sample: sample.sort() };
}

function depth(kind: string): number {
  return kind.includes("/") ? 1 : 0;
}

function firstByHash(pages: string[], count: number): string[] {
  const ranked = pages.map((page) => ({ page, rank: shortHash(page) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked.slice(0, count).map(({ page }) => page);
}
