import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { Parser } from "htmlparser2";
import { htmlRules } from "../../scripts/check/html-rules.ts";
import { pages } from "./pages.ts";

const made = pages();
const validator = new HtmlValidate(new StaticConfigLoader(htmlRules));

for (const [address, markup] of made) {
  test(`${address} is valid HTML`, async () => {
    const report = await validator.validateString(markup, address);
    const messages = report.results.flatMap(({ messages }) => messages);
    const said = [...new Set(messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`))];
    assert.deepEqual(said.slice(0, 10), []);
  });

  test(`${address} has no inline script or style, and loads nothing from elsewhere`, () => {
    const loaded: string[] = [];
    const parser = new Parser({
      onopentag(name, attributes) {
        assert.equal(attributes.style, undefined);
        assert.notEqual(name, "style");
        for (const key of Object.keys(attributes)) assert.doesNotMatch(key, /^on/);
        if (name === "script") assert.ok(attributes.src || attributes.type === "application/ld+json");
        if (name === "script" || name === "img") loaded.push(attributes.src ?? "");
        if (name === "link" && attributes.rel === "stylesheet") loaded.push(attributes.href!);
        if (name === "meta" && attributes["http-equiv"] === "Content-Security-Policy")
          assert.match(attributes.content!, /^default-src 'none';/);
      },
    });
    parser.end(markup);
    assert.match(markup, /Content-Security-Policy/);
    for (const address of loaded) assert.doesNotMatch(address, /^([a-z]+:|\/)/i);
  });
}

test("links name the file, and lead through the site's root", () => {
  const markup = made.get("1987/03/12-ferry.html")!;
  assert.match(markup, /href="\.\.\/\.\.\/index\.html"/);
  assert.match(markup, /href="\.\.\/\.\.\/topics\/ferries\.html"/);
  assert.doesNotMatch(markup, /href="[^"]*\/"/);
});

test("a picture on another host is never asked for, but its caption is kept", () => {
  const markup = made.get("2025/06/17-crowded.html")!;
  assert.doesNotMatch(markup, /<img/);
  assert.match(markup, /Seen from the north\./);
});

test("an article that is not dated says so, in the source's own words", () => {
  const markup = made.get("undated/bare.html")!;
  assert.match(markup, /Date unknown.*time33 minutes ago/);
  assert.doesNotMatch(markup, /<time/);
});

test("every date stands with its time-ago, cut to what is known", () => {
  const markup = made.get("1987/03/12-ferry.html")!;
  assert.match(markup, /<time datetime="1989-02">February 1989<\/time> <span class="ago" data-ago="1989-02">/);
});

test("the page that is served under any address finds its files through its base, which comes first", () => {
  const markup = made.get("404-based.html")!;
  assert.ok(markup.indexOf('<base href="/archive/">') < markup.indexOf("<link"));
  assert.ok(markup.includes('href="index.html"'));
});
