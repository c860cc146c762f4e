import assert from "node:assert/strict";
import { test } from "node:test";
import { normalise } from "../../scripts/normalise/normalise.ts";
import { settingsSchema } from "../../scripts/settings.ts";

test("a stated language that the letters contradict is told in the notes", () => {
  const text =
    "قال المتحدث باسم البلدية إن الجسر الجديد سيفتح أمام حركة المرور في نهاية هذا الشهر بعد أعمال استمرت عامين";
  const made = normalise(
    {
      type: "article",
      identity: "1",
      record: text,
      fields: { title: "الجسر", lang: "en" },
      body: { kind: "markdown", text },
    },
    { file: "a.md", format: "markdown", settings: settingsSchema.parse({ name: "The Paper" }) },
  );
  assert.equal(made.type, "article");
  assert.ok(made.type === "article" && made.file.article.lang === "ar");
  assert.ok(made.type === "article" && made.notes.some((note) => note.startsWith("stated as en")));
});
