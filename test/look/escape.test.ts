import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Parser } from "htmlparser2";
import type { Layout, Site } from "../../scripts/site/models.ts";
import { site } from "./fixtures.ts";
import { eachPage, render } from "./pages.ts";

/** What is not text but one of a fixed set of words. */
const KEPT = new Set(["precision", "dir", "kind", "status", "base", "language", "timezone", "address"]);

const HOSTILE = [
  '"><canary onload=canary()>',
  "'><canary>",
  "</script><canary>",
  "</title></style></textarea><canary>",
  "<!--<script>canary",
  "]]><canary>",
  "javascript:canary()",
  "java\nscript:canary()",
  "\u0001javascript:canary()",
  "data:text/html,<canary>",
  "//canary.example/",
  "\\\\canary.example/",
  "https:canary.example",
  "https://canary.example/\" onload='canary()",
  '"//canary.example',
  "&lt;canary&gt;&#34;",
  "`$" + "{canary}`",
  "\u2028\u2029\0",
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme", maxLength: 12 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.join(""));

eachPage((address, layout, model) => {
  test(`${layout.name} (${address}) lets no text become markup`, () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 40 }),
        fc.constantFrom(address, "top.html"),
        (texts, at) => {
          const stream = endless(texts);
          const hostile = { site: poisoned(site, stream), model: poisoned(shortened(model), stream) };
          inspect(String(render(at, layout as Layout<unknown>, hostile.model, hostile.site as Site)), at);
        },
      ),
      { numRuns: 25 },
    );
  });
});

function* endless(texts: string[]): Generator<string, never> {
  for (let i = 0; ; i += 1) yield texts[i % texts.length]!;
}

/** The same model with every text replaced; but a body is markup that was made safe before it came here. */
function poisoned<Value>(value: Value, stream: Generator<string, never>, key: string = ""): Value {
  if (key === "body") return "<p>Safe.</p>" as Value;
  if (typeof value === "string") return (KEPT.has(key) ? value : stream.next().value) as Value;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, stream, key)) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, poisoned(item, stream, name)])) as Value;
}

/** Long lists say nothing more than short ones here. */
function shortened<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.slice(0, 4).map(shortened) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item)])) as Value;
}

function inspect(markup: string, address: string): void {
  const parser = new Parser({
    onopentag(name, attributes) {
      assert.doesNotMatch(name, /canary/);
      for (const key of Object.keys(attributes)) assert.doesNotMatch(key, /^on|canary|["'<]/);
      for (const key of ["src", "action"]) stays(attributes[key], address);
      if (attributes.rel === "external") assert.match(attributes.href!, /^https?:\/\//i);
      else if (attributes.rel === "icon") assert.equal(attributes.href, "data:,");
      else if (attributes.rel !== "canonical") stays(attributes.href, address);
      if (attributes["http-equiv"] === "refresh") stays(refreshed(attributes.content!), address);
    },
  });
  parser.end(markup);
}

/** An address that leads nowhere but to this site. */
function stays(reference: string | undefined, address: string): void {
  if (reference === undefined) return;
  const { origin } = new URL(reference, `https://site.example/${address}`);
  assert.equal(origin, "https://site.example", reference);
}

/** A browser takes quotes off the address of a refresh, and what follows them. */
function refreshed(content: string): string {
  return content
    .replace(/^0; url=/, "")
    .replace(/^(["'])(.*?)\1.*$/s, "$2")
    .replace(/^["']/, "");
}
