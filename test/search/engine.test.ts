import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { SearchRecord } from "../../scripts/search/record.ts";
import { LIMITS } from "../../scripts/search/shards/plan.ts";
import { launch } from "../browser/launch.ts";
import { generated, small } from "./corpus.ts";
import { type Running, start, stop } from "./running.ts";
import { SHARDED } from "./site.ts";

/** The engine alone, in a browser, against a plain look through the records. */

type Answer = { addresses: string[]; absent: string[]; begun: string[] };

const records = [...small, ...generated(2000, 11, "g", 120)];
let browser: Browser;

/** The same archive in both forms. */
const sites = new Map<string, Running>();

before(async () => {
  browser = await launch();
  sites.set("one index", await start(browser, records, "en", LIMITS));
  sites.set("shards", await start(browser, records, "en", SHARDED));
});

after(async () => {
  for (const site of sites.values()) await stop(site);
  await browser?.close();
});

function find(query: string, on: Page): Promise<Answer> {
  // As text: what runs in the page knows nothing of this file.
  return on.evaluate(`(async () => {
    const engine = await (window.engine ??= import("./assets/engine.js").then(({ open }) => open()));
    const { hits, absent, begun, text } = await engine.find(${JSON.stringify(query)});
    hits.sort((a, b) => b.score - a.score);
    const data = await Promise.all(hits.slice(0, 400).map(text));
    return { addresses: data.map(({ raw_url }) => raw_url.split("#")[0]), absent, begun };
  })()`);
}

const textOf = ({ title, text, topics, authors }: SearchRecord) =>
  `${title} ${text} ${topics.join(" ")} ${authors.join(" ")}`.toLowerCase();
const wordsOf = (record: SearchRecord) => new Set(textOf(record).match(/[\p{L}\p{N}]+/gu));
const those = (test: (record: SearchRecord) => boolean) =>
  records
    .filter(test)
    .map(({ address }) => address)
    .sort();

for (const kind of ["one index", "shards"]) {
  const ask = (query: string) => find(query, sites.get(kind)!.page);
  const found = async (query: string) => (await ask(query)).addresses.sort();

  test(`${kind}: every article is found by the words of its title`, async () => {
    const last = (record: SearchRecord) => record.title.match(/[\p{L}\p{N}]+/gu)!.join(" ");
    const sample = [...small, ...records.slice(small.length).filter((_, at) => at % 100 === 0)];
    for (const record of sample) assert.ok((await ask(last(record))).addresses.includes(record.address), record.title);
    for (const record of generated(2000, 11, "g", 120).filter((_, at) => at % 50 === 0)) {
      const unique = record.title.split(" ").at(-1)!;
      assert.deepEqual(await found(unique), [record.address]);
    }
  });

  test(`${kind}: words, exclusions and phrases find what a look through the records finds`, async () => {
    const rare = [...wordsOf(records[500]!)].filter((word) => word.endsWith("k"));
    const counts = (word: string) => records.filter((record) => wordsOf(record).has(word)).length;
    const words = rare.filter((word) => counts(word) < 300).slice(0, 12);
    for (const word of words)
      assert.deepEqual(
        await found(word),
        those((record) => wordsOf(record).has(word)),
        word,
      );
    const [a, b] = [words[0]!, words[1]!];
    const both = those((record) => wordsOf(record).has(a) && wordsOf(record).has(b));
    assert.deepEqual(await found(`${a} ${b}`), both);
    assert.deepEqual(
      await found(`${a} -${b}`),
      those((record) => wordsOf(record).has(a) && !wordsOf(record).has(b)),
    );
    assert.deepEqual(
      await found('"trawler and the pier"'),
      those((record) => textOf(record).includes("trawler and the pier")),
    );
    const mixed = those((record) => textOf(record).includes("and the pier") && wordsOf(record).has("lighthouse"));
    assert.deepEqual(await found('"and the pier" lighthouse'), mixed);
    assert.ok(mixed.length > 0);
  });

  test(`${kind}: a phrase is a phrase, also in a headline`, async () => {
    assert.deepEqual(await found('"ferry berth"'), ["1987/03/12-ramps.html", "2003/07/02-order.html"]);
    assert.deepEqual(await found('"berth ferry"'), ["2003/07/02-order.html"]);
    assert.deepEqual(await found('"vehicles after ramps"'), ["1987/03/12-ramps.html"]);
    assert.deepEqual((await ask('"no such phrase" ferry')).addresses, []);
  });

  test(`${kind}: a word is a whole word, and its beginning only when it is nowhere or when asked`, async () => {
    assert.ok(!(await found("port")).includes("2003/07/01-gallery.html"));
    assert.ok((await found("port*")).includes("2003/07/01-gallery.html"));
    assert.deepEqual(await ask("portra"), { addresses: ["2003/07/01-gallery.html"], absent: [], begun: ["portra"] });
  });

  test(`${kind}: words that occur nowhere are named, and not replaced by shorter ones`, async () => {
    assert.deepEqual(await ask("zyxt"), { addresses: [], absent: ["zyxt"], begun: [] });
    assert.deepEqual((await ask("portzzz")).absent, ["portzzz"]);
    const { addresses, absent } = await ask("quillfeather zyxt portzzz");
    assert.deepEqual([addresses, absent], [["1987/03/12-ramps.html"], ["zyxt", "portzzz"]]);
  });

  test(`${kind}: all languages are found from one box`, async () => {
    for (const query of ["フェリー", "東京", "港 住民", "運航停止"])
      assert.deepEqual(await found(query), ["1999/09/09-ja.html"], query);
    assert.deepEqual(await found("京東"), []);
    for (const query of ["école", "hôtel", "hotel", "l’hôtel", "fermé", "accident"])
      assert.deepEqual(await found(query), ["1994/06/05-port.html"], query);
    for (const query of ["الميناء", "عاصفة"]) assert.deepEqual(await found(query), ["1996/01/20-ar.html"], query);
    for (const query of ["서울", "부산항", "회의"]) assert.deepEqual(await found(query), ["2001/02/03-ko.html"], query);
    for (const query of ["เรือ", "พายุ"]) assert.deepEqual(await found(query), ["2001/02/04-th.html"], query);
    assert.deepEqual(await found("Neill"), ["2003/07/02-order.html"]);
    assert.deepEqual(await found("état-major"), ["1987/03/12-ramps.html"]);
  });

  test(`${kind}: a word in the headline weighs more than one in the body`, async () => {
    const { addresses } = await ask("ramps");
    const titled = addresses.map((address) =>
      /ramp/i.test(records.find((record) => record.address === address)!.title),
    );
    const share = titled.slice(0, 20).filter(Boolean).length;
    assert.ok(share >= 18, `${share} of the first 20 have it in the headline`);
  });

  test(`${kind}: a query without words finds every article`, async () => {
    const count = await sites
      .get(kind)!
      .page.evaluate("window.engine.then((engine) => engine.find('')).then(({ hits }) => hits.length)");
    assert.equal(count, records.length);
  });
}

for (const [language, limits] of ["ja", "fr", "zh-Hant", "x-none"].flatMap((tag) => [
  [tag, LIMITS] as const,
  [tag, SHARDED] as const,
]))
  test(`a site in ${language} finds every language too, ${limits === LIMITS ? "in one index" : "in shards"}`, async () => {
    const other = await start(browser, small, language, limits);
    for (const [query, address] of [
      ["フェリー", "1999/09/09-ja.html"],
      ["서울", "2001/02/03-ko.html"],
      ["Quillfeather", "1987/03/12-ramps.html"],
      ["restera*", "1994/06/05-port.html"],
      ["fermé école", "1994/06/05-port.html"],
    ] as const)
      assert.deepEqual((await find(query, other.page)).addresses, [address], query);
    await stop(other);
  });
