/** The middle value; of an even number of values the mean of the two in the middle. Of none: NaN. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return sorted.length === 0 ? Number.NaN : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How many times `base` a value is; undefined where either is not known. */
export function ratio(value: number | undefined, base: number | undefined): number | undefined {
  return value === undefined || base === undefined || base === 0 ? undefined : value / base;
}

/** The power of n with which something grew `times` times between two sizes: 1 where it grew as they did. */
export function exponent(times: number, from: number, to: number): number {
  return Math.log(times) / Math.log(to / from);
}

/** How many times n log n grows between two sizes: 12.5 times from 10,000 to 100,000. */
export function nLogN(from: number, to: number): number {
  return (to * Math.log(to)) / (from * Math.log(from));
}
