import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, type TestContext, test } from "node:test";
import { put, snapshot, temporaryFolder } from "../support/archive.ts";
import { answer, pageOf, warcRecord } from "../support/warcs.ts";
import { CASES, importInto } from "./golden.ts";

type Files = { [file: string]: string | Uint8Array };

/** An archive whose sources are the given golden cases, a folder each. */
function archiveOf(t: TestContext, cases: string[]): { archive: string; settings: object } {
  const archive = temporaryFolder(t, "order");
  const settings = {};
  for (const name of cases) {
    const folder = path.join(CASES, name);
    for (const entry of readdirSync(folder))
      if (entry.startsWith("input")) cpSync(path.join(folder, entry), at(archive, name, entry), { recursive: true });
    const profiles = path.join(folder, "profiles");
    if (existsSync(profiles)) cpSync(profiles, path.join(archive, "profiles"), { recursive: true });
    if (existsSync(path.join(folder, "settings.json")))
      Object.assign(settings, JSON.parse(readFileSync(path.join(folder, "settings.json"), "utf8")));
  }
  return { archive, settings };
}

const at = (archive: string, ...names: string[]) => path.join(archive, "sources", ...names);

/** What stands in content/ after imports, one after another, of the named parts of the sources. */
async function after(made: { archive: string; settings?: object }, imports: string[][]): Promise<Files> {
  for (const names of imports)
    await importInto(
      made.archive,
      names.map((name) => at(made.archive, name)),
      { settings: made.settings ?? {} },
    );
  return snapshot(path.join(made.archive, "content"));
}

/** The page of another case, without its day: of copies the first to come is kept, so their order does matter. */
const COPY = "aggregator-page-uncaptured";

/** Each case with another of its format, or of the next where it is alone. */
function pairs(): { format: string; pair: [string, string] }[] {
  const formats = readdirSync(CASES).sort();
  const casesOf = (format: string) =>
    readdirSync(path.join(CASES, format))
      .filter((name) => name !== COPY)
      .map((name) => `${format}/${name}`);
  return formats.flatMap((format, index) => {
    const own = casesOf(format);
    const other = casesOf(formats[(index + 1) % formats.length]!)[0]!;
    return own.map((one, place) => ({ format, pair: [one, own[place + 1] ?? (own.length > 1 ? own[0]! : other)] }));
  });
}

describe("the order in which sources are imported does not matter", () => {
  const formats = new Set(pairs().map(({ format }) => format));
  for (const format of formats)
    test(`${format}: one and then the other, the other way round, and both at once`, async (t) => {
      for (const { pair } of pairs().filter((one) => one.format === format)) {
        const [a, b] = pair;
        const both = await after(archiveOf(t, pair), [[a, b]]);
        assert.ok(Object.keys(both).length > 0 || pair.some((name) => /refused|broken|invalid|not-an/.test(name)), a);
        assert.deepEqual(await after(archiveOf(t, pair), [[a], [b]]), both, `${a}, then ${b}`);
        assert.deepEqual(await after(archiveOf(t, pair), [[b], [a]]), both, `${b}, then ${a}`);
      }
    });
});

test("of copies the first stays, and there are as many articles whatever the order", async (t) => {
  const cases = [`text/${COPY}`, "text/aggregator-page"];
  const first = await after(
    archiveOf(t, cases),
    cases.map((name) => [name]),
  );
  const second = await after(
    archiveOf(t, cases),
    [...cases].reverse().map((name) => [name]),
  );
  assert.ok(Object.keys(first).length > 2);
  assert.equal(Object.keys(first).length, Object.keys(second).length);
});

describe("the order in which the versions of one story are imported does not matter", () => {
  const words = "The harbour was closed for a day, and nobody could say when the ferry would go again. ";
  const days = ["2020-01-02", "2020-02-03", "2020-03-04"];
  const told = (version: number) => `${words.repeat(3)}It was said ${version} times.`;
  const stories: { [format: string]: (version: number) => Files } = {
    ninjs: (version) => ({
      "story.json": JSON.stringify({
        uri: "urn:cp:fog",
        type: "text",
        version: `${version}`,
        headline: "Fog",
        body_text: told(version),
      }),
    }),
    warc: (version) => ({
      "crawl.warc": warcRecord({
        address: "https://paper.example/fog",
        date: `${days[version - 1]}T03:04:05Z`,
        block: answer(pageOf("Fog closes the harbour", told(version))),
      }),
    }),
    html: (version) => ({
      "fog.html": pageOf("Fog closes the harbour", told(version)),
      "fog.html.json": JSON.stringify({
        capturedAt: `${days[version - 1]}T03:04:05Z`,
        url: "https://paper.example/fog",
      }),
    }),
    jsonl: (version) => ({
      "dump.jsonl": `${JSON.stringify({ id: 7, version, title: "Fog", url: "https://paper.example/fog", text: told(version) })}\n`,
    }),
  };
  const orders = [
    [[1], [2], [3]],
    [[3], [2], [1]],
    [[2], [3], [1]],
    [[3], [1, 2]],
    [[1, 3], [2]],
  ];
  for (const [format, filesOf] of Object.entries(stories))
    test(format, async (t) => {
      const files = [1, 2, 3].map((version) => Object.entries(filesOf(version)));
      const made = () => {
        const archive = temporaryFolder(t, "versions");
        for (const [index, some] of files.entries())
          for (const [file, text] of some) put(at(archive, `v${index + 1}`), file, text);
        return { archive };
      };
      const whole = await after(made(), [["v1", "v2", "v3"]]);
      const kept = Object.keys(whole).map((file) => file.split("/")[0]);
      assert.deepEqual(kept.sort(), ["articles", "versions", "versions"]);
      for (const order of orders)
        assert.deepEqual(
          await after(
            made(),
            order.map((names) => names.map((version) => `v${version}`)),
          ),
          whole,
          JSON.stringify(order),
        );
    });
});
