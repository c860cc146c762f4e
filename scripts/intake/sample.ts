import type { IntakeEvent } from "./events.ts";
import type { FoundRecord } from "./read.ts";

/**
 * About `size` records from all over an input, found in one pass and with little in memory: every record at first, then
 * every second, every fourth, and so on, always with those left out that do not fit the wider step.
 */
export async function* sampleOf(
  events: AsyncIterable<IntakeEvent | FoundRecord>,
  size: number,
): AsyncGenerator<IntakeEvent | FoundRecord> {
  let kept: (FoundRecord & { file: IntakeEvent | undefined })[] = [];
  let file: IntakeEvent | undefined;
  let stride = 1;
  let count = 0;
  for await (const event of events) {
    if (event.type === "file") file = event;
    if (event.type !== "found" || event.found.type !== "article") continue;
    if (count % stride === 0) kept.push({ ...event, file });
    count += 1;
    if (kept.length < 2 * size) continue;
    kept = kept.filter((_, index) => index % 2 === 0);
    stride *= 2;
  }
  yield* filed(evenly(kept, size));
}

/** So many of a list, from its first on, at equal distances. */
function evenly<T>(list: T[], size: number): T[] {
  if (list.length <= size) return list;
  return Array.from({ length: size }, (_, index) => list[Math.floor((index * list.length) / size)]!);
}

/** A list in an order in which the first `size` are spread over all of it, and then those that follow, twice as many, and so on. */
export function scattered<T>(list: T[], size: number): T[] {
  const order = new Set<T>();
  for (let next = Math.max(1, size); order.size < list.length; next *= 2)
    for (const one of evenly(
      list.filter((candidate) => !order.has(candidate)),
      next,
    ))
      order.add(one);
  return [...order];
}

function* filed(records: (FoundRecord & { file: IntakeEvent | undefined })[]): Generator<IntakeEvent | FoundRecord> {
  let current: IntakeEvent | undefined;
  for (const { file, ...record } of records) {
    if (file !== current && file !== undefined) {
      if (current) yield { type: "end", notes: [], looked: [] };
      current = file;
      yield file;
    }
    yield record;
  }
  if (current) yield { type: "end", notes: [], looked: [] };
}
