import assert from "node:assert/strict";
import { test } from "node:test";
import { correctionsOf } from "../../scripts/sources/wire/fields.ts";

test("a correction loses the label that the page gives it anyway", () => {
  const notes = ["CORRECTION: The sum was 40.", "Editor's note: corrects the name", "Corrects the year in line 2"];
  assert.deepEqual(
    correctionsOf(notes).map(({ text }) => text),
    ["The sum was 40.", "corrects the name", "Corrects the year in line 2"],
  );
  assert.deepEqual(correctionsOf(["CORRECTION:"]), [{ text: "CORRECTION:" }]);
});
