import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nameKey } from "../../scripts/article/name.ts";

test("a name's key is made by the same rules, whether the name is ASCII or not", () => {
  const byUnicode = (name: string) =>
    name
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+#]+/gu, " ")
      .trim();
  const letters = fc.constantFrom(..." aZ09+#-.'&_\t\nÉéßİ№漢中ع½ﬁ\u0301");
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: letters }), fc.string({ unit: "binary" })), (name) => {
      assert.equal(nameKey(name), byUnicode(name));
    }),
    { numRuns: 2000 },
  );
});

test("case, accents, punctuation and spaces do not count", () => {
  assert.equal(nameKey(" Co-op  "), nameKey("co op"));
  assert.equal(nameKey("Café"), nameKey("CAFE"));
  assert.notEqual(nameKey("C++"), nameKey("C"));
});
