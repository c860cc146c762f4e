import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dice, idsOf, noise, type Piece, storyOf, suggestFor } from "./newsroom.ts";

const archive = (seed: number, stories = 3, parts = 6): Piece[] => {
  const roll = dice(seed);
  return [...Array.from({ length: stories }, (_, i) => storyOf(i, parts, roll)).flat(), ...noise(80, roll)];
};

test("a story is found again among articles on nothing, and nothing else is made one", async () => {
  const found = await suggestFor(archive(7));
  assert.equal(found.length, 3);
  for (const suggestion of found) {
    const ids = idsOf(suggestion);
    assert.ok(ids.length >= 4, suggestion.title);
    assert.equal(new Set(ids.map((id) => id.replace(/-\d+$/, ""))).size, 1, ids.join());
    assert.deepEqual(
      suggestion.members.map(({ date }) => date),
      suggestion.members.map(({ date }) => date).sort(),
    );
  }
});

test("its title is made of names and words that its articles share", async () => {
  const titles = (await suggestFor(archive(7))).map(({ title }) => title);
  assert.ok(titles.some((title) => /^(Iris Penhallow|Gannet Point), (Iris Penhallow|Gannet Point): /.test(title)));
  for (const title of titles) assert.doesNotMatch(title, /ish\b/);
});

test("the same articles give the same storylines in whatever order they come, each article in one at most", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .tuple(fc.nat(10_000), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 2, max: 9 }))
        .map(([seed, stories, parts]) => archive(seed, stories, parts))
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      async ([all, shuffled]) => {
        const [one, other] = [await suggestFor(all), await suggestFor(shuffled)];
        const plain = (found: typeof one) => found.map((each) => [each.title, idsOf(each)]);
        assert.deepEqual(plain(one), plain(other));
        const ids = one.flatMap(idsOf);
        assert.equal(new Set(ids).size, ids.length);
        for (const { members } of one) {
          assert.ok(members.length >= 4);
          assert.ok(new Set(members.map(({ date }) => date.slice(0, 10))).size >= 2);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test("three parts, or all parts on one day, are no storyline", async () => {
  const roll = dice(3);
  assert.deepEqual(await suggestFor([...storyOf(0, 3, roll), ...noise(60, roll)]), []);
  const sameDay = storyOf(1, 6, roll).map((piece) => ({ ...piece, date: "1987-02-01" }));
  assert.deepEqual(await suggestFor([...sameDay, ...noise(60, roll)]), []);
});

test("printings of one article count once", async () => {
  const roll = dice(5);
  const parts = storyOf(2, 5, roll);
  const copies = parts.map((piece, i) => ({ ...piece, id: `copy-${i}`, source: "Another paper" }));
  const [found] = await suggestFor([...parts, ...copies, ...noise(60, roll)]);
  assert.ok(found);
  assert.ok(found.members.length <= parts.length, idsOf(found).join());
});

test("a headline that recurs, and a table, are no part of a story", async () => {
  const roll = dice(9);
  const parts = storyOf(0, 8, roll);
  assert.equal((await suggestFor([...parts, ...noise(60, roll)])).length, 1);
  const weekly = parts.map((piece, i) => ({ ...piece, title: `The ramp: week ${i}` }));
  assert.deepEqual(await suggestFor([...weekly, ...noise(60, roll)]), []);
  const tables = parts.map((piece) => ({
    ...piece,
    body: piece.body.replace(/\w+/g, (word) => `${word} ${roll(900)}`),
  }));
  assert.deepEqual(await suggestFor([...tables, ...noise(60, roll)]), []);
});

test("two thousand alike articles of two days are no storyline of two thousand", async () => {
  const roll = dice(11);
  const flood = Array.from({ length: 2000 }, (_, i): Piece => {
    const [piece] = storyOf(1, 1, roll);
    const words = Array.from({ length: 30 }, () => `w${roll(5000).toString(36)}x`).join(" ");
    return {
      ...piece!,
      id: `flood-${i}`,
      title: `Weir ${words.slice(0, 40)}`,
      date: `1987-03-0${1 + (i % 2)}`,
      body: `${piece!.body} ${words}`,
    };
  });
  for (const { members } of await suggestFor([...flood, ...noise(50, roll)])) assert.ok(members.length <= 16);
});

test("articles without a day, drafts of every script and endless headlines do no harm", async () => {
  const roll = dice(13);
  const undated = storyOf(0, 6, roll).map((piece, i) => ({ ...piece, date: [undefined, "1987", "1987-03"][i % 3] }));
  const arabic = Array.from(
    { length: 6 },
    (_, i): Piece => ({
      id: `arabic-${i}`,
      title: `إغلاق محطة العبّارات أمام المركبات ${["اليوم", "أمس", "غدا", "مساء", "ليلا", "فجرا"][i]}`,
      date: `1987-04-0${i + 1}`,
      // Each in words of its own beside the story's, or they would be printings of one another.
      body: `قال ${["أحمد", "سعيد", "ليلى", "نور", "زيد", "هند"][i]} إن إغلاق محطة العبّارات بعد تحرّك المنحدرات يطول. ${
        [
          "وصل المهندسون صباحا وقاسوا الشقوق بأدواتهم القديمة ثم عادوا صامتين إلى المدينة.",
          "نقلت القوارب الصغيرة الخبز والحليب والبريد إلى سكان الجزيرة طوال النهار.",
          "طلب المجلس تقريرا مفصلا عن التكاليف قبل نهاية الشهر ورفض تحديد موعد.",
          "احتج الصيادون على الرسوم الجديدة وجمعوا مئات التواقيع في المقهى الكبير.",
          "عثر غواص على مسامير مكسورة تحت الرصيف وسلّمها للشرطة داخل كيس أزرق.",
          "بدأ العمال صبّ الخرسانة ليلا وسط أمطار غزيرة ورياح عطّلت الرافعة مرتين.",
        ][i]
      }`,
    }),
  );
  const endless = storyOf(2, 6, roll).map((piece) => ({
    ...piece,
    title: `${piece.title} ${"very long ".repeat(30)}`,
  }));
  const found = await suggestFor([...undated, ...arabic, ...endless, ...noise(60, roll)]);
  for (const suggestion of found) {
    assert.ok(suggestion.members.every(({ date }) => date.length >= 10));
    assert.ok(suggestion.title.length <= 200, suggestion.title);
    assert.equal(new Set(idsOf(suggestion).map((id) => id.split("-")[0])).size, 1);
  }
  assert.ok(
    found.some((suggestion) => idsOf(suggestion).every((id) => id.startsWith("arabic"))),
    "Arabic has stories too",
  );
});
