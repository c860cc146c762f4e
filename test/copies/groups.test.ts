import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { articleSchema } from "../../scripts/article/schema.ts";
import { factsOf } from "../../scripts/copies/facts.ts";
import { findGroups, type Known, type Printed } from "../../scripts/copies/find.ts";
import { groupsOf } from "../../scripts/copies/groups.ts";
import { likenessOf } from "../../scripts/copies/likeness.ts";
import { decodeKnown, encodeKnown } from "../../scripts/copies/memory.ts";
import { wordsIn } from "../../scripts/copies/words.ts";
import { recordOf } from "../../scripts/relate/record.ts";
import { sketchesOf } from "../../scripts/relate/sketches.ts";
import { other, scanned, tides, wire } from "./stories.ts";

type Written = {
  id: string;
  body: string;
  title?: string;
  date?: string;
  source?: string;
  agency?: string;
  slugline?: string;
  copyOf?: string;
  notCopyOf?: string[];
};

function printedOf(written: Written[]): Printed {
  const articles = written.map(({ body: _, source, title = "Basin to be dredged", ...front }) =>
    articleSchema.parse({ ...front, title, source: source && { name: source } }),
  );
  return {
    facts: articles.map((article) => factsOf(article, article.date)),
    digests: written.map(({ id, body }) => `${id}${body.length}${body.slice(0, 40).replaceAll(" ", "")}`),
    sketches: sketchesOf(articles.map((article, at) => recordOf(article, written[at]!.body))),
    textOf: (at) => written[at]!.body,
  };
}

/** Groups by id, with the labels. */
function found(written: Written[], known?: Known): [string, string | undefined][][] {
  const { groups } = findGroups(printedOf(written), known);
  return groups.map((group) => group.map(({ article, label }) => [written[article]!.id, label]));
}

const paragraphs = wire.split("\n\n");
const ids = (written: Written[]) => found(written).map((group) => group.map(([id]) => id));

describe("what is a printing of one story", () => {
  const edits: { [kind: string]: Omit<Written, "id"> } = {
    "the same text under another headline": { body: wire, title: "Mud" },
    "a text cut from the end": { body: paragraphs.slice(0, 3).join("\n\n") },
    "a text with an opening of its own": {
      body: ["At last somebody has looked at the mud.", ...paragraphs.slice(1)].join("\n\n"),
    },
    "a bad scan": { body: scanned(wire, 20) },
    "a bad scan, cut and headed anew": { body: scanned(paragraphs.slice(1).join("\n\n"), 25), title: "Mud" },
  };
  for (const [kind, edited] of Object.entries(edits))
    test(kind, () => {
      const all = [
        { id: "first", body: wire },
        { id: "elsewhere", body: other },
        { id: "edited", ...edited },
      ];
      assert.deepEqual(ids(all), [["edited", "first"]]);
    });

  test("a form that is filled in every day is none, whatever its headline", () => {
    const all = Array.from({ length: 40 }, (_, day) => ({
      id: `tides-${day}`,
      title: "Tides",
      date: `1987-03-${String((day % 28) + 1).padStart(2, "0")}`,
      source: "Evening Record",
      body: tides(day + 3),
    }));
    assert.deepEqual(ids(all), []);
  });

  test("articles under one recurring headline with texts of their own are none", () => {
    assert.deepEqual(
      ids([
        { id: "weather-1", title: "Weather", body: wire },
        { id: "weather-2", title: "Weather", body: other },
      ]),
      [],
    );
  });

  test("a copy's copy that is none of the story's is left out of its group", () => {
    const long = `${wire}\n\n${other}`;
    const groups = ids([
      { id: "wire", body: wire },
      { id: "both", body: long },
      { id: "other", body: other },
    ]);
    for (const group of groups)
      assert.ok(!(group.includes("wire") && group.includes("other") && !group.includes("both")));
  });

  test("likeness is the same whichever text is named first", () => {
    const text = fc.array(fc.constantFrom(...paragraphs, ...other.split("\n\n"), tides(4), "1987 12 14"), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 7, max: 60 }), (one, next, every) => {
        const [left, right] = [wordsIn(one.join("\n\n")), wordsIn(scanned(next.join("\n\n"), every))];
        assert.deepEqual(likenessOf(left, right), likenessOf(right, left));
      }),
    );
  });
});

describe("labels", () => {
  const grown = `${wire}\n\nThe county said on Friday that it had not been asked.`;
  const first = { id: "first", body: wire, date: "1987-03-12", source: "Evening Record" };

  test("a copy elsewhere, an update, a reprint; the earliest first and the undated last", () => {
    const all = [
      { id: "undated", body: wire, source: "Northern Fishing News" },
      { id: "years-later", body: wire, date: "1999-01-01", source: "Valley Mail" },
      { id: "elsewhere", body: wire, date: "1987-03-14", source: "Valley Mail" },
      { id: "grown", body: grown, date: "1987-03-13", source: "Evening Record" },
      { id: "once-more", body: wire, date: "1987-03-20", source: "Evening Record" },
      first,
    ];
    assert.deepEqual(found(all), [
      [
        ["first", undefined],
        ["grown", "update"],
        ["elsewhere", "copy"],
        ["once-more", "reprint"],
        ["years-later", "reprint"],
        ["undated", "copy"],
      ],
    ]);
  });

  test("what a wire service sends again under one slugline is an update", () => {
    const wired = { agency: "Coastal Press", source: "Coastal Press" };
    const all = [
      { ...first, ...wired, slugline: "BASIN-DREDGE" },
      {
        ...wired,
        id: "second",
        body: grown,
        date: "1987-03-12T18:00:00Z",
        source: "Wire",
        slugline: "BASIN-DREDGE/2nd Ld",
      },
    ];
    assert.deepEqual(found(all)[0]![1], ["second", "update"]);
  });
});

describe("a person's word", () => {
  test("copyOf joins what nothing else would, with the copies of both", () => {
    const all = [
      { id: "first", body: wire },
      { id: "cutting", body: other, copyOf: "first" },
      { id: "other", body: other },
    ];
    assert.deepEqual(ids(all), [["cutting", "first", "other"]]);
  });

  test("notCopyOf parts what is the same, from either side", () => {
    for (const side of ["first", "second"]) {
      const all = ["first", "second"].map((id) => ({
        id,
        body: wire,
        ...(id === side ? { notCopyOf: ["first", "second"].filter((one) => one !== id) } : {}),
      }));
      assert.deepEqual(ids(all), []);
    }
  });

  test("copyOf in a circle, of itself or of nothing does no harm", () => {
    const all = [
      { id: "one-1", body: wire, copyOf: "two-2" },
      { id: "two-2", body: other, copyOf: "one-1" },
      { id: "self", body: tides(1), copyOf: "self" },
      { id: "none", body: tides(9), copyOf: "nowhere" },
    ];
    assert.deepEqual(ids(all), [["one-1", "two-2"]]);
  });
});

const graph = fc.integer({ min: 2, max: 14 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    links: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 30 }),
    dates: fc.array(fc.option(fc.constantFrom("1987", "1987-03", "1987-03-12", "1990-01-01")), {
      minLength: count,
      maxLength: count,
    }),
    order: fc.shuffledSubarray([...Array(count).keys()], { minLength: count }),
    apart: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 4 }),
  }),
);

test("grouping does not depend on the order of articles and links; each is in one group, linked with its centre", () => {
  fc.assert(
    fc.property(graph, ({ count, links, dates, order, apart }) => {
      const real = links.filter(([one, next]) => one !== next);
      const named = (numbers: number[]) => {
        const facts = numbers.map((number) => ({
          id: `id-${String(number).padStart(2, "0")}`,
          title: [],
          ...(dates[number] === null ? {} : { date: dates[number]! }),
          notCopyOf: apart.filter(([one]) => one === number).map(([, next]) => `id-${String(next).padStart(2, "0")}`),
        }));
        const place = new Map(numbers.map((number, at) => [number, at]));
        const groups = groupsOf(
          facts,
          real.flatMap(([one, next]) => [place.get(one)!, place.get(next)!]),
        );
        return groups.map((group) => group.map((at) => facts[at]!.id));
      };
      const plain = named([...Array(count).keys()]);
      assert.deepEqual(named(order), plain);
      const members = plain.flat();
      assert.equal(new Set(members).size, members.length);
      const isLinked = (one: string, next: string) =>
        real.some(
          (link) =>
            link
              .map((number) => `id-${String(number).padStart(2, "0")}`)
              .sort()
              .join() === [one, next].sort().join(),
        );
      for (const group of plain)
        assert.ok(group.some((centre) => group.every((member) => member === centre || isLinked(centre, member))));
    }),
  );
});

test("what is remembered of pairs changes nothing, also through bytes and after changes", () => {
  const body = fc.array(fc.constantFrom(...paragraphs, ...other.split("\n\n")), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(fc.array(body, { minLength: 2, maxLength: 8 }), fc.nat(7), body, (bodies, changed, text) => {
      const before = bodies.map((parts, at) => ({ id: `id-${at}`, body: parts.join("\n\n") }));
      const after = before.map((one, at) => (at === changed ? { ...one, body: text.join("\n\n") } : one));
      const { compared } = findGroups(printedOf(before));
      assert.deepEqual(found(after, decodeKnown(encodeKnown(compared))), found(after));
    }),
    { numRuns: 40 },
  );
  assert.equal(decodeKnown(Buffer.from("not a memory")).size, 0);
});
