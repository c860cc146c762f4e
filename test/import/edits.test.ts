import assert from "node:assert/strict";
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { type Choice, settle } from "../../scripts/write/settle.ts";
import { makeArchive, put, snapshot } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

const FIRST = "---\ntitle: The pier\ndate: 1987-03-12\n---\n\nThe pier is open.\n";
const SECOND = FIRST.replace("is open", "is shut");
const PLACE = "1987/03/12-the-pier.md";

const articles = (archive: string) => path.join(archive, "content", "articles");
const read = (archive: string, file = PLACE) => readFileSync(path.join(articles(archive), file), "utf8");
const edit = (archive: string, from: string, to: string) =>
  writeFileSync(path.join(articles(archive), PLACE), read(archive).replace(from, to));

async function fateAfter(archive: string, choice: Choice = "ask") {
  const { files } = await importInto(archive, [], { choice });
  const { fate, path: place, beside } = files[0]!.records[0]!;
  return { fate, place, beside };
}

describe("a file that nobody edited", () => {
  test("is written once and not touched again", async (context) => {
    const archive = makeArchive(context, { "sources/pier.md": FIRST });
    assert.equal((await fateAfter(archive)).fate, "imported");
    const before = snapshot(archive);
    assert.equal((await fateAfter(archive)).fate, "unchanged");
    assert.deepEqual(snapshot(path.join(archive, "content")), filesUnder(before, "content/"));
  });

  test("follows its source, and stays at its place when headline and date change", async (context) => {
    const archive = makeArchive(context, { "sources/pier.md": FIRST });
    await fateAfter(archive);
    put(archive, "sources/pier.md", SECOND.replace("The pier\n", "The quay\n").replace("03-12", "03-14"));
    assert.deepEqual(await fateAfter(archive), { fate: "updated", place: PLACE, beside: undefined });
    assert.match(read(archive), /title: The quay\ndate: 1987-03-14[\s\S]*is shut/);
  });

  test("may be moved: it is known by its id", async (context) => {
    const archive = makeArchive(context, { "sources/pier.md": FIRST });
    await fateAfter(archive);
    renameSync(path.join(articles(archive), PLACE), path.join(articles(archive), "moved.md"));
    assert.deepEqual(await fateAfter(archive), { fate: "unchanged", place: "moved.md", beside: undefined });
    assert.ok(!existsSync(path.join(articles(archive), PLACE)));
  });

  test("that git gave other line ends is still nobody's edit", async (context) => {
    const archive = makeArchive(context, { "sources/pier.md": FIRST });
    await fateAfter(archive);
    writeFileSync(path.join(articles(archive), PLACE), read(archive).replaceAll("\n", "\r\n"));
    assert.equal((await fateAfter(archive)).fate, "unchanged");
    put(archive, "sources/pier.md", SECOND);
    assert.equal((await fateAfter(archive)).fate, "updated");
  });
});

describe("a file that a person edited", () => {
  async function edited(context: Parameters<typeof makeArchive>[0]) {
    const archive = makeArchive(context, { "sources/pier.md": FIRST });
    await fateAfter(archive);
    edit(archive, "is open", "is wide open");
    return { archive, mine: read(archive) };
  }

  test("is kept while its source stays the same", async (context) => {
    const { archive, mine } = await edited(context);
    assert.deepEqual(await fateAfter(archive), { fate: "kept", place: PLACE, beside: undefined });
    assert.equal(read(archive), mine);
  });

  test("is kept when its source changes, and the new version stands beside it until they decide", async (context) => {
    const { archive, mine } = await edited(context);
    put(archive, "sources/pier.md", SECOND);
    assert.deepEqual(await fateAfter(archive), { fate: "kept", place: PLACE, beside: `${PLACE}.new` });
    assert.equal(read(archive), mine);
    assert.match(read(archive, `${PLACE}.new`), /The pier is shut\./);
    const before = snapshot(archive);
    await fateAfter(archive);
    assert.deepEqual(snapshot(archive), before);
  });

  test("keep-mine settles the question for this version, and changes one line only", async (context) => {
    const { archive, mine } = await edited(context);
    put(archive, "sources/pier.md", SECOND);
    await fateAfter(archive);
    assert.equal((await fateAfter(archive, "keep-mine")).fate, "kept");
    assert.deepEqual(Object.keys(filesBelow(articles(archive))), [PLACE]);
    const lines = mine.split("\n");
    assert.deepEqual(
      read(archive)
        .split("\n")
        .filter((line, index) => line !== lines[index])
        .map((line) => line.replace(/[0-9a-f]{16}/, "…")),
      ["  imported: …"],
    );
    assert.deepEqual(await fateAfter(archive), { fate: "kept", place: PLACE, beside: undefined });
    put(archive, "sources/pier.md", SECOND.replace("shut", "gone"));
    assert.equal((await fateAfter(archive)).beside, `${PLACE}.new`);
  });

  test("take-new puts the new version in its place", async (context) => {
    const { archive } = await edited(context);
    put(archive, "sources/pier.md", SECOND);
    await fateAfter(archive);
    assert.equal((await fateAfter(archive, "take-new")).fate, "updated");
    assert.deepEqual(Object.keys(filesBelow(articles(archive))), [PLACE]);
    assert.match(read(archive), /is shut/);
    assert.equal((await fateAfter(archive)).fate, "unchanged");
  });

  test("take-new takes nothing where nothing is new", async (context) => {
    const { archive, mine } = await edited(context);
    assert.equal((await fateAfter(archive, "take-new")).fate, "kept");
    assert.equal(read(archive), mine);
  });

  test("loses its stale new version when the source goes back", async (context) => {
    const { archive } = await edited(context);
    put(archive, "sources/pier.md", SECOND);
    await fateAfter(archive);
    put(archive, "sources/pier.md", FIRST);
    await fateAfter(archive);
    assert.deepEqual(Object.keys(filesBelow(articles(archive))), [PLACE]);
  });

  test("and broke is still their file, and says so", async (context) => {
    const { archive } = await edited(context);
    edit(archive, "title: The pier", "title: [The pier");
    const mine = read(archive);
    const { files } = await importInto(archive, []);
    assert.equal(files[0]!.records[0]!.fate, "kept");
    assert.match(files[0]!.records[0]!.reason!, /does not parse/);
    assert.equal(read(archive), mine);
    assert.deepEqual(Object.keys(filesBelow(articles(archive))), [PLACE, `${PLACE}.new`]);
  });

  test("and deleted comes back, for the source still has it", async (context) => {
    const { archive } = await edited(context);
    rmSync(path.join(articles(archive), PLACE));
    assert.equal((await fateAfter(archive)).fate, "imported");
  });
});

describe("the verdict", () => {
  const cases: [
    recorded: string | undefined,
    actual: string | undefined,
    next: string,
    choice: Choice,
    verdict: object,
  ][] = [
    ["r", "n", "n", "ask", { fate: "unchanged" }],
    [undefined, "n", "n", "take-new", { fate: "unchanged" }],
    ["r", "r", "n", "ask", { fate: "updated" }],
    ["n", "a", "n", "ask", { fate: "kept", offer: false }],
    ["n", "a", "n", "take-new", { fate: "kept", offer: false }],
    ["r", "a", "n", "ask", { fate: "kept", offer: true }],
    ["r", "a", "n", "keep-mine", { fate: "kept", offer: false, remember: true }],
    ["r", "a", "n", "take-new", { fate: "updated" }],
    [undefined, "a", "n", "ask", { fate: "kept", offer: true }],
    ["r", undefined, "n", "ask", { fate: "kept", offer: true }],
  ];
  for (const [recorded, actual, next, choice, verdict] of cases) {
    test(`recorded ${recorded}, actual ${actual}, next ${next}, ${choice}: ${JSON.stringify(verdict)}`, () =>
      assert.deepEqual(settle(recorded, actual, next, choice), verdict));
  }
});

function filesUnder(files: { [file: string]: string }, folder: string): { [file: string]: string } {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([file]) => file.startsWith(folder))
      .map(([file, bytes]) => [file.slice(folder.length), bytes]),
  );
}

test("a comment or another manner of quoting is a person's edit too", async (context) => {
  const archive = makeArchive(context, { "sources/pier.md": FIRST });
  await fateAfter(archive);
  edit(archive, "title: The pier", 'title: "The pier" # as in the print edition');
  const mine = read(archive);
  assert.equal((await fateAfter(archive)).fate, "unchanged");
  put(archive, "sources/pier.md", SECOND);
  assert.deepEqual(await fateAfter(archive), { fate: "kept", place: PLACE, beside: `${PLACE}.new` });
  assert.equal(read(archive), mine);
});

test("a capture time that was said once holds at the next import, as long as the record is the same", async (context) => {
  const page =
    "Herring return\nPublished 33 minutes ago\n\nHerring have been seen inside the Sound for the first time.\n";
  const archive = makeArchive(context, { "sources/page.txt": page });
  await importInto(archive, [], { capturedAt: "2025-06-17T09:00:00-04:00" });
  const before = filesBelow(articles(archive));
  assert.match(Object.values(before)[0]!, /date: 2025-06-17T08:27:00-04:00/);
  await importInto(archive, []);
  assert.deepEqual(filesBelow(articles(archive)), before);
});
