/** Several lists that are in order, as one: all that is alike, each with the number of its list, in the order of lists. */
export function* merge<Item>(
  lists: Iterable<Item>[],
  keyOf: (item: Item) => string,
): Generator<{ key: string; items: { list: number; item: Item }[] }> {
  const heap: Cursor<Item>[] = [];
  for (const [list, items] of lists.entries()) advance(heap, { items: items[Symbol.iterator](), list }, keyOf);
  while (heap.length > 0) {
    const { key } = heap[0]!;
    const found: { list: number; item: Item }[] = [];
    while (heap[0]?.key === key) {
      const { list, item, items } = take(heap);
      found.push({ list, item });
      advance(heap, { items, list }, keyOf);
    }
    yield { key, items: found };
  }
}

type Cursor<Item> = { key: string; list: number; item: Item; items: Iterator<Item> };

function advance<Item>(
  heap: Cursor<Item>[],
  { items, list }: Pick<Cursor<Item>, "items" | "list">,
  keyOf: (item: Item) => string,
): void {
  const { done, value } = items.next();
  if (done) return;
  heap.push({ key: keyOf(value), list, item: value, items });
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1;
    if (isBefore(heap[above]!, heap[at]!)) break;
    [heap[above], heap[at]] = [heap[at]!, heap[above]!];
    at = above;
  }
}

function take<Item>(heap: Cursor<Item>[]): Cursor<Item> {
  const first = heap[0]!;
  const last = heap.pop()!;
  if (heap.length === 0) return first;
  heap[0] = last;
  for (let at = 0; ; ) {
    let below = at * 2 + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1;
    if (isBefore(heap[at]!, heap[below]!)) break;
    [heap[at], heap[below]] = [heap[below]!, heap[at]!];
    at = below;
  }
  return first;
}

function isBefore<Item>(a: Cursor<Item>, b: Cursor<Item>): boolean {
  return a.key < b.key || (a.key === b.key && a.list < b.list);
}
