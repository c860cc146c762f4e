import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { articleText, buildArchive, makeArchive } from "../support/archive.ts";

const SETTINGS = JSON.stringify({ name: "The Record" });
const body = (at: number) =>
  `Margaret Osei, 45, spoke for the Carrow Harbour Board in Oslo. “Mr Reyes knows,” said Mrs Osei. Word ${at}, <b>${at}</b>.`;

function files(count: number, front = "", settings = SETTINGS): { [file: string]: string } {
  const articles = Array.from({ length: count }, (_, at) => [
    `content/articles/${1990 + at}/01/02-piece-${at}.md`,
    articleText(`id: piece-${at}\ntitle: Piece ${at}\ndate: ${1990 + at}-01-02\nlang: en\n${front}`, body(at)),
  ]);
  return Object.fromEntries([["content/_data/site.json", settings], ...articles]);
}

/** The text of the names below an article, without marks. */
const subjects = (html: string) =>
  [...html.matchAll(/<p>((?:People|Organisations|Places)[^\n]*?)<\/p>/g)].map(([, line]) =>
    line!.replace(/<[^>]+>/g, ""),
  );

test("a name that was found has a page with its articles, years and companions, and articles lead to it", async (t) => {
  const { page } = await buildArchive(makeArchive(t, files(4)));
  const osei = page("people/margaret-osei.html");
  assert.match(osei, /<h1[^>]*>Margaret Osei<\/h1>/);
  assert.match(osei, /4 articles/);
  assert.match(osei, /1990–1993/);
  assert.match(osei, /Often with<\/dt><dd><a href="\.\.\/organisations\/carrow-harbour-board\.html">/);
  for (const at of [0, 3]) assert.match(osei, new RegExp(`href="\\.\\./${1990 + at}/01/02-piece-${at}\\.html"`));
  const article = page("1990/01/02-piece-0.html");
  assert.match(
    article,
    /People, found in the text: <a href="\.\.\/\.\.\/people\/margaret-osei\.html">Margaret Osei<\/a>/,
  );
  assert.deepEqual(subjects(article), [
    "People, found in the text: Margaret Osei",
    "Organisations, found in the text: Carrow Harbour Board",
    "Places, found in the text: Oslo",
  ]);
  assert.match(page("places/index.html"), /href="\.\.\/places\/oslo\.html"/);
  assert.match(page("browse.html"), /href="people\/index\.html"/);
});

test("names that the source states are not marked, come first, and have pages from the first article on", async (t) => {
  const { page } = await buildArchive(makeArchive(t, files(1, "people: [Ada Thole]\nplaces: [Oslo]")));
  assert.match(page("people/ada-thole.html"), /1 article/);
  assert.deepEqual(subjects(page("1990/01/02-piece-0.html")), [
    "People: Ada Thole",
    "People, found in the text: Margaret Osei",
    "Organisations, found in the text: Carrow Harbour Board",
    "Places: Oslo",
  ]);
});

test("settings.computed.names switches it off; what sources state stays as it was", async (t) => {
  const off = JSON.stringify({ name: "The Record", computed: { names: false } });
  const { out, page } = await buildArchive(makeArchive(t, files(4, "people: [Ada Thole]", off)));
  assert.deepEqual(subjects(page("1990/01/02-piece-0.html")), ["People: Ada Thole"]);
  for (const folder of ["people", "organisations", "places"]) assert.equal(existsSync(path.join(out, folder)), false);
  assert.doesNotMatch(page("browse.html"), /people\/index/);
});

test("content/_data/names.yml has the last word, and what is wrong in it is told with its line", async (t) => {
  const names =
    "places:\n  Carrow Harbour Board: []\npeople:\n  Peggy Osei: [Margaret Osei]\nships: []\nexclude:\n  - Oslo\n";
  const archive = makeArchive(t, { ...files(3), "content/_data/names.yml": names });
  const { page, said, out } = await buildArchive(archive);
  assert.deepEqual(subjects(page("1990/01/02-piece-0.html")), [
    "People, found in the text: Peggy Osei",
    "Places, found in the text: Carrow Harbour Board",
  ]);
  assert.ok(existsSync(path.join(out, "people/peggy-osei.html")));
  assert.deepEqual(
    said.filter((line) => line.includes("names.yml")),
    ["content/_data/names.yml:5: ships: not known here; there are people, organisations, places and exclude"],
  );
});

test("withdrawn articles and drafts are in no name's list", async (t) => {
  const withdrawn = files(4, "status: withdrawn");
  const { out } = await buildArchive(makeArchive(t, withdrawn));
  assert.equal(existsSync(path.join(out, "people")), false);
});

test("a long list of a name has a page for each year", async (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 401 }, (_, at) => [
      `content/articles/${1990 + (at % 2)}/01/02-piece-${at}.md`,
      articleText(`id: piece-${at}\ntitle: Piece ${at}\ndate: ${1990 + (at % 2)}-01-02\npeople: [Ada Thole]`, "Short."),
    ]),
  );
  const { page } = await buildArchive(makeArchive(t, { "content/_data/site.json": SETTINGS, ...many }));
  assert.match(page("people/ada-thole.html"), /href="\.\.\/people\/ada-thole\/1991\.html"/);
  assert.match(page("people/ada-thole/1991.html"), /Ada Thole, 1991/);
});
