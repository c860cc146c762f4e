import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { slugOf } from "../../scripts/article/slug.ts";
import { placeFor } from "../../scripts/write/place.ts";
import { articleSchema } from "../../scripts/article/schema.ts";

describe("slugs", () => {
  test("any headline becomes a safe file name, the same one every time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (headline) => {
        const slug = slugOf(headline);
        assert.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
        assert.ok(slug.length <= 70, slug);
        assert.doesNotMatch(slug, /^(index|con|prn|aux|nul|com\d|lpt\d)$/);
        assert.equal(slugOf(headline), slug);
      }),
      { numRuns: 1000 },
    );
  });

  test("headlines without a Latin letter keep what can be said of them", () => {
    assert.equal(slugOf("Ferry ramp drops under milk lorry"), "ferry-ramp-drops-under-milk-lorry");
    assert.equal(slugOf("…"), slugOf("…"));
    assert.match(slugOf("…"), /^article-[0-9a-f]{8}$/);
    assert.match(slugOf("1987"), /^1987-[0-9a-f]{4}$/);
  });

  test("a place follows from what is known of the date and never leaves the folder", () => {
    const place = (date?: string) => placeFor(articleSchema.parse({ id: "abcd", title: "../../etc/passwd", date }));
    assert.equal(place("1987-03-12T23:30:00-05:00"), "1987/03/12-etc-passwd.md");
    assert.equal(place("1987-03-12"), "1987/03/12-etc-passwd.md");
    assert.equal(place("1987-03"), "1987/03/etc-passwd.md");
    assert.equal(place("1987"), "1987/etc-passwd.md");
    assert.equal(place(), "undated/etc-passwd.md");
  });
});
