import type { Archive } from "./archive.ts";
import { glassOver, type Measure } from "./likeness.ts";
import type { Choice } from "./lists.ts";
import { CANDIDATES } from "./match.ts";

type Rows = Pick<Choice, "candidates" | "products">;

/** Gives a function that computes those of a document's products with its candidates that are not known (NaN). */
export function productWriter(
  archive: Archive,
  measure: Measure,
  { candidates, products }: Rows,
): (document: number) => void {
  const glass = glassOver(archive, measure);
  return (document) => {
    let isHeld = false;
    const first = document * CANDIDATES;
    for (let place = first; place < first + candidates.sizes[document]!; place += 1) {
      if (!Number.isNaN(products[place])) continue;
      if (!isHeld) glass.hold(document);
      isHeld = true;
      products[place] = glass.productWith(candidates.others[place]!);
    }
  };
}

/**
 * Gives a function that keeps the products of a document while its candidates are found anew by `find`: those of the
 * candidates that it has again are known, the others not.
 */
export function productKeeper({ candidates, products }: Rows): (document: number, find: () => void) => void {
  const { sizes, others } = candidates;
  /** By document; NaN again before the next. */
  const known = new Float32Array(sizes.length).fill(Number.NaN);
  const before = new Uint32Array(CANDIDATES);
  return (document, find) => {
    const first = document * CANDIDATES;
    const size = sizes[document]!;
    before.set(others.subarray(first, first + size));
    for (let i = 0; i < size; i += 1) known[before[i]!] = products[first + i]!;
    find();
    for (let place = first; place < first + sizes[document]!; place += 1) products[place] = known[others[place]!]!;
    for (let i = 0; i < size; i += 1) known[before[i]!] = Number.NaN;
  };
}
