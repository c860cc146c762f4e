import assert from "node:assert/strict";
import { test } from "node:test";
import { articleSchema } from "../../scripts/article/schema.ts";
import { type Entry, entryOf } from "../../scripts/catalogue/entry.ts";
import { relate } from "../../scripts/relate/relate.ts";
import { namesOf, plainText, wordsOf } from "../../scripts/relate/words.ts";

type Written = { title: string; body: string; topics?: string[]; status?: "published" | "withdrawn" };

async function archiveOf(written: Written[]) {
  const bodies = new Map<Entry, string>();
  for (const [i, { body, ...front }] of written.entries()) {
    const id = `article-${i}`;
    bodies.set(entryOf(`2001/01/01-${id}.md`, articleSchema.parse({ id, date: "2001-01-01", ...front }), "en"), body);
  }
  const entries = [...bodies.keys()];
  const result = await relate(entries, (entry) => bodies.get(entry)!);
  const related = (i: number) => result.related.get(`article-${i}`) ?? [];
  const copies = (i: number) => result.copies.get(`article-${i}`) ?? [];
  return {
    entries,
    related,
    copies,
    titles: (i: number) => related(i).map(({ entry }) => entry.article.title),
    relate: result,
  };
}

const wire =
  "The marina plan for the Coal Dock was refused on appeal on Tuesday, when the inspector, Paul Wickstead, found that the yard was the last on the Sound able to lift a trawler and that its loss could not be made good elsewhere. Meridian Quays had offered to build a hoist at Northgate. The inspector said that an offer was not a hoist.";
const stories: Written[] = [
  { title: "Marina plan refused", body: wire, topics: ["marina"] },
  {
    title: "Coal Dock yard is saved",
    body: `${wire} The company said it was considering its position.`,
    topics: ["marina"],
  },
  {
    title: "Meridian Quays returns with smaller marina",
    body: "Meridian Quays has drawn a smaller marina for the Coal Dock, fourteen years after Paul Wickstead refused the first. The yard would keep its hoist and the trawlers their berth.",
    topics: ["marina"],
  },
  {
    title: "Lifeboat saves five",
    body: "The lifeboat Margaret Osei took five men off the trawler Petite Armelle in a February gale. Coxswain Ewan Roake said the sea was white from the bar to the harbour mouth.",
  },
  {
    title: "Coxswain honoured for February rescue",
    body: "Ewan Roake, coxswain of the lifeboat Margaret Osei, has been given a silver medal for taking five men off the Petite Armelle in a gale.",
  },
  {
    title: "Show results",
    body: "Best marrow: Mrs. Dunn. Best sponge: Mr. Peel. Victoria plums were scarce after a wet spring, said the judges, and the tea tent ran out of scones before three.",
  },
];

test("a reason names what both mention, and no more of it", async () => {
  const offer = (name: string) => ({
    title: `${name} INITIAL OFFERING STARTS`,
    body: "An initial offering of shares in the savings bank is under way, said the underwriter, priced at twelve dollars.",
    topics: ["shares", "underwriting"],
  });
  const { related } = await archiveOf([
    offer("ACTON AUTO RENTAL"),
    {
      ...offer("MERIDIAN INSURANCE"),
      body: "Shares in an insurance company: the underwriter began the initial offering.",
    },
    {
      title: "Council meets Acton Rental",
      body: "The minutes of the meeting were read and approved. Nothing else was said.",
    },
    ...stories,
  ]);
  const [first] = related(0);
  assert.equal(first?.reason, "both mention INITIAL OFFERING STARTS");
});

test("in an archive of a few articles what all of them share still relates them", async () => {
  const { titles } = await archiveOf([
    { title: "Ferry late", body: "The Carrow Haven ferry was late, said Margaret Osei." },
    { title: "Ferry painted", body: "Margaret Osei had the Carrow Haven ferry painted." },
    { title: "Ferry sold", body: "Nobody at Carrow Haven knew that Margaret Osei would sell a ferry." },
    { title: "Ferry back", body: "After a year Margaret Osei bought back her ferry. Carrow Haven cheered." },
  ]);
  for (const at of [0, 1, 2, 3]) assert.equal(titles(at).length, 3);
});

test("a story's follow-up is related, and the reason names what both mention", async () => {
  const { related } = await archiveOf(stories);
  assert.deepEqual(
    related(4).map(({ entry }) => entry.article.title),
    ["Lifeboat saves five"],
  );
  assert.match(related(4)[0]!.reason, /^both mention .*(Ewan Roake|Margaret Osei|Petite Armelle)/);
});

test("an article is never in its own list, and neither is a copy of it", async () => {
  const { related, copies, entries } = await archiveOf(stories);
  for (const [i, entry] of entries.entries()) assert.ok(!related(i).some((item) => item.entry === entry));
  assert.deepEqual(
    copies(0).map(({ article }) => article.title),
    ["Coal Dock yard is saved"],
  );
  assert.deepEqual((await archiveOf(stories)).titles(0), ["Meridian Quays returns with smaller marina"]);
});

test("of several printings of one story a list names one", async () => {
  const { titles } = await archiveOf(stories);
  assert.equal(titles(2).filter((title) => title !== "Lifeboat saves five").length, 1);
});

test("an article that nothing resembles has an empty list", async () => {
  assert.deepEqual((await archiveOf(stories)).titles(5), []);
});

test("a list has at most ten, and withdrawn articles are in none", async () => {
  const many = Array.from({ length: 12 }, (_, i) => ({
    ...stories[4]!,
    title: `Honours, part ${i}`,
    body: `${stories[4]!.body} Word${i} word${i}x word${i}y word${i}z. ${"Other text of its own here. ".repeat(i)}`,
  }));
  const { related } = await archiveOf([
    ...stories,
    ...many,
    { ...stories[3]!, title: "Withdrawn", status: "withdrawn" },
  ]);
  for (let i = 0; i < stories.length; i += 1) {
    assert.ok(related(i).length <= 10);
    assert.ok(!related(i).some(({ entry }) => entry.article.title === "Withdrawn"));
  }
});

test("the order of reading does not matter", async () => {
  const { entries, relate: forward } = await archiveOf(stories);
  const bodies = new Map(entries.map((entry, i) => [entry, stories[i]!.body]));
  const backward = await relate([...entries].reverse(), (entry) => bodies.get(entry)!);
  for (const entry of entries)
    assert.deepEqual(backward.related.get(entry.article.id), forward.related.get(entry.article.id));
});

test("words are found in scripts that put no space between them", () => {
  assert.deepEqual(wordsOf("Shoigu's visit — 42 men"), ["shoigu", "visit", "42", "men"]);
  assert.ok(wordsOf("東京都で会議を開いた").length >= 3);
  assert.deepEqual(wordsOf("قال الوزير"), ["قال", "الوزير"]);
});

test("names are capitalised phrases, not the first words of sentences", () => {
  const names = namesOf("Officials met. Yesterday Sergey Shoigu flew to Pyongyang. He left on Tuesday.");
  assert.equal(names.get("pyongyang"), "Pyongyang");
  assert.equal(names.get("officials"), undefined);
  assert.equal(names.get("tuesday"), undefined);
  assert.match(names.get("shoigu")!, /Sergey Shoigu/);
});

test("Markdown's marks are not words", () => {
  assert.equal(
    plainText("## Ramps\n\n> A [moving](https://x.example/part) *part*").replace(/\s+/g, " ").trim(),
    "Ramps A moving part",
  );
});

test("a table of many columns costs no time, and its ruler is no text", () => {
  const started = performance.now();
  plainText(`${"|-".repeat(5000)}x`);
  plainText("-- ".repeat(5000));
  assert.ok(performance.now() - started < 1000);
  assert.deepEqual(wordsOf(plainText("| Boat | Crew |\n|:-----|-----:|\n| Alice | 4 |")), ["boat", "crew", "alice"]);
});

test("thousands of notices of one form are neither copies nor slow to relate", async () => {
  const notices = Array.from({ length: 1500 }, (_, i) => ({ title: `Tides, week ${i}`, body: `${wire} Number ${i}.` }));
  const { copies, related } = await archiveOf(notices);
  assert.deepEqual(copies(0), []);
  assert.ok(related(0).length <= 10);
});
