import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Candidate } from "../../scripts/relate/candidate.ts";
import { relateAll } from "../../scripts/relate/relations.ts";
import { body, byId, candidateOf, listsOf, type Piece, pieceOf, pieces, topics, updated } from "./corpus.ts";

test("the same articles give the same lists in whatever order they come", async () => {
  await fc.assert(
    fc.asyncProperty(
      pieces(40).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      async ([all, shuffled]) => {
        const [one, other] = [all.map(candidateOf), shuffled.map(candidateOf)];
        assert.deepEqual(sorted(await listsOf(one)), sorted(await listsOf(other)));
      },
    ),
    { numRuns: 25 },
  );
});

test("one thread and two give the same lists", async () => {
  // As many as are worth a thread.
  const [some] = fc.sample(pieces(1000), { numRuns: 1, seed: 3 });
  const all = Array.from({ length: 9000 }, (_, i) => {
    const piece = some![i % some!.length]!;
    return candidateOf(pieceOf(i, `${piece.body} Word${i % 777} of day${i % 97}.`, piece.topics));
  });
  const done: number[] = [];
  const two = await relateAll(all, { threads: 2, tick: (number) => done.push(number) });
  assert.deepEqual(two, await relateAll(all, { threads: 1 }));
  assert.equal(done.at(-1), all.length);
});

type Change = { kind: "add" | "remove" | "edit" | "move" | "copy"; at: number; body: string; topics: string[] };

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom("add", "remove", "edit", "move", "copy"),
  at: fc.nat(),
  body,
  topics,
});

test("what is updated is what is computed from nothing, after any sequence of changes", async () => {
  let [asked, recomputed] = [0, 0];
  await fc.assert(
    fc.asyncProperty(
      pieces(120),
      fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
      async (start, steps) => {
        let all = start;
        let { state } = await updated(undefined, all.map(candidateOf), { threads: 1 });
        for (const [step, changes] of steps.entries()) {
          all = changes.reduce((now, each, i) => changed(now, each, 1000 * (step + 1) + i), all);
          const candidates = all.map(candidateOf);
          const update = await updated(state, candidates, { threads: 1 });
          assert.deepEqual(byId(candidates, update.relations), await listsOf(candidates));
          state = update.state ?? state;
          asked += all.length;
          recomputed += update.recomputed;
        }
      },
    ),
    // Making a failure smaller takes minutes; its seed is told at once.
    { numRuns: 40, endOnFailure: true },
  );
  assert.ok(recomputed < 0.8 * asked, `${recomputed} of ${asked} lists were computed anew`);
});

test("where more are alike than are looked at closely, those that come push others out as they would from the start", async () => {
  const [some] = fc.sample(pieces(900), { numRuns: 1, seed: 5 });
  const all = some!.map(candidateOf);
  const { state, ...first } = await updated(undefined, all.slice(0, -8));
  assert.equal(first.recomputed, all.length - 8);
  const { relations, recomputed } = await updated(state, all);
  assert.deepEqual(byId(all, relations), await listsOf(all));
  assert.ok(recomputed >= 8 && recomputed < 0.9 * all.length, `${recomputed}`);
  const edited = some!.map((piece, at) => (at % 300 === 0 ? { ...piece, body: `${piece.body} Una Varley.` } : piece));
  const again = edited.slice(5).map(candidateOf);
  assert.deepEqual(byId(again, (await updated(state, again)).relations), await listsOf(again));
});

test("what ceases to be a form, because one fewer has it, is a copy again in all lists", async () => {
  // So many others that the form's words are not too common to be looked up.
  const [some] = fc.sample(pieces(640), { numRuns: 1, seed: 4 });
  const form = "High water at the Coal Dock this week is at six, seven, eight and nine. ".repeat(3);
  const notices = Array.from({ length: 61 }, (_, i) =>
    pieceOf(2000 + i, `${form} Una Varley, pilot. Notice ${i}.`, []),
  );
  const all = [...some!, ...notices].map(candidateOf);
  const before = await updated(undefined, all);
  assert.deepEqual(before.relations.copies[650], []);
  assert.equal(before.relations.related[650]!.length, 10);
  const fewer = all.slice(0, -1);
  const after = await updated(before.state, fewer);
  assert.equal(after.relations.copies[650]!.length, 59);
  assert.deepEqual(byId(fewer, after.relations), await listsOf(fewer));
});

test("an update of nothing computes nothing", async () => {
  const [some] = fc.sample(pieces(60), { numRuns: 1, seed: 1 });
  const candidates = some!.map(candidateOf);
  const first = await updated(undefined, candidates);
  const second = await updated(first.state, [...candidates].reverse());
  assert.equal(first.recomputed, candidates.length);
  assert.equal(second.recomputed, 0);
  assert.deepEqual(
    sorted(byId([...candidates].reverse(), second.relations)),
    sorted(byId(candidates, first.relations)),
  );
});

test("a state that is damaged, cut or another's is passed over", async () => {
  const [some] = fc.sample(pieces(30), { numRuns: 1, seed: 2 });
  const candidates = some!.map(candidateOf);
  const { state = new Uint8Array(0), relations } = await updated(undefined, candidates);
  const flipped = state.slice();
  flipped[Math.floor(flipped.length / 2)]! ^= 1;
  const unaligned = new Uint8Array(state.length + 1).subarray(1);
  unaligned.set(state);
  for (const broken of [
    flipped,
    state.slice(0, 100),
    state.slice(0, -1),
    new Uint8Array(0),
    Buffer.from("not a state"),
  ]) {
    const update = await updated(broken, candidates);
    assert.equal(update.recomputed, candidates.length);
    assert.deepEqual(update.relations, relations);
  }
  assert.equal((await updated(unaligned, candidates)).recomputed, 0);
});

test("an archive of none or one has no lists", async () => {
  assert.deepEqual(await relateAll([]), { related: [], copies: [] });
  const one = [candidateOf(pieceOf(1, "A ferry.", []))];
  assert.deepEqual(await relateAll(one), { related: [[]], copies: [[]] });
  const { state } = await updated(undefined, []);
  assert.deepEqual((await updated(state, one)).relations, { related: [[]], copies: [[]] });
});

test("a record of another version is refused", async () => {
  const record = candidateOf(pieceOf(1, "A ferry.", [])).record.slice();
  record[0]! += 1;
  const candidate: Candidate = { id: "a", address: "a.html", digest: "", record };
  await assert.rejects(relateAll([candidate]), /another version/);
});

function changed(all: Piece[], { kind, at, body: text, topics: about }: Change, fresh: number): Piece[] {
  const index = at % Math.max(1, all.length);
  const piece = all[index];
  if (kind === "add" || !piece) return [...all, pieceOf(fresh, text, about)];
  if (kind === "copy") return [...all, pieceOf(fresh, `${piece.body} ${text.slice(0, 20)}`, about)];
  if (kind === "remove") return all.filter((each) => each !== piece);
  const edited = kind === "edit" ? { ...piece, body: text, topics: about } : { ...piece, address: `${fresh}.html` };
  return all.map((each) => (each === piece ? edited : each));
}

function sorted(lists: Map<string, unknown>): [string, unknown][] {
  return [...lists].sort(([one], [other]) => (one < other ? -1 : 1));
}
