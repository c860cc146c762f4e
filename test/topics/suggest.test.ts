import assert from "node:assert/strict";
import { test } from "node:test";
import { recordOf } from "../../scripts/relate/record.ts";
import { type Subject, suggestTopics } from "../../scripts/topics/suggest.ts";

/** Words of the kind that reports on each topic have; all reports share some. */
const WORDS: { [topic: string]: string } = {
  Ferries: "ferry quay ramp sailing crossing vessel skipper tide passengers timetable berth gangway",
  Rail: "train station platform signal locomotive carriage timetable driver line junction guard sleeper",
  Weather: "rain gale storm forecast cloud sunshine frost barometer drizzle thunder showers wind",
};
const COMMON = "council board street meeting year people town mayor report committee morning evening road house plan";

function subject(at: number, kind: string, stated: boolean): Subject {
  const pick = (words: string, from: number, count: number) => {
    const list = words.split(" ");
    return Array.from(
      { length: count },
      (_, i) => list[((Math.imul(from + 1, 0x9e3779b1) >>> 12) + i) % list.length],
    ).join(" ");
  };
  const body = `${pick(WORDS[kind] ?? COMMON, at, 11)} ${pick(COMMON, at + 1, 6)}`;
  const record = recordOf({ title: "Report", topics: [] }, body);
  return { id: `story-${at}`, topics: stated ? [kind] : [], record: () => record };
}

const kinds = Object.keys(WORDS);
const stated = Array.from({ length: 360 }, (_, at) => subject(at, kinds[at % 3]!, true));
const silent = Array.from({ length: 60 }, (_, at) => subject(1000 + at, kinds[at % 3]!, false));
const others = Array.from({ length: 60 }, (_, at) => subject(2000 + at, "none", false));
const all = [...stated, ...silent, ...others];

const byId = (subjects: Subject[], without = (_: string) => false) =>
  new Map([...suggestTopics(subjects, without)].map(([place, topics]) => [subjects[place]!.id, topics]));

test("articles without topics get those of articles like them, and no others", () => {
  const suggested = byId(all);
  const right = silent.filter(({ id }, at) => suggested.get(id)?.includes(kinds[at % 3]!));
  assert.ok(right.length > 20, `${right.length} of 60`);
  for (const [at, { id }] of silent.entries())
    for (const topic of suggested.get(id) ?? []) assert.equal(topic, kinds[at % 3], id);
  assert.deepEqual(
    others.filter(({ id }) => suggested.has(id)),
    [],
  );
});

test("an article that states a topic, or is to have no suggestion, gets none", () => {
  const one = silent.find(({ id }) => byId(all).has(id))!;
  const suggested = byId(all, (id) => id === one.id);
  assert.ok(!suggested.has(one.id));
  for (const { id } of stated) assert.ok(!suggested.has(id));
});

test("suggestions do not depend on the order of the articles", () => {
  const sorted = (found: Map<string, string[]>) => [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const shuffled = all.map((_, at) => all[(at * 277) % all.length]!);
  assert.equal(new Set(shuffled).size, all.length);
  assert.deepEqual(sorted(byId(shuffled)), sorted(byId(all)));
});

test("an archive without topics, or with few articles on each, has no suggestions", () => {
  assert.equal(suggestTopics([...silent, ...others], () => false).size, 0);
  assert.equal(suggestTopics([...stated.slice(0, 30), ...silent], () => false).size, 0);
  assert.equal(suggestTopics([], () => false).size, 0);
});
