import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nameKey } from "../../scripts/article/name.ts";
import { gatherWords, LONGEST_WORD, nothingGathered } from "../../scripts/relate/gather.ts";
import { hashOf } from "../../scripts/relate/hash.ts";
import {
  lengthOf,
  nameAt,
  noRows,
  readTerms,
  runAt,
  shownText,
  sketchSize,
  termsIn,
  topicsIn,
} from "../../scripts/relate/reading.ts";
import { recordOf } from "../../scripts/relate/record.ts";
import { NAME, TOPIC, type Written } from "../../scripts/relate/terms.ts";
import { CALENDAR, namesOf, plainText, wordsOf } from "../../scripts/relate/words.ts";

type Counted = Map<string, { count: number; flags: number }>;

const letters = fc.string({ unit: "binary", maxLength: 4 });
const bits = fc.constantFrom(
  ..."the of and Paul Wickstead’s Noor al-Bahr O'Brien Jean-Paul École Ærø ΣΊΣΥΦΟΣ İstanbul naïve l’été Łódź Đurđević".split(
    " ",
  ),
  ..."東京都で会議を開いた 東京's 's東 กรุงเทพมหานคร قال الوزير हिन्दी СССР Москва́ Ⅷ ½ x² ﬁn Ⱥⱥ Ꭰꭰ Ⴀⴀ 𝐀𝐁 𐐀𐐨 a\u0301b".split(
    " ",
  ),
  ..."\ud800 \udfff \ufeff \u2028 \u00a0 \u3000 \t \n \n\n . ! ? “ ” ’s 's ’ ' - — – … • ( ) [a](b) **b** _c_ | # > * 1. ``` ~~~".split(
    " ",
  ),
  ..."Sunday May March 1987 3rd € ™ → 😀 http://x.example/a The In His A".split(" "),
  " ",
  "\n",
);
const prose = fc
  .array(fc.oneof({ weight: 6, arbitrary: bits }, { weight: 1, arbitrary: letters }), { maxLength: 60, size: "max" })
  .chain((parts) => fc.constantFrom(" ", "", "  ").map((between) => parts.join(between)));

test("a record holds the terms that the patterns find, counted and marked", () => {
  fc.assert(
    fc.property(
      prose,
      prose,
      fc.option(prose, { nil: undefined }),
      fc.array(prose, { maxLength: 3 }),
      (title, body, summary, topics) => {
        const written = { title, summary, topics };
        const record = recordOf(written, body);
        const expected = countedBy(written, body);
        assert.deepEqual(termsOf(record), expected);
        assert.equal(
          lengthOf(record),
          [...expected.values()].reduce((sum, { count }) => sum + count, 0),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("a record knows the longest name that each word is of, and the topics as written", () => {
  fc.assert(
    fc.property(prose, prose, fc.array(prose, { maxLength: 3 }), (title, body, topics) => {
      const record = recordOf({ title, topics }, body);
      for (const [word, name] of namesOf(`${title}\n${plainText(body)}`)) {
        const known = shownText(record, nameAt(record, hashOfText(cut(word))));
        assert.ok(
          known === name || (known.endsWith("…") && name.startsWith(known.slice(0, -1))),
          `${known} for ${name}`,
        );
      }
      for (const [i, topic] of topicsIn(record).entries())
        assert.ok(Buffer.from(topics[i]!).toString().startsWith(topic.replace(/…$/, "")));
    }),
    { numRuns: 500 },
  );
});

test("words are scanned as the pattern finds them", () => {
  fc.assert(
    fc.property(prose, (text) => {
      const gathered = nothingGathered();
      gatherWords(gathered, text, { count: 1, flag: 0 });
      assert.deepEqual(
        [...gathered.hashes.subarray(0, gathered.words)],
        wordsOf(text).map((word) => hashOfText(cut(word))),
      );
    }),
    { numRuns: 500 },
  );
});

test("a sketch is of three-word runs, ascending, and none is made of few words", () => {
  const text = Array.from({ length: 400 }, (_, i) => `word${(i * i) % 391}`).join(" ");
  const record = recordOf({ title: "-", topics: [] }, text);
  const runs = Array.from({ length: sketchSize(record) }, (_, i) => runAt(record, i));
  assert.equal(runs.length, 64);
  assert.deepEqual(
    runs,
    [...new Set(runs)].sort((a, b) => a - b),
  );
  assert.equal(sketchSize(recordOf({ title: "-", topics: [] }, "too few words to be sure")), 0);
  const doubled = recordOf({ title: "-", topics: [] }, `${text} ${text} ${text}`);
  const again = Array.from({ length: sketchSize(doubled) }, (_, i) => runAt(doubled, i));
  assert.ok(runs.filter((run) => again.includes(run)).length >= 50);
});

test("hostile texts give records, and soon", () => {
  const texts = [
    "",
    "x".repeat(1_000_000),
    "word ".repeat(200_000),
    "\ud800".repeat(1000),
    "A".repeat(300_000),
    "Ab ".repeat(100_000),
  ];
  texts.push(
    `${"[".repeat(100_000)}](x)`,
    "[](".repeat(50_000),
    `${"\n".repeat(200_000)}[a]:`,
    "\n".repeat(200_000),
    "東".repeat(20_000),
    "’s".repeat(100_000),
    "Ünï".repeat(100_000),
    "a\u0301".repeat(100_000),
  );
  for (const text of texts) {
    const record = recordOf({ title: text, summary: text, topics: [text] }, text);
    assert.ok(record.length < 5_000_000);
    readTerms(record, noRows());
  }
  const empty = recordOf({ title: "", topics: [] }, "");
  assert.equal(termsOf(empty).size, 0);
});

/** The terms by the patterns of words.ts. */
function countedBy({ title, summary, topics }: Written, body: string): Counted {
  const counted: Counted = new Map();
  const add = (term: string, count: number, flags = 0) => {
    const known = counted.get(cut(term)) ?? { count: 0, flags: 0 };
    counted.set(cut(term), { count: Math.min(255, known.count + count), flags: known.flags | flags });
  };
  const text = plainText(body);
  // Twelve quarters where the text begins, six after forty words, in the end one.
  for (const [at, word] of wordsOf(text).entries())
    if (!CALENDAR.has(word)) add(word, Math.max(1, Math.round(12 / (1 + at / 40))));
  for (const word of wordsOf(title)) add(word, 16);
  for (const word of wordsOf(summary ?? "")) add(word, 8);
  for (const word of new Set([...namesOf(`${title}\n${text}`).keys()].map(cut))) add(word, 0, NAME);
  for (const topic of new Set(topics.map((each) => cut(`#${nameKey(each)}`)))) add(topic, 12, TOPIC);
  return counted;
}

function termsOf(record: Uint8Array): Counted {
  const rows = noRows();
  readTerms(record, rows);
  const hashes = [...rows.hashes.subarray(0, rows.count)];
  const words = termsIn(record, new Set(hashes));
  return new Map(hashes.map((hash, i) => [words.get(hash)!, { count: rows.counts[i]!, flags: rows.flags[i]! }]));
}

/** As much of a term as a record keeps. */
function cut(term: string): string {
  const bytes = Buffer.from(term);
  let end = Math.min(LONGEST_WORD, bytes.length);
  while (end < bytes.length && (bytes[end]! & 0xc0) === 0x80) end -= 1;
  return bytes.toString("utf8", 0, end);
}

function hashOfText(text: string): number {
  const bytes = Buffer.from(text);
  return hashOf(bytes, 0, bytes.length);
}
