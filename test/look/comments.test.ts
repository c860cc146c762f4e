import assert from "node:assert/strict";
import { test } from "node:test";
import { articleText, buildArchive, makeArchive } from "../support/archive.ts";

type Stated = { name?: string; replyTo?: number };
type Shown = { number: number; depth: number; name: string; answers?: string };

/** The comments of a page, as a reader sees them. */
function shownIn(page: string): Shown[] {
  const each =
    /<article id="comment-(\d+)" data-h="(\d)"><p class="meta"><b>(.*?)<\/b>(?: · in reply to <a href="#(.*?)">(.*?)<\/a>)?<\/p>/g;
  const plain = (words: string) => words.replace(/<\/?bdi>/g, "");
  return [...page.matchAll(each)].map(([, number, depth, name, to, whom]) => ({
    number: Number(number),
    depth: Number(depth),
    name: plain(name!),
    ...(to === undefined ? {} : { answers: `${to} ${plain(whom!)}` }),
  }));
}

async function shown(t: Parameters<typeof makeArchive>[0], comments: Stated[]): Promise<Shown[]> {
  const stated = JSON.stringify(comments.map((one) => ({ ...one, text: "Yes." })));
  const file = articleText(`title: Fog\ndate: 2001-01-02\ncomments: ${stated}`);
  const { page } = await buildArchive(makeArchive(t, { "content/articles/2001/01/02-fog.md": file }));
  return shownIn(page("2001/01/02-fog.html"));
}

test("each comment is followed by its answers, whatever the order in the file", async (t) => {
  const list = await shown(t, [
    { name: "A" },
    { name: "B" },
    { name: "C", replyTo: 1 },
    { replyTo: 3 },
    { name: "E", replyTo: 2 },
  ]);
  assert.deepEqual(
    list.map(({ number, depth, name }) => [number, depth, name]),
    [
      [1, 0, "A"],
      [3, 1, "C"],
      [4, 2, "No name"],
      [2, 0, "B"],
      [5, 1, "E"],
    ],
  );
  assert.ok(list.every(({ answers }) => answers === undefined));
});

test("an answer deeper than four steps stands four steps in and says whom it answers", async (t) => {
  const thread = "ABCDEFG".split("").map((name, at) => ({ name, ...(at > 0 ? { replyTo: at } : {}) }));
  // H answers D, as E does; between them stand F and G, no further in.
  const list = await shown(t, [...thread, { name: "H", replyTo: 4 }, { replyTo: 7 }, { name: "K", replyTo: 9 }]);
  assert.deepEqual(
    list.map(({ name, depth, answers }) => [name, depth, answers].filter((part) => part !== undefined)),
    [
      ["A", 0],
      ["B", 1],
      ["C", 2],
      ["D", 3],
      ["E", 4],
      ["F", 4, "comment-5 E"],
      ["G", 4, "comment-6 F"],
      ["No name", 4, "comment-7 G"],
      ["K", 4, "comment-9 No name"],
      ["H", 4, "comment-4 D"],
    ],
  );
});
