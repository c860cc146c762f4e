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
 * At most `perKind` pages of every kind: the same ones on every run and every machine, and spread over the whole
 * archive, since they are those whose hashes come first.
 */
export function samplePages(pages: string[], perKind: number): { kinds: number; sample: string[] } {
  const kinds = new Map<string, string[]>();
  for (const page of pages) {
    const kind = kindOf(page);
    const same = kinds.get(kind);
    if (same) same.push(page);
    else kinds.set(kind, [page]);
  }
  const sample = [...kinds.values()].flatMap((same) =>
    same.length <= perKind
      ? same
      : same
          .map((page) => ({ page, rank: shortHash(page) }))
          .sort((a, b) => (a.rank < b.rank ? -1 : 1))
          .slice(0, perKind)
          .map(({ page }) => page),
  );
  return { kinds: kinds.size, sample: sample.sort() };
}
