/** Documents that are the same as they were: by old number the new one, by new number the old one; -1 where there is none. */
export type Kept = {
  newOf: Int32Array;
  oldOf: Int32Array;
  /** The same as runs, so that rows can be moved many at a time. */
  runs: Run[];
};

/** So many documents that followed one another from the number `from` on follow one another now from `to` on. */
export type Run = { from: number; to: number; length: number };

export function noneKept(documents: number): Kept {
  return { newOf: new Int32Array(0), oldOf: new Int32Array(documents).fill(-1), runs: [] };
}

/** Tells by their keys which documents are there before and now. */
export function keptBetween(before: string[], now: string[]): Kept {
  const numbers = new Map<string, number>();
  for (let document = 0; document < before.length; document += 1) numbers.set(before[document]!, document);
  const newOf = new Int32Array(before.length).fill(-1);
  const oldOf = new Int32Array(now.length).fill(-1);
  const runs: Run[] = [];
  for (let document = 0; document < now.length; document += 1) {
    const old = numbers.get(now[document]!);
    if (old === undefined || newOf[old]! >= 0) continue;
    newOf[old] = document;
    oldOf[document] = old;
    const run = runs.at(-1);
    if (run && run.from + run.length === old && run.to + run.length === document) run.length += 1;
    else runs.push({ from: old, to: document, length: 1 });
  }
  return { newOf, oldOf, runs };
}

/** Moves what each of these documents has in a row of so many numbers a document. */
export function moveRows<Row extends Uint8Array | Uint32Array | Float32Array | Float64Array>(
  runs: Run[],
  before: Row,
  now: Row,
  width = 1,
): void {
  for (const { from, to, length } of runs) now.set(before.subarray(width * from, width * (from + length)), width * to);
}
