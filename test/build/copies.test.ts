import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { put, temporaryFolder } from "../support/archive.ts";
import { backfile } from "../support/cli.ts";
import { other, wire } from "../copies/stories.ts";

const grown = `${wire}\n\nThe county said on Friday that it had not been asked.`;

function article(front: { [key: string]: string }, body: string): string {
  return `---\n${Object.entries(front)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join("")}---\n\n${body}\n`;
}

function archiveAt(root: string, settings: object = {}): string {
  const record = { source: "{name: Evening Record}", agency: "Coastal Press" };
  put(root, "content/_data/site.json", JSON.stringify({ name: "Archive", ...settings }));
  const at = (file: string, text: string) => put(root, `content/articles/1987/03/${file}.md`, text);
  at("12-basin", article({ id: "basin", title: "Basin to be dredged", date: "1987-03-12", ...record }, wire));
  at("13-mud", article({ id: "mud-1", title: "Mud", date: "1987-03-13", source: "{name: Valley Mail}" }, wire));
  at("14-more", article({ id: "more", title: "More on the basin", date: "1987-03-14", ...record }, grown));
  at("15-school", article({ id: "school", title: "School to stay", date: "1987-03-15", ...record }, other));
  return root;
}

const built = async (root: string) => backfile(["build", "--archive", root, "--now", "2026-06-15T12:00:00Z"]);

test("pages name the other printings, lists fold them, feeds list the first, and what differs has a page", async (t) => {
  const root = archiveAt(temporaryFolder(t, "copies"));
  assert.equal((await built(root)).code, 0);
  const page = (file: string) => readFileSync(path.join(root, "dist", file), "utf8");
  assert.match(page("1987/03/12-basin.html"), /The same Coastal Press story in one other paper, with one update\./);
  assert.match(page("1987/03/13-mud.html"), /Evening Record · the first/);
  assert.match(page("1987/03/index.html"), /<details><summary class="meta">and 2 more printings<\/summary>/);
  assert.match(page("1987/03/index.html"), /4 articles/);
  assert.equal(page("feed.xml").split("<entry").length - 1, 2);
  const differences = page("1987/03/14-more/differences.html");
  assert.match(differences, /<ins>The county said on Friday that it had not been asked\.<\/ins>/);
  assert.match(differences, /words the same\]/);
  // Word for word the same: nothing to compare.
  assert.ok(!existsSync(path.join(root, "dist/1987/03/13-mud/differences.html")));
  assert.deepEqual(JSON.parse(page("pagefind/table.json")).printings, [[0, 1, 2]]);
});

test("a person's word changes the groups of the next build, and an id of nothing is a problem that names the file", async (t) => {
  const root = archiveAt(temporaryFolder(t, "copies-rules"));
  await built(root);
  const file = path.join(root, "content/articles/1987/03/13-mud.md");
  writeFileSync(file, readFileSync(file, "utf8").replace("id: mud-1\n", "id: mud-1\nnotCopyOf: [basin, more, gone]\n"));
  const { stderr } = await built(root);
  assert.match(stderr, /1987\/03\/13-mud\.md: notCopyOf names gone, which is the id of no article here/);
  assert.doesNotMatch(readFileSync(path.join(root, "dist/1987/03/13-mud.html"), "utf8"), /Other printings/);
  assert.match(readFileSync(path.join(root, "dist/1987/03/index.html"), "utf8"), /and 1 more printing</);
});

test("switched off, nothing is grouped", async (t) => {
  const root = archiveAt(temporaryFolder(t, "copies-off"), { computed: { copies: false } });
  assert.equal((await built(root)).code, 0);
  assert.doesNotMatch(readFileSync(path.join(root, "dist/1987/03/12-basin.html"), "utf8"), /Other printings/);
});
