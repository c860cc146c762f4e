import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate } from "../../scripts/relate/candidate.ts";
import { type Explanation, explainList } from "../../scripts/relate/explain.ts";
import { relateAll, updateRelations } from "../../scripts/relate/relations.ts";
import { candidateOf, pieceOf, pieces } from "./corpus.ts";

const threads = 1;

test("what is explained is the list that is made, and its numbers are those it was made by", async () => {
  await fc.assert(
    fc.asyncProperty(pieces(60), fc.nat(59), fc.subarray([1, 2, 3]), async (all, index, chosen) => {
      const candidates = all.map(candidateOf);
      candidates[index]!.related = chosen.map((number) => `id-${number}`);
      candidates[index]!.unrelated = ["id-5"];
      const { related } = await relateAll(candidates, { threads });
      const { state } = await updateRelations(undefined, candidates, { threads });
      const explained = await explainList(candidates, index, { threads });
      assert.deepEqual(await explainList(candidates, index, { threads, previous: state }), explained);
      assert.deepEqual(
        explained.listed.map(({ to, reason, isChosen }) => [to, reason, isChosen]),
        related[index]!.map(({ to, reason, isChosen = false }) => [to, reason, isChosen]),
      );
      for (const [at, { score, isChosen }] of explained.listed.entries())
        if (!isChosen) assert.equal(score, related[index]![at]!.score);
      hold(explained);
    }),
    { numRuns: 30 },
  );
});

function hold({ listed, passedOver, candidates }: Explanation): void {
  const told = [...listed, ...passedOver];
  assert.equal(new Set(told.map(({ to }) => to)).size, told.length, "one article is told of once");
  assert.ok(passedOver.length <= 10 && candidates <= 64);
  for (const { terms, shared, likeness, time, crowd, score } of told) {
    const sum = terms.reduce((all, { part }) => all + part, 0);
    assert.ok(sum <= likeness + 1e-6, `parts make ${sum} of ${likeness}`);
    if (shared <= terms.length) assert.ok(Math.abs(sum - likeness) < 1e-6, "all terms make all of the likeness");
    assert.ok(shared >= terms.length);
    assert.ok(Math.abs(score - likeness * time * crowd) < 1e-6);
    for (const { articles, text } of terms) assert.ok(articles >= 2 && text !== "");
  }
}

const STORY =
  "Margaret Osei told the harbour board that dredging of the northern channel would begin before winter storms arrive.";

function newsroom(): Candidate[] {
  const other = Array.from({ length: 30 }, (_, i) =>
    pieceOf(100 + i, `Nothing${i} of the sort${i % 7} was heard${i % 5} in parish${i % 3} meetings.`, []),
  );
  const story = [
    pieceOf(0, STORY, ["marina"]),
    pieceOf(1, `${STORY} Fishermen doubted it.`, ["marina"]),
    pieceOf(2, `Margaret Osei was asked about dredging. The harbour board kept silent on winter and cost.`, ["marina"]),
    pieceOf(
      3,
      `Dredging will cost the harbour board more, Margaret Osei admitted, than a northern channel is worth.`,
      [],
    ),
    pieceOf(4, `Storms stopped the dredging of the channel.`, []),
  ];
  return [...story, ...other].map((piece) => ({ ...candidateOf(piece), date: "1987-03-12" }));
}

test("printings and what people keep apart are named as such, with the terms they share", async () => {
  const candidates = newsroom();
  candidates[3]!.unrelated = ["id-0"];
  candidates[2]!.date = "1987-03-10";
  delete candidates[4]!.date;
  const { listed, passedOver, soughtBy } = await explainList(candidates, 0, { threads, copies: [[0, 1]] });
  const why = new Map(passedOver.map((one) => [one.to, one.why]));
  assert.equal(why.get(1), "copy");
  assert.equal(why.get(3), "apart");
  assert.ok(soughtBy.includes("dredging"));
  const [first] = listed;
  assert.equal(first?.to, 2);
  assert.equal(first.days, -2);
  const kinds = new Map(first.terms.map(({ text, kind }) => [text, kind]));
  assert.deepEqual([kinds.get("osei"), kinds.get("marina"), kinds.get("dredging")], ["name", "topic", "word"]);
  const undated = [...listed, ...passedOver].find(({ to }) => to === 4);
  assert.equal(undated?.days, null);
});

test("of two printings the nearer is listed, and the other says so", async () => {
  const { listed, passedOver } = await explainList(newsroom(), 2, { threads, copies: [[0, 1]] });
  const printing = passedOver.find(({ why }) => why === "printing");
  assert.ok(printing);
  assert.deepEqual([printing.to, printing.of].sort(), [0, 1]);
  assert.ok(listed.some(({ to }) => to === printing.of));
});
