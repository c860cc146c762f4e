import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { makeArchive } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

test("a date that no article can hold costs itself, not the article", async (t) => {
  const archive = makeArchive(t, {
    "sources/a.txt": "Fog on the Sound\n\nThe fog came at noon. It left at four.\n",
    "sources/a.txt.json": JSON.stringify({
      capturedAt: "0998-01-01",
      updated: "999 years ago",
      listed: [
        { title: "Rain", date: "999 years ago", url: "javascript:rain()", source: "The Paper" },
        { title: "Hail", date: "0000-00-00" },
        { date: "1987" },
        { title: "Snow", date: "1987-03" },
      ],
      corrections: [{ text: "It left at five.", date: "999 years ago" }],
    }),
  });
  const { files } = await importInto(archive, []);
  assert.equal(files[0]!.records[0]!.fate, "imported", files[0]!.records[0]!.reason);
  const made = Object.values(filesBelow(path.join(archive, "content/articles")))[0]!;
  const listed = "listed:\n- title: Rain\n  source: The Paper\n- title: Hail\n- title: Snow\n  date: 1987-03\n";
  assert.ok(made.includes(`${listed}corrections:\n- text: It left at five.\n`), made);
});
