import assert from "node:assert/strict";
import { test } from "node:test";
import { spineOf } from "../../scripts/site/groups.ts";

test("the years below a row of bars stand below their own bars", () => {
  for (let years = 1; years <= 120; years += 1) {
    const counts = Array.from({ length: years }, (_, at) => ({ key: "", label: String(1900 + at), to: "", count: at }));
    const { axis } = spineOf(counts, false);
    assert.equal(axis[0], "1900");
    assert.equal(axis.at(-1), String(1899 + years));
    assert.equal(new Set(axis).size, axis.length);
    // They are set from end to end, with even space between them.
    for (const [at, label] of axis.entries()) {
      const [place, bar] = [axis.length === 1 ? 0 : at / (axis.length - 1), Number(label) - 1900];
      assert.ok(bar <= place * years && place * years <= bar + 1, `${label} of ${years} years`);
    }
  }
});
