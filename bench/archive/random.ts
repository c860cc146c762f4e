/** A stream of numbers in [0, 1) that depends on its seed alone. */
export type Random = () => number;

/** Marsaglia's xorshift; the seed's parts are mixed first, so that neighbouring numbers give unlike streams. */
export function randomOf(...seed: number[]): Random {
  let state = 0x9e3779b9;
  for (const part of seed) state = mixed(state ^ mixed(part + 0x7f4a7c15));
  state ||= 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = Math.imul(hash ^ (hash >>> 15), 0x45d9f3b);
  return hash ^ (hash >>> 16);
}

/** A whole number from 0 to below `count`. */
export function whole(random: Random, count: number): number {
  return Math.floor(random() * count);
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[whole(random, list.length)]!;
}

/** Ranks 0 to count - 1, of which rank r comes up in proportion to 1 / (r + 1) ^ exponent. */
export function zipf(count: number, exponent = 1): (random: Random) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) {
    sum += 1 / (rank + 1) ** exponent;
    sums.push(sum);
  }
  return (random) => {
    const wanted = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
