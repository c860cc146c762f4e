import assert from "node:assert/strict";
import { test } from "node:test";
import { inRange, narrow, sorted } from "../../_includes/js/search/facets.ts";
import { parse } from "../../_includes/js/search/query.ts";
import { addressOf, facetNames, PAGE, readAddress, type State } from "../../_includes/js/search/state.ts";
import { dayOf, type SearchRecord } from "../../scripts/search/record.ts";
import { makeTable } from "../../scripts/search/table.ts";
import { generated, small } from "./corpus.ts";

test("a query is words, phrases, beginnings and exclusions", () => {
  const brief = (query: string) =>
    parse(query).map(({ words, phrase, begins, without }) =>
      [without ? "-" : "", phrase ? `"${words.join(" ")}"` : words[0], begins ? "*" : ""].join(""),
    );
  assert.deepEqual(brief("ferry  ramp"), ["ferry", "ramp"]);
  assert.deepEqual(brief('"ferry berth" ramp'), ['"ferry berth"', "ramp"]);
  assert.deepEqual(brief("“ferry berth” -ramp port*"), ['"ferry berth"', "-ramp", "port*"]);
  assert.deepEqual(brief("東京 フェリー"), ['"東 京"', '"フ ェ リ ー"']);
  assert.deepEqual(brief("l’école state-of-the-art — ? -"), ['"l’ école"', "state-of-the-art"]);
  assert.deepEqual(brief('"unclosed phrase'), ['"unclosed phrase"']);
  assert.deepEqual(brief(""), []);
});

const nothing: State = {
  q: "",
  year: [],
  source: [],
  section: [],
  topic: [],
  sort: "relevance",
  from: "",
  to: "",
  shown: PAGE,
};

test("the address says all that is asked for, and nothing else", () => {
  const state: State = {
    q: 'a "b c" & d=e',
    year: ["1980s", "1991"],
    source: ["A & B", "<b>"],
    section: ["Transport"],
    topic: ["Port Authority"],
    sort: "oldest",
    from: "1987",
    to: "1988-03-12",
    shown: 60,
  };
  assert.deepEqual(readAddress(addressOf(state)), state);
  assert.deepEqual(readAddress(""), nothing);
  assert.equal(addressOf(nothing), "");
  const hostile = readAddress("?sort=constructor&shown=1e9&from=<b>&to=19877");
  assert.deepEqual([hostile.sort, hostile.shown, hostile.from, hostile.to], ["relevance", 400, "", ""]);
});

test("a date lies in a range that covers all that is known of it", () => {
  assert.ok(inRange("1987", "1987", "1987"));
  assert.ok(inRange("1987-03", "1987", "1987-03"));
  assert.ok(inRange("1987-03-31", "1987-03", "1987-03"));
  assert.ok(!inRange("1987-03", "1987-03-10", ""));
  assert.ok(!inRange("1987", "", "1987-11"));
  assert.ok(!inRange("", "1900", ""));
  assert.ok(inRange("", "", ""));
});

const records = [...small, ...generated(2000, 11)];
const table = makeTable(
  records.map((record, at) => ({ ...record, id: String(at), moment: record.date ?? "", day: dayOf(record) })),
);
const rowOf = new Map(table.ids.split(" ").map((id, row) => [Number(id), row]));
const hits = records.map((_, at) => ({
  row: rowOf.get(at)!,
  score: at % 7,
  places: new Set<number>(),
  data: () => Promise.reject(),
}));

const yearOf = (record: SearchRecord) => record.date?.slice(0, 4) ?? "undated";
const valuesOf = (record: SearchRecord) => ({
  year: [yearOf(record), yearOf(record).replace(/\d$/, "0s")],
  source: [record.source],
  section: [record.section],
  topic: record.topics as (string | undefined)[],
});

function matches(record: SearchRecord, state: State, but?: string): boolean {
  const values = valuesOf(record);
  const faceted = facetNames.every(
    (name) => name === but || state[name].length === 0 || values[name].some((value) => state[name].includes(value!)),
  );
  return faceted && inRange(dayOf(record), state.from, state.to);
}

const states: Partial<State>[] = [
  {},
  { year: ["1980s"] },
  { year: ["1987", "2010s", "undated"], source: ["Valley Mail"] },
  { source: ["Valley Mail", "Fishing News"], section: ["Weather"], topic: ["Ferries", "Schools"] },
  { from: "1985-06", to: "1991" },
  { from: "1987-03-12", topic: ["Lifeboats"], year: ["1980s", "1990s"] },
  { topic: ["No such topic"] },
];

test("facets and ranges choose what a plain filter over the records chooses, and count it", () => {
  for (const some of states) {
    const state = { ...nothing, ...some };
    const { hits: chosen, counts } = narrow(hits, state, table);
    const expected = records.flatMap((record, at) => (matches(record, state) ? [rowOf.get(at)!] : []));
    assert.deepEqual(
      chosen.map(({ row }) => row),
      expected,
    );
    for (const name of facetNames)
      for (const value of new Set(records.flatMap((record) => valuesOf(record)[name]))) {
        if (value === undefined || value.endsWith("0s")) continue;
        const count = records.filter(
          (record) => matches(record, state, name) && valuesOf(record)[name].includes(value),
        ).length;
        assert.equal(counts[name].get(value) ?? 0, count, `${name} ${value} in ${JSON.stringify(some)}`);
      }
  }
});

test("newest and oldest first lose nothing, and the undated come last in both", () => {
  for (const sort of ["newest", "oldest"] as const) {
    const dates = sorted(hits, { ...nothing, q: "x", sort }, table).map(({ row }) => table.dates[row]!);
    assert.equal(dates.length, records.length);
    const dated = dates.filter((date) => date !== "");
    assert.deepEqual(dates.slice(0, dated.length), dated);
    const rising = sort === "oldest" ? dated : [...dated].reverse();
    assert.deepEqual(rising, [...dated].sort());
  }
});
