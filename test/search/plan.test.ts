import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { byDate, keyOf } from "../../scripts/search/order.ts";
import { type Limits, planShards, type SearchArticle } from "../../scripts/search/shards/plan.ts";

const limits: Limits = { single: 0, smallest: 10, largest: 320 };
const plan = (articles: SearchArticle[]) => planShards(articles, { language: "en", limits });

const two = (number: number) => String(number).padStart(2, "0");

const date = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(fc.integer({ min: 1975, max: 2005 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`),
  },
  fc.constantFrom(undefined, "1987", "1987-03", "1987-03-12", "1987-03-12T23:30:00+02:00", "1987-03-12T22:00:00+00:00"),
);

const articles = fc
  .array(fc.tuple(date, fc.string({ unit: "binary", maxLength: 6 })), { maxLength: 400 })
  .map((list) => list.map(([date, name], at): SearchArticle => ({ address: `${name}-${at}.html`, date, digest: "" })));

test("every article is in one shard, and the order of shards is the order of dates", () => {
  fc.assert(
    fc.property(articles, (list) => {
      const sorted = [...list].sort((a, b) => byDate(keyOf(a), keyOf(b))).map(({ address }) => address);
      assert.deepEqual(
        plan(list).flatMap((shard) => shard.addresses),
        sorted,
      );
    }),
  );
});

test("shards are within bounds: the newest small, the oldest large, and those without a date apart", () => {
  fc.assert(
    fc.property(articles, (list) => {
      const dateOf = new Map(list.map((article) => [article.address, article.date]));
      const dated = list.filter(({ date }) => date !== undefined).length;
      let done = 0;
      for (const { addresses, settled } of plan(list)) {
        assert.ok(addresses.length > 0 && addresses.length <= limits.largest);
        assert.equal(new Set(addresses.map((address) => dateOf.get(address) === undefined)).size, 1);
        done += addresses.length;
        const newer = Math.max(0, dated - done);
        if (newer < 2 * limits.smallest * 4)
          assert.ok(addresses.length <= Math.max(20, limits.smallest), `${addresses.length} with ${newer} newer`);
        assert.equal(settled, done <= dated && newer >= limits.smallest * 32);
      }
    }),
  );
});

test("the cut depends on the articles alone, not on their order", () => {
  fc.assert(
    fc.property(articles, fc.infiniteStream(fc.nat()), (list, numbers) => {
      const shuffled = list.map((article) => ({ article, at: numbers.next().value })).sort((a, b) => a.at - b.at);
      assert.deepEqual(plan(shuffled.map(({ article }) => article)), plan(list));
    }),
  );
});

test("a key names the articles, what they are made from, and the language", () => {
  const list = [1, 2, 3].map((day) => ({ address: `${day}.html`, date: `1987-03-0${day}`, digest: "a" }));
  const keyOf = (of: SearchArticle[], language = "en") => planShards(of, { language, limits }).map(({ key }) => key);
  const [key] = keyOf(list);
  assert.deepEqual(keyOf([...list].reverse()), [key]);
  assert.notDeepEqual(keyOf(list, "fr"), [key]);
  assert.notDeepEqual(keyOf(list.slice(1)), [key]);
  assert.notDeepEqual(keyOf(list.map((article) => ({ ...article, digest: "b" }))), [key]);
});

/** Three a day over eight years, as a paper that is still published. */
const paper = Array.from({ length: 8 * 365 * 3 }, (_, at): SearchArticle => {
  const date = new Date(Date.UTC(1990, 0, 1 + Math.floor(at / 3))).toISOString().slice(0, 10);
  return { address: `${date}-${at}.html`, date, digest: "" };
});

test("what arrives day by day changes one small shard; sometimes another, when the limits move", () => {
  const changed: number[] = [];
  let before = new Set<string>();
  for (let count = 8000; count < paper.length; count += 3) {
    const shards = plan(paper.slice(0, count));
    const fresh = shards.filter(({ key }) => !before.has(key));
    if (before.size > 0) changed.push(fresh.reduce((sum, { addresses }) => sum + addresses.length, 0));
    before = new Set(shards.map(({ key }) => key));
  }
  changed.sort((a, b) => a - b);
  assert.ok(
    changed[Math.floor(changed.length / 2)]! <= limits.smallest,
    `half of the days: ${changed.filter((_, at) => at % 20 === 0)}`,
  );
  assert.ok(changed.at(-1)! <= 4 * limits.largest, `the worst day: ${changed.at(-1)}`);
  const each = changed.reduce((sum, articles) => sum + articles, 0) / changed.length / 3;
  assert.ok(each < 8, `each article was indexed ${each} times`);
});

test("one article of old changes one shard, and cuts one in two at most", () => {
  const shards = plan(paper);
  for (let year = 1990; year < 1997; year += 1) {
    const more = [...paper, { address: "more.html", date: `${year}-06-15`, digest: "" }];
    const known = new Set(shards.map(({ key }) => key));
    const fresh = plan(more).filter(({ key }) => !known.has(key));
    assert.ok(fresh.length <= 3, `${year}: ${fresh.length} shards`);
  }
});

test("thousands of one day, and thousands without a date, are cut too", () => {
  const same = (date?: string) =>
    Array.from({ length: 1000 }, (_, at) => ({ address: `a/${at}.html`, date, digest: "" }));
  for (const day of ["1987-03-12", "1987-03-12T10:00:00+00:00", undefined])
    for (const { addresses } of plan(same(day))) assert.ok(addresses.length <= limits.largest);
});
