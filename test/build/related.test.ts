import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { LEAST, LEAST_OF_WORDS, LEAST_OUT_OF_TIME } from "../../scripts/relate/bars.ts";
import { articleText, buildArchive, makeArchive, put } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";

const BODIES = [
  "Margaret Osei told the harbour board that dredging of the northern channel would begin before winter.",
  "The harbour board heard from Margaret Osei that dredging of the channel was late and costly.",
  "Dredging has ended. Margaret Osei thanked the harbour board for its patience with the northern channel.",
  "The parish church has a new organ, which was heard on Sunday by a small congregation.",
];

function archiveOf(t: TestContext): string {
  const files = BODIES.map((body, i): [string, string] => [
    `content/articles/1987/03/0${i + 1}-part.md`,
    articleText(`id: part-${i}\ntitle: "Part ${i}"\ndate: 1987-03-0${i + 1}`, body),
  ]);
  const draft = articleText("id: draft\ntitle: Draft\nstatus: draft", "Not yet.");
  return makeArchive(t, { ...Object.fromEntries(files), "content/articles/draft.md": draft });
}

const related = (archive: string, ...args: string[]) => backfile(["related", "--archive", archive, ...args]);

test("an article named by id, file or address is explained, and the list is that of the build", async (t) => {
  const archive = archiveOf(t);
  const { out } = await buildArchive(archive);
  const lines = readFileSync(path.join(out, "data/articles.jsonl"), "utf8").trim().split("\n");
  const built = lines.map((line) => JSON.parse(line)).find(({ id }) => id === "part-0").related;
  assert.ok(built.length > 0);
  const names = [
    "part-0",
    "content/articles/1987/03/01-part.md",
    path.join(archive, "content/articles/1987/03/01-part.md"),
    "1987/03/01-part.html",
    "/1987/03/01-part.html",
  ];
  const printed = await Promise.all(names.map((name) => related(archive, name, "--json")));
  for (const { code, stdout, stderr } of printed) {
    assert.equal(code, 0, stderr);
    assert.equal(stdout, printed[0]!.stdout);
  }
  const told = JSON.parse(printed[0]!.stdout);
  assert.deepEqual(Object.keys(told), [
    "id",
    "address",
    "title",
    "date",
    "soughtBy",
    "candidates",
    "related",
    "passedOver",
  ]);
  type Line = { id: string; reason: string; score: number };
  const short = ({ id, reason, score }: Line) => [id, reason, score.toFixed(2)];
  assert.deepEqual(told.related.map(short), built.map(short));
});

test("every field that is printed is described in docs/data.md", async (t) => {
  const { stdout } = await related(archiveOf(t), "part-0", "--json");
  const { related: listed, passedOver, ...rest } = JSON.parse(stdout);
  const [doc] = readFileSync("docs/data.md", "utf8").split("## Explaining one list")[1]!.split("\n## ");
  const objects = [rest, ...listed, ...passedOver, ...listed.flatMap((one: { terms: object[] }) => one.terms)];
  for (const field of new Set(objects.flatMap((one) => Object.keys(one))))
    assert.ok(doc!.includes(`\`${field}\``), `${field} is not described`);
  for (const bar of [LEAST, LEAST_OF_WORDS, LEAST_OUT_OF_TIME])
    assert.ok(doc!.includes(`below ${bar}`) || doc!.includes(`below\n${bar}`), `the bar ${bar} is another`);
});

test("for people it is lines; a person's choice and what is kept apart are told", async (t) => {
  const archive = archiveOf(t);
  const chosen = articleText('id: last\ntitle: Last\nrelated: ["part-3"]\nunrelated: ["part-0"]', BODIES[0]);
  put(archive, "content/articles/last.md", chosen);
  const { code, stdout } = await related(archive, "last");
  assert.equal(code, 0);
  assert.match(stdout, /^1\. part-3 · 1987-03-04 · Part 3\n {3}chosen by a person/m);
  assert.match(stdout, /likeness 0\.\d{3} × time 0\.500 \(a date is not known\) × crowd/);
  assert.match(
    stdout,
    /^Not listed:\n[\s\S]*^- {2}part-0 · [^\n]*\n {3}(?:kept apart by a person|a printing of the article)/m,
  );
});

test("what is no published article is refused plainly", async (t) => {
  const archive = archiveOf(t);
  const ran = await Promise.all(
    [["nobody"], ["draft"], [], ["part-0", "part-1"]].map((args) => related(archive, ...args)),
  );
  assert.deepEqual(
    ran.map(({ code }) => code),
    [2, 2, 2, 2],
  );
  assert.match(ran[0]!.stderr, /^error: nobody: is no article here/);
  assert.match(ran[1]!.stderr, /^error: draft: is a draft/);
  assert.match(ran[2]!.stderr, /name one article/);
});
