import { type Row, secondsOf } from "../measure/rows.ts";

/** Rows by what they measure and at which size. */
export type Lookup = {
  sizes: number[];
  row(id: string, size: number): Row | undefined;
  seconds(id: string, size: number): number | undefined;
  /** The rows of a size, as they were measured. */
  at(size: number): Row[];
};

export function lookupIn(rows: Row[]): Lookup {
  const byKey = new Map(rows.map((row) => [`${row.size} ${row.id}`, row]));
  const row = (id: string, size: number) => byKey.get(`${size} ${id}`);
  return {
    sizes: [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b),
    row,
    seconds: (id, size) => secondsOf(row(id, size)),
    at: (size) => rows.filter((each) => each.size === size),
  };
}
