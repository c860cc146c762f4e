/** Lists of rows, all in order. */

export function intersected(lists: number[][]): number[] {
  const [first = [], ...others] = [...lists].sort((a, b) => a.length - b.length);
  return others.reduce((rows, other) => kept(rows, other, true), first);
}

export function united(lists: number[][]): number[] {
  if (lists.length === 1) return lists[0]!;
  return [...new Set(lists.flat())].sort((a, b) => a - b);
}

export function without(rows: number[], others: number[]): number[] {
  return kept(rows, others, false);
}

/** The rows that are among the others, or those that are not. */
function kept(rows: number[], others: number[], among: boolean): number[] {
  let at = 0;
  return rows.filter((row) => {
    while (at < others.length && others[at]! < row) at += 1;
    return (others[at] === row) === among;
  });
}
