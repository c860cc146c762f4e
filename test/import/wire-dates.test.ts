import assert from "node:assert/strict";
import { test } from "node:test";
import { wireDate } from "../../scripts/sources/wire/dates.ts";

test("dates as wire standards write them become what everybody reads; others stay as they are", () => {
  const cases: [string, string][] = [
    ["19980312T140500-0500", "1998-03-12T14:05:00-0500"],
    ["19980312T1405Z", "1998-03-12T14:05:00Z"],
    ["19980312-0500", "1998-03-12"],
    ["1998-03-12+01:00", "1998-03-12"],
    ["19980312", "19980312"],
    ["1998-03-12T14:05:00-05:00", "1998-03-12T14:05:00-05:00"],
    ["last Tuesday", "last Tuesday"],
  ];
  for (const [given, read] of cases) assert.equal(wireDate(given), read, given);
});
