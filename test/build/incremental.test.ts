import assert from "node:assert/strict";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import sharp from "sharp";
import type { BuildOptions } from "../../scripts/build/make.ts";
import { articleText, buildArchive, put, snapshot, temporaryFolder } from "../support/archive.ts";

/**
 * The law of the build: whatever was done to an archive, in whatever order, building on what stands there gives the very
 * bytes that building from nothing gives.
 */

const TOPICS = ["Ferries", "Harbour", "ferries", "Weather", "The Bell"];
const PEOPLE = ["Margaret Osei", "Alan Reyes", "Joan Pike"];
const PLACES = ["Carrow Haven", "Tarn Mill", "Coal Dock"];
const DATES = [
  "1987",
  "1987-03",
  "1987-03-12",
  "1987-03-13T09:30:00+01:00",
  "2026-06-14",
  "2026-06-15T11:00:00+01:00",
  "2026-06-15T10:59:30Z",
  "2027-01-01",
  undefined,
];

/** Three sound pictures and one that is none. */
const PICTURES = await Promise.all(
  [300, 500, 1000].map((width) =>
    sharp({ create: { width, height: 90, channels: 3, background: "teal" } })
      .png()
      .toBuffer(),
  ),
);
PICTURES.push(Buffer.from("not a picture"));

type Article = { date?: string; topic: number; person: number; place: number; words: number; status: string };

const article: fc.Arbitrary<Article> = fc.record({
  date: fc.constantFrom(...DATES),
  topic: fc.nat(TOPICS.length - 1),
  person: fc.nat(PEOPLE.length - 1),
  place: fc.nat(PLACES.length - 1),
  words: fc.nat(5),
  status: fc.constantFrom("published", "published", "published", "draft", "withdrawn"),
});

type Told = { title: string; members: number[]; excluded: number; status: string; intro: string };

type Step =
  | { do: "write"; file: number; article: Article }
  | { do: "retitle"; file: number; title: string }
  | { do: "delete"; file: number }
  | { do: "restore"; file: number }
  | { do: "break"; file: number }
  | { do: "settings"; name: string; language: string; timezone: string }
  | { do: "picture"; name: number; picture: number | undefined }
  | { do: "version"; file: number; number: number; title: string | undefined }
  | { do: "names"; text: string | undefined }
  | { do: "topics"; rules: string | undefined }
  | { do: "prose"; text: string | undefined }
  | { do: "storyline"; name: number; told: Told | undefined }
  | { do: "wait"; minutes: number }
  | { do: "damage"; what: "page" | "cache" | "output" };

/** What people may say of names; the last is wrong. */
const NAMES = [
  "people:\n  Margaret Osei: [Alan Reyes]\n",
  "places:\n  Harbour Board: []\nexclude: [Joan Pike, Carrow Haven]\n",
  "people:\n  Joan Pike: []\nships: []\n",
];

const file = fc.nat(7);
const told: fc.Arbitrary<Told> = fc.record({
  title: fc.constantFrom("The ferry", "Ferry to close"),
  members: fc.uniqueArray(file, { minLength: 1, maxLength: 8 }),
  excluded: file,
  status: fc.constantFrom("published", "published", "suggested", "withdrawn"),
  intro: fc.constantFrom("", "See [the first](../articles/1987/03/1-story.md)."),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("write" as const), file, article }) },
  fc.record({
    do: fc.constant("retitle" as const),
    file,
    title: fc.constantFrom("Rain", "Ferry to close", "雨", "Rain"),
  }),
  fc.record({ do: fc.constant("delete" as const), file }),
  fc.record({ do: fc.constant("restore" as const), file }),
  fc.record({ do: fc.constant("break" as const), file }),
  fc.record({
    do: fc.constant("settings" as const),
    name: fc.constantFrom("The Record", "The Harbour Record"),
    language: fc.constantFrom("en", "de"),
    timezone: fc.constantFrom("UTC", "Asia/Kathmandu"),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("picture" as const),
      name: fc.nat(1),
      picture: fc.constantFrom(undefined, 0, 1, 2, 3),
    }),
  },
  fc.record({
    do: fc.constant("version" as const),
    file,
    number: fc.nat(2),
    title: fc.constantFrom(undefined, "Rain", "Earlier"),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("storyline" as const),
      name: fc.nat(1),
      told: fc.option(told, { nil: undefined }),
    }),
  },
  fc.record({ do: fc.constant("names" as const), text: fc.constantFrom(undefined, ...NAMES) }),
  fc.record({
    do: fc.constant("topics" as const),
    rules: fc.constantFrom(undefined, "topics:\n  Boats: [ferry]\n", "exclude: [Weather]\nno: key\n"),
  }),
  fc.record({
    do: fc.constant("prose" as const),
    text: fc.constantFrom(undefined, "One.", "Two ![pictures](../media/0.png)."),
  }),
  fc.record({ do: fc.constant("wait" as const), minutes: fc.constantFrom(1, 50, 600, 1440, 60_000, 600_000) }),
  fc.record({ do: fc.constant("damage" as const), what: fc.constantFrom("page", "cache", "output") }),
);

const PLACE_OF = (at: number) => `content/articles/${at < 3 ? "1987/03" : "2026/06"}/${at}-story.md`;

function textOf(at: number, { date, topic, person, place, words, status }: Article): string {
  const front = [
    `id: story-${at}`,
    `title: Story ${at} of ${PLACES[place]}`,
    ...(date === undefined ? [] : [`date: ${date}`]),
    `authors: [${PEOPLE[person]}]`,
    `source: {name: ${person === 0 ? "Evening Record" : "Harbour Post"}}`,
    `section: ${place === 0 ? "Council" : "Sea"}`,
    `topics: [${TOPICS[topic]}, Town]`,
    `status: ${status}`,
    `listed:\n- title: Story ${(at + 1) % 8} of ${PLACES[place]}\n  date: 2026-06-14`,
    ...(words === 3 ? [`aliases: [old/${at}.html]`] : []),
    ...(words > 2 ? ["comments:\n- name: Edwin\n  date: 2026-06-14\n  text: I counted them."] : []),
    ...(words > 1 ? [`image: {src: ../../../media/${at % 2}.png, caption: The quay.}`] : []),
    ...(words === 4 ? ["updated: 2026-06-15T11:30:00Z"] : []),
  ];
  const story =
    `The ${PLACES[place]} ferry was stopped by ${PEOPLE[person]} of the Harbour Board, who said so. See [the other](${(at + 2) % 8}-story.md). `.repeat(
      1 + (words % 3),
    );
  return articleText(
    front.join("\n"),
    `${story}\n\nWord number ${words}, said [nobody](../../1987/03/1-story.html).\n\n${words === 5 ? "![Boats](../../../media/1.png)" : ""}`,
  );
}

/** An archive on the disk to which steps are done; what was deleted can come back. */
function archiveAt(root: string) {
  const files = new Map<number, string>();
  const deleted = new Map<number, string>();
  let now = Date.parse("2026-06-15T12:00:00Z");
  const write = (at: number, text: string) => {
    files.set(at, text);
    put(root, PLACE_OF(at), text);
  };
  const remove = (at: number) => {
    deleted.set(at, files.get(at) ?? "");
    files.delete(at);
    rmSync(path.join(root, PLACE_OF(at)), { force: true });
  };
  return {
    now: () => new Date(now),
    apply(one: Step) {
      if (one.do === "write") write(one.file, textOf(one.file, one.article));
      else if (one.do === "retitle") {
        const text = files.get(one.file);
        if (text !== undefined) write(one.file, text.replace(/^title: .*$/m, `title: ${one.title}`));
      } else if (one.do === "delete") remove(one.file);
      else if (one.do === "restore" && deleted.get(one.file)) write(one.file, deleted.get(one.file)!);
      else if (one.do === "break") write(one.file, "---\ntitle: [\n---\n\nNo article.\n");
      else if (one.do === "settings") {
        const { name, language, timezone } = one;
        put(root, "content/_data/site.json", JSON.stringify({ name, language, timezone }));
      } else if (one.do === "picture") putOrRemove(root, `content/media/${one.name}.png`, PICTURES[one.picture ?? -1]);
      else if (one.do === "version")
        putOrRemove(root, `content/versions/story-${one.file}/${one.number}.md`, versionText(one));
      else if (one.do === "topics") putOrRemove(root, "content/_data/topics.yml", one.rules);
      else if (one.do === "storyline")
        putOrRemove(root, `content/storylines/line-${one.name}.md`, one.told && storylineOf(one.told));
      else if (one.do === "names") putOrRemove(root, "content/_data/names.yml", one.text);
      else if (one.do === "prose") {
        rmSync(path.join(root, "content/pages"), { recursive: true, force: true });
        if (one.text) put(root, "content/pages/about.md", `---\ntitle: About\n---\n\n${one.text}\n`);
      } else if (one.do === "wait") now += one.minutes * 60_000;
      else if (one.do === "damage") damage(root, one.what);
    },
  };
}

function putOrRemove(root: string, file: string, bytes: string | Uint8Array | undefined): void {
  if (bytes === undefined) rmSync(path.join(root, file), { force: true });
  else put(root, file, bytes);
}

function versionText({ file: at, number, title }: Extract<Step, { do: "version" }>): string | undefined {
  if (title === undefined) return undefined;
  const front = `id: story-${at}\ntitle: ${title}\ndate: 2026-06-15T0${number}:00:00Z\nlisted:\n- title: Rain`;
  return articleText(front, "Said of the ferry. ![Boats](../../media/0.png)");
}

function storylineOf({ title, members, excluded, status, intro }: Told): string {
  const ids = members.map((at) => `story-${at}`).join(", ");
  return `---\ntitle: ${title}\nstatus: ${status}\nmembers: [${ids}]\nexcluded: [story-${excluded}]\n---\n\n${intro}\n`;
}

function damage(root: string, what: "page" | "cache" | "output"): void {
  if (what === "cache") rmSync(path.join(root, ".backfile/cache/rows.jsonl"), { force: true });
  if (what === "output") rmSync(path.join(root, "dist"), { recursive: true, force: true });
  if (what === "page" && existsSync(path.join(root, "dist/browse.html")))
    writeFileSync(path.join(root, "dist/browse.html"), "not a page");
}

/** The same content in a folder that nothing is remembered of. */
async function fromNothing(t: TestContext, root: string, options: Partial<BuildOptions>): Promise<Files> {
  const fresh = temporaryFolder(t, "fresh");
  for (const [file, bytes] of Object.entries(snapshot(path.join(root, "content"))))
    put(fresh, `content/${file}`, Buffer.from(bytes, "base64"));
  const { out } = await buildArchive(fresh, options);
  const made = snapshot(out);
  rmSync(fresh, { recursive: true });
  return made;
}

type Files = { [file: string]: string };

async function holds(t: TestContext, steps: Step[], options: Partial<BuildOptions> = {}): Promise<void> {
  const root = temporaryFolder(t, "law");
  put(root, "content/_data/site.json", JSON.stringify({ name: "The Record" }));
  const archive = archiveAt(root);
  const story = { topic: 0, person: 0, place: 0, status: "published" };
  archive.apply({ do: "picture", name: 0, picture: 2 });
  archive.apply({ do: "version", file: 3, number: 1, title: "Rain" });
  archive.apply({
    do: "storyline",
    name: 0,
    told: { title: "The ferry", members: [0, 3, 5], excluded: 7, status: "published", intro: "" },
  });
  for (const at of [0, 3, 5])
    archive.apply({ do: "write", file: at, article: { ...story, date: DATES[at], words: at } });
  await buildArchive(root, { ...options, now: archive.now() });
  for (const one of steps) {
    archive.apply(one);
    const asked = { ...options, now: archive.now() };
    const { out } = await buildArchive(root, asked);
    const expected = await fromNothing(t, root, { ...asked, many: undefined, workers: undefined });
    assert.deepEqual(snapshot(out), expected, JSON.stringify(one));
  }
  rmSync(root, { recursive: true });
}

test("incremental equals full, byte for byte, whatever was done to the archive", async (t) => {
  const steps = fc.array(step, { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(steps, (some) => holds(t, some)),
    { numRuns: 25 },
  );
});

test("the same as in a large archive, which is related and rendered in other processes", async (t) => {
  const steps = fc.array(step, { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(steps, (some) => holds(t, some, { many: 1, workers: 2 })),
    { numRuns: 4 },
  );
});

test("the same with search, in one index or cut into shards", async (t) => {
  const steps = fc.array(step, { minLength: 1, maxLength: 4 });
  const limits = fc.constantFrom(undefined, { single: 2, largest: 4, smallest: 2 });
  await fc.assert(
    fc.asyncProperty(steps, limits, (some, searchLimits) => holds(t, some, { search: true, searchLimits })),
    { numRuns: 8 },
  );
});

test("the same with data that is cut by year, and within a year", async (t) => {
  const steps = fc.array(step, { minLength: 1, maxLength: 4 });
  const limits = fc.constantFrom(1500, 4000);
  await fc.assert(
    fc.asyncProperty(steps, limits, (some, largestData) => holds(t, some, { largestData })),
    { numRuns: 8 },
  );
});
