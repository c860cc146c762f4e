import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { parseDocument } from "htmlparser2";
import { makeDraft } from "../../bench/archive/article.ts";
import { DAYS, makeWorld, topicCount } from "../../bench/archive/world.ts";
import { writeCorpus } from "../../bench/archive/write.ts";
import { type Row, repeated, secondsOf } from "../../bench/measure/rows.ts";
import { makeRunner } from "../../bench/measure/run.ts";
import { exponent, median, nLogN, ratio } from "../../bench/measure/statistics.ts";
import { summaryOf } from "../../bench/measures/build.ts";
import { kindOf } from "../../bench/measures/disk.ts";
import { readOptions } from "../../bench/options.ts";
import { logChart } from "../../bench/report/chart.ts";
import { lookupIn } from "../../bench/report/lookup.ts";
import { ratioAt, ratios } from "../../bench/report/ratios.ts";
import type { Results } from "../../bench/report/results.ts";
import { targets } from "../../bench/report/targets.ts";
import { snapshot, temporaryFolder } from "../support/archive.ts";
import { backfile, PROJECT } from "../support/cli.ts";

const SIZE = 40;

function corpusIn(folder: string, seed: number, size = SIZE) {
  const at = (name: string) => path.join(folder, name);
  return writeCorpus({ sources: at("sources"), archive: at("archive") }, seed, size);
}

const row = (id: string, size: number, ...seconds: number[]): Row => ({
  id,
  label: id,
  size,
  samples: seconds.map((each) => ({ seconds: each })),
});

describe("the benchmark's archive", () => {
  test("is the same bytes for the same seed, and others for another", (t) => {
    const [first, again, other] = [1, 1, 2].map((seed) => {
      const folder = temporaryFolder(t, "bench");
      corpusIn(folder, seed);
      return snapshot(folder);
    });
    assert.deepEqual(again, first);
    assert.notDeepEqual(Object.values(other!), Object.values(first!));
  });

  test("is what an import of its sources writes, to the byte", async (t) => {
    const folder = temporaryFolder(t, "bench");
    corpusIn(folder, 3, 120);
    const imported = path.join(folder, "imported");
    mkdirSync(path.join(imported, "content"), { recursive: true });
    cpSync(path.join(folder, "archive/content/_data"), path.join(imported, "content/_data"), { recursive: true });
    const { code, stderr } = await backfile(["import", path.join(folder, "sources"), "--archive", imported]);
    assert.equal(code, 0, stderr);
    const articles = "content/articles";
    assert.deepEqual(snapshot(path.join(imported, articles)), snapshot(path.join(folder, "archive", articles)));
  });

  test("has 200 authors, 30 sources, 12 sections, 20 years, and topics as unequal as in the world", () => {
    const size = 3000;
    const world = makeWorld(1, size);
    assert.deepEqual([world.authors.length, world.sources.length, world.sections.length], [200, 30, 12]);
    assert.equal(Math.round(DAYS / 365.25), 20);
    assert.equal(world.topics.length, topicCount(size));
    for (const { stories } of world.topics) assert.ok(stories.length >= 5 && stories.length <= 8);
    const drafts = Array.from({ length: size }, (_, number) => makeDraft(world, number));
    const different = (pick: (draft: (typeof drafts)[number]) => string[]) => new Set(drafts.flatMap(pick)).size;
    const counts = [
      different(({ authors }) => authors),
      different(({ source }) => [source]),
      different(({ section }) => [section]),
      different(({ date }) => [date.slice(0, 4)]),
    ];
    assert.deepEqual(counts, [200, 30, 12, 21]);
    const first = drafts.filter(({ topics }) => topics[0] === world.topics[0]!.name).length;
    const last = drafts.filter(({ topics }) => topics[0] === world.topics.at(-1)!.name).length;
    assert.ok(first > 20 * Math.max(1, last), `${first} of the first topic, ${last} of the last`);
    const minutes = drafts.filter(({ date }) => date.includes("T")).length / size;
    assert.ok(minutes > 0.1 && minutes < 0.4, `${minutes} are known to the minute`);
  });

  test("has articles of 300 to 600 words, and news that follows its last day", () => {
    const world = makeWorld(1, 200);
    for (let number = 0; number < 210; number += 1) {
      const { body, date } = makeDraft(world, number);
      const words = body.match(/[\p{L}][\p{L}']*/gu)!.length;
      assert.ok(words >= 300 && words <= 600, `${words} words`);
      assert.equal(date.slice(0, 10) >= "2025-06-25", number >= 200, date);
    }
  });

  test("chooses its queries by how many articles have their words", (t) => {
    const size = 300;
    const folder = temporaryFolder(t, "bench");
    const { queries } = corpusIn(folder, 1, size);
    const texts = Object.values(snapshot(path.join(folder, "sources"))).map((text) =>
      Buffer.from(text, "base64").toString().split("---").slice(2).join().toLowerCase(),
    );
    const having = (word: string) => texts.filter((text) => new RegExp(`\\b${word}\\b`).test(text)).length;
    const [rare, common] = queries;
    assert.ok(having(rare!.words) >= 3 && having(rare!.words) <= 8, `${rare!.words}: ${having(rare!.words)}`);
    assert.ok(having(common!.words) > size / 5, `${common!.words}: ${having(common!.words)}`);
    for (const { words, articles } of queries) assert.ok(articles > 0, words);
  });
});

describe("the benchmark's arithmetic", () => {
  test("a median is the middle value, or the mean of the two in the middle", () => {
    assert.equal(median([3, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 10]), 3);
    assert.equal(median([7]), 7);
    assert.ok(Number.isNaN(median([])));
  });

  test("a ratio is of medians, and is absent where one of them is", () => {
    assert.equal(ratio(6, 2), 3);
    assert.equal(ratio(undefined, 2), undefined);
    assert.equal(ratio(1, 0), undefined);
    const lookup = lookupIn([row("build-pages", 10, 4, 9, 6), row("hugo", 10, 3, 1, 2), row("build", 10)]);
    const found = Object.fromEntries(ratios.map((one) => [`${one.of}/${one.base}`, ratioAt(lookup, one, 10)]));
    assert.equal(found["build-pages/hugo"], 3);
    assert.equal(found["build-pages/floor"], undefined);
    assert.equal(found["build/build-pages"], undefined);
  });

  test("a target is judged only where it was measured", () => {
    const lookup = lookupIn([row("add-50", 100_000, 1), row("build", 100_000, 20), row("nothing", 10, 2)]);
    const judged = targets.flatMap(({ judge }) => [judge(lookup, 100_000), judge(lookup, 10)]);
    assert.deepEqual(
      judged.filter((one) => one !== undefined),
      [
        { found: "0.05×", met: false },
        { found: "1.0 s", met: true },
      ],
    );
  });

  test("growth is told as a power of n, and held to n log n", () => {
    assert.equal(nLogN(10_000, 100_000), 12.5);
    assert.equal(exponent(10, 10_000, 100_000), 1);
    assert.equal(exponent(100, 10_000, 100_000).toFixed(9), "2.000000000");
    const judged = (...rows: Row[]) =>
      targets.flatMap(({ text, judge }) => (/n log n/.test(text) ? judge(lookupIn(rows), 100_000) : []));
    assert.deepEqual(judged(row("relate", 10_000, 2), row("relate", 100_000, 20)), [
      { found: "10×, as n^1.00", met: true },
    ]);
    assert.deepEqual(judged(row("relate", 10_000, 2), row("relate", 100_000, 25.2))[0]!.met, false);
    assert.deepEqual(judged(row("relate", 100_000, 20)), [undefined]);
  });

  test("a build's summary gives its stages, and none where it tells none", () => {
    assert.deepEqual(summaryOf('{"pages":3,"stages":{"read":1.5,"write":2}}').stages, { read: 1.5, write: 2 });
    assert.deepEqual(summaryOf('{"pages":3,"out":"dist"}'), { facts: { pages: 3 }, stages: {} });
    assert.throws(() => summaryOf("Built"), /no JSON/);
  });

  test("files are told apart by what they are for", () => {
    const files = [
      "1987/03/12-a.html",
      "topics/a.xml",
      "feed.json",
      "pagefind/pagefind.js",
      "sitemap.xml",
      "assets/a.css",
    ];
    assert.deepEqual(files.map(kindOf), ["html", "feeds", "feeds", "search", "other", "other"]);
  });
});

describe("the benchmark's runs", () => {
  const node = (script: string) => ({ program: process.execPath, args: ["--eval", script] });

  test("one that fails says why, and is not tried again", async () => {
    let tried = 0;
    const once = () => {
      tried += 1;
      return makeRunner(60).run(node("console.error('no such thing'); process.exit(3)"));
    };
    const failed = await repeated({ id: "a", label: "a", size: 1, runs: 3, once });
    assert.equal(tried, 1);
    assert.match(failed.missing!, /^ended with 3: no such thing/);
    assert.equal(secondsOf(failed), undefined);
  });

  test("one that takes too long is ended, with what it started", async () => {
    const script =
      "require('child_process').spawn(process.execPath, ['-e', 'setTimeout(() => {}, 1e6)'], { stdio: 'inherit' })";
    const outcome = await makeRunner(1).run(node(script));
    assert.deepEqual(outcome, { ok: false, reason: "over 1 s" });
  });

  test("a program that is not there is a reason, not a crash", async () => {
    const outcome = await makeRunner(60).run({ program: "no-such-program-anywhere", args: [] });
    assert.ok(!outcome.ok && /ENOENT/.test(outcome.reason));
  });

  test("wrong options are refused", () => {
    assert.throws(() => readOptions(["--size", "many"]), /--size many/);
    assert.throws(() => readOptions(["--only", "build,lunch"]), /--only lunch/);
    assert.deepEqual(readOptions(["--size", "5,7"])?.sizes, [5, 7]);
    assert.equal(readOptions(["--help"]), undefined);
  });
});

test("the chart is well-formed SVG that names its axes and each line", () => {
  const svg = logChart({
    title: 'a "chart" <of> things & others',
    across: "articles",
    up: "seconds",
    lines: [
      { name: "one & only", look: "own", points: [1000, 10_000].map((x) => ({ x, y: x / 500 })) },
      { name: "close by", look: "peer", points: [{ x: 1000, y: 2.01 }] },
      { name: "floor", look: "floor", points: [{ x: 1000, y: 0.02 }] },
    ],
  });
  const open: string[] = [];
  for (const [, closing, name, alone] of svg.matchAll(/<(\/?)([a-z]+)(?:\s+[a-zA-Z:-]+="[^"<>]*")*\s*(\/?)>/g)) {
    if (closing) assert.equal(open.pop(), name);
    else if (!alone) open.push(name!);
  }
  assert.deepEqual(open, []);
  assert.equal(svg.match(/</g)!.length, [...svg.matchAll(/<\/?[a-z]+[^<>]*>/g)].length);
  assert.ok(parseDocument(svg, { xmlMode: true }).children.length > 0);
  for (const words of [
    "articles",
    "seconds",
    "one &amp; only",
    "close by",
    "floor",
    "10,000",
    "prefers-color-scheme:dark",
  ])
    assert.ok(svg.includes(words), words);
  assert.doesNotMatch(svg, /NaN|Infinity/);
});

test("a run of few measures writes tables, numbers and a chart", async (t) => {
  const out = temporaryFolder(t, "bench-out");
  const args = [
    "bench/run.js",
    "--size",
    String(SIZE),
    "--runs",
    "1",
    "--only",
    "pages,build,disk,hugo-related,hugo",
    "--out",
    out,
  ];
  const env = { ...process.env, TMPDIR: temporaryFolder(t, "bench-tmp"), HUGO: path.join(out, "no-hugo-here") };
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: PROJECT, env });
  assert.deepEqual(
    stdout
      .trim()
      .split("\n")
      .map((file) => path.basename(file)),
    ["results.json", "results.md", "chart.svg"],
  );
  const { rows, machine } = JSON.parse(readFileSync(path.join(out, "results.json"), "utf8")) as Results;
  assert.deepEqual(
    rows.map(({ id }) => id),
    ["build-pages", "build", "disk", "hugo-related", "hugo"],
  );
  assert.ok(secondsOf(rows[0])! > 0);
  assert.ok(rows[2]!.facts!["html files"]! > SIZE);
  assert.match(rows[3]!.missing!, /Hugo was not found/);
  assert.ok(machine.cores > 0);
  const text = readFileSync(path.join(out, "results.md"), "utf8");
  for (const words of ["## Targets", "full build, search included", "Hugo was not found", "Node "])
    assert.ok(text.includes(words), words);
});
