import assert from "node:assert/strict";
import { test } from "node:test";
import { anpa } from "../../scripts/sources/anpa.ts";
import { nitf } from "../../scripts/sources/nitf.ts";
import type { Found } from "../../scripts/sources/source.ts";
import { correctionsOf } from "../../scripts/sources/wire/fields.ts";
import { fileOf, readAll } from "../support/files.ts";

test("a correction loses the label that the page gives it anyway", () => {
  const notes = ["CORRECTION: The sum was 40.", "Editor's note: corrects the name", "Corrects the year in line 2"];
  assert.deepEqual(
    correctionsOf(notes).map(({ text }) => text),
    ["The sum was 40.", "corrects the name", "Corrects the year in line 2"],
  );
  assert.deepEqual(correctionsOf(["CORRECTION:"]), [{ text: "CORRECTION:" }]);
});

const told = (found: Found[]) =>
  found.flatMap((one) => (one.type === "article" ? [{ ...one, corrections: one.fields.corrections }] : []));

test("a NITF document's corrections are what it says in each of its places for them", async () => {
  const text = `<nitf><head><title>Storm</title><docdata><doc-id id-string="a1"/><correction info="There were eleven boats"/>
<correction>The roof was the club's</correction><ed-msg>Corrects the day</ed-msg><ed-msg info="Pictures follow"/></docdata></head>
<body><body.head><hedline><hl1>Storm</hl1></hedline><note noteclass="editorsnote">Corrects the name of the street</note></body.head>
<body.content><p>It blew.</p><note noteclass="editorsnote"><p>Clarifies who was hurt</p></note></body.content></body></nitf>`;
  const [story] = told(await readAll(nitf, fileOf("a.xml", text)));
  assert.deepEqual(story?.corrections, [
    { text: "There were eleven boats" },
    { text: "The roof was the club's" },
    { text: "Corrects the day" },
    { text: "Corrects the name of the street" },
    { text: "Clarifies who was hurt" },
  ]);
  assert.deepEqual(story?.notes, ["note to editors left out: Pictures follow"]);
});

test("wire copy that is marked as corrected is a later version of its story, with what it corrects", async () => {
  const message = (slug: string, above: string, text: string) =>
    `\u0001a0456\r\nu i ${slug} 03-12-98 0120\r\n\u0002\r\n${above}\tPORT ELLIS (CP) _ ${text}\r\n\tIt was over by noon.\r\n\u0003\r\n`;
  const copy = [
    message("bc-Storm-Harbour", "^Storm throws boats<\r\n", "A storm put twelve boats into Strand Street."),
    message(
      "bc-Storm-Harbour corrected",
      "^Storm throws boats<\r\n^(Corrects the number of boats)<\r\n",
      "A storm put eleven boats into Strand Street.",
    ),
  ].join("");
  const [first, second, ...others] = told(await readAll(anpa, fileOf("a.txt", copy)));
  assert.deepEqual(others, []);
  assert.equal(second?.identity, first?.identity);
  assert.deepEqual([first?.version, second?.version], ["1", "2"]);
  assert.deepEqual(second?.corrections, [{ text: "Corrects the number of boats" }]);
  assert.match(JSON.stringify(second?.body), /eleven boats/);
});
