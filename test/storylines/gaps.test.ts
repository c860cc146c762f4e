import assert from "node:assert/strict";
import { test } from "node:test";
import { gapText } from "../../scripts/site/gaps.ts";
import { clockFor } from "../../scripts/site/stamps.ts";

const clock = clockFor("en", "UTC", new Date("2026-06-15"));

const CASES: [from: string, to: string, said: string | undefined][] = [
  ["1987-03-12", "1987-03-12", undefined],
  ["1987-03-12", "1987-03-25", undefined],
  ["1987-03-12", "1987-03-26", "two weeks later"],
  ["1987-03-12", "1987-05-11", "nine weeks later"],
  ["1987-03-12", "1987-05-12", "two months later"],
  ["1987-03-12", "1988-02-20", "eleven months later"],
  ["1987-03-12", "1988-03-12", "a year later"],
  ["1987-03-12", "1988-09-30", "18 months later"],
  ["1987-03-12", "1989-03-11", "23 months later"],
  ["1987-03-12", "1989-03-12", "nothing for two years"],
  ["1987-03-12", "2004-09-01", "nothing for 17 years"],
  ["1987-03-31T23:00:00+01:00", "1987-04-30T01:00:00Z", "four weeks later"],
  ["1987-03", "1987-04-30", undefined],
  ["1987-03", "1987-05", "two months later"],
  ["1987", "1987-12-31", undefined],
  ["1987", "1988-01-01", "a year later"],
  ["1987-12-31", "1990", "nothing for three years"],
];

test("the time between two parts is told no finer than both dates are known", () => {
  for (const [from, to, said] of CASES) assert.equal(gapText(from, to, clock), said, `${from} to ${to}`);
});
