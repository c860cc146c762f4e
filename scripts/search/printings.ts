/** Printings of one story, by their rows, which are in order of date; in each group the earliest first. */
export type PrintingRows = number[][];

/** Groups of addresses as rows of the table. */
export function printingRows(groups: string[][], addresses: string[]): PrintingRows {
  if (groups.length === 0) return [];
  const rows = new Map(addresses.map((address, row) => [address, row]));
  return groups.map((group) => group.flatMap((address) => rows.get(address) ?? [])).filter((group) => group.length > 1);
}
