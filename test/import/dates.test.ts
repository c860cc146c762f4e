import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dateArticle, whyUndated } from "../../scripts/normalise/dating.ts";
import { dateFormats, readDate } from "../../scripts/normalise/dates.ts";

const zone = "America/New_York";
const captured = "2025-06-17T09:00:00-04:00";

/** Every rule of the table, and the manners around it. Undefined: no date is made of these words. */
const STATED: [words: string, date: string | undefined][] = [
  // 2015-03-18
  ["2015-03-18", "2015-03-18"],
  ["2015/3/8", "2015-03-08"],
  ["2015.03.18", "2015-03-18"],
  ["2015-02-30", undefined],
  ["2015-03-18T10:00", "2015-03-18T10:00:00-04:00"],
  ["2015-01-18T10:00", "2015-01-18T10:00:00-05:00"],
  ["2015-03-18T10:00:30.250Z", "2015-03-18T10:00:30Z"],
  ["1987-03-12T14:05:00+01:00", "1987-03-12T14:05:00+01:00"],
  ["2016-10-24 10:00:37 -0400", "2016-10-24T10:00:37-04:00"],
  ["2014-02-28 9:00:34 -0400", "2014-02-28T09:00:34-04:00"],
  ["2018-12-15 00:00:00 +0000", "2018-12-15"],
  ["2018-12-15 25:00:00", undefined],
  ["2015-03-18T24:00:00Z", "2015-03-19T00:00:00Z"],
  ["2015-03-18T24:10:00Z", undefined],
  ["2015-03-18T10:00+2:00", "2015-03-18T10:00:00+02:00"],
  // 2015-077
  ["2015-077", "2015-03-18"],
  ["2015-366", undefined],
  ["2016-366", "2016-12-31"],
  ["2015-000", undefined],
  // 20150318
  ["20150318T100030Z", "2015-03-18T10:00:30Z"],
  ["20150318T1000-0400", "2015-03-18T10:00:00-04:00"],
  ["20150318", "2015-03-18"],
  ["20151399", undefined],
  // March 18, 2015
  ["March 12, 1987", "1987-03-12"],
  ["Sept. 3rd, 2001", "2001-09-03"],
  ["Tuesday, June 17, 2025 at 3:05 pm", "2025-06-17T15:05:00-04:00"],
  ["June 17, 2025 12:30 a.m. GMT", "2025-06-17T00:30:00Z"],
  ["Thu Mar 12 1987 10:00:00 GMT+0100 (CET)", "1987-03-12T10:00:00+01:00"],
  ["Updated: March 12, 1987", "1987-03-12"],
  ["Wed Mar 18 10:00:00 EST 2015", "2015-03-18T10:00:00-05:00"],
  ["Wed Mar  8 10:00:00 2017", "2017-03-08T10:00:00-05:00"],
  ["Wed Mar 18 10:00:00 +0000 2015", "2015-03-18T10:00:00Z"],
  ["Sun Jan 04 2004 12:00:00 GMT+2", "2004-01-04T12:00:00+02:00"],
  // 18 March 2015
  ["12 March 1987", "1987-03-12"],
  ["12-Mar-1987", "1987-03-12"],
  ["1er janvier 2001", "2001-01-01"],
  ["1 de marzo de 1999", "1999-03-01"],
  ["12. März 1999", "1999-03-12"],
  ["12 марта 1999", "1999-03-12"],
  ["Tue, 17 Jun 2025 12:27:00 +0000", "2025-06-17T12:27:00Z"],
  ["Tue, 17 Jun 2025 08:27:00 EDT", "2025-06-17T08:27:00-04:00"],
  ["Tue, 17 Jun 2025 08:27:00 CST", "2025-06-17"],
  ["Mon, 17 Jun 2025 08:27:00 GMT", "2025-06-17T08:27:00Z"],
  ["Tues, 17 Jun 2025 08:27 UT", "2025-06-17T08:27:00Z"],
  ["mer, 04 nov 2009 10:20:00 +0100", "2009-11-04T10:20:00+01:00"],
  ["Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T12:00:00-05:00"],
  ["11 lipca 2004", "2004-07-11"],
  ["11 Temmuz 2004", "2004-07-11"],
  // 18 Mar 15 10:00
  ["Thu, 01 Jan 04 19:48:21 GMT", "2004-01-01T19:48:21Z"],
  ["01-Jan-87 19:48 GMT", "1987-01-01T19:48:00Z"],
  ["01 Jan 04", undefined],
  // 18/03/2015
  ["12/06/2025", undefined],
  ["25/12/2025", "2025-12-25"],
  ["12/25/2025", "2025-12-25"],
  ["5/5/2025", "2025-05-05"],
  ["12.6.25", undefined],
  // 2015年3月18日, 2015년 3월 18일, 2015年3月
  ["1987年3月12日", "1987-03-12"],
  ["1987년 3월 12일", "1987-03-12"],
  ["1987年3月", "1987-03"],
  // 2015-03, March 2015, 2015
  ["1987-03", "1987-03"],
  ["1987-13", undefined],
  ["March 1987", "1987-03"],
  ["mars 1987", "1987-03"],
  ["1987", "1987"],
  // no date
  ["Tuesday", undefined],
  ["June 4", undefined],
  ["May", undefined],
  ["", undefined],
  ["1987, or thereabouts", undefined],
  ["12 March 1987 in the evening", undefined],
  ["0987-03-12", undefined],
];

const RELATIVE: [words: string, date: string | undefined][] = [
  ["33 minutes ago", "2025-06-17T08:27:00-04:00"],
  ["an hour ago", "2025-06-17T08:00:00-04:00"],
  ["12 hours ago", "2025-06-16T21:00:00-04:00"],
  ["3h", "2025-06-17T06:00:00-04:00"],
  ["just now", "2025-06-17T09:00:00-04:00"],
  ["a day ago", "2025-06-16"],
  ["yesterday", "2025-06-16"],
  ["today", "2025-06-17"],
  ["2 weeks ago", "2025-06"],
  ["5 months ago", "2025-01"],
  ["2 years ago", "2023"],
  ["il y a 3 heures", "2025-06-17T06:00:00-04:00"],
  ["hace 2 horas", "2025-06-17T07:00:00-04:00"],
  ["vor einer Stunde", "2025-06-17T08:00:00-04:00"],
  ["2時間前", "2025-06-17T07:00:00-04:00"],
  ["5분 전", "2025-06-17T08:55:00-04:00"],
  ["soon", undefined],
  ["33 elephants ago", undefined],
];

describe("dates", () => {
  for (const [words, date] of STATED) {
    test(`"${words}" is ${date ?? "no date"}`, () => assert.equal(readDate(words, { zone })?.date, date));
  }

  for (const [words, date] of RELATIVE) {
    test(`"${words}", captured ${captured}, is ${date ?? "no date"}`, () => {
      const dated = dateArticle(words, undefined, { zone, capturedAt: captured });
      assert.equal(dated.date, date);
      assert.equal(dated.dateBasis, date === undefined ? undefined : "relative");
      assert.equal(dated.dateText, date === undefined ? words : undefined);
    });
  }

  test("every row of the table is tried above", () => {
    const days = STATED.map(([words]) => words.replace(/^(?:\p{L}+,? )?(?=\p{L}+ \d)/u, ""));
    for (const { name, pattern } of dateFormats)
      assert.ok(
        days.some((words) => pattern.test(words)),
        name,
      );
  });

  test("without a capture time a relative date stays the words it was", () => {
    assert.deepEqual(dateArticle("33 minutes ago", undefined, { zone }), { dateText: "33 minutes ago" });
    assert.match(whyUndated("33 minutes ago", { zone }), /capture/);
  });

  test("a capture whose day alone is known resolves days, but no hours", () => {
    assert.equal(dateArticle("3 days ago", undefined, { zone, capturedAt: "2025-06-17" }).date, "2025-06-14");
    assert.equal(dateArticle("3 hours ago", undefined, { zone, capturedAt: "2025-06-17" }).date, undefined);
  });

  test("the order of day and month is only known where somebody states it", () => {
    assert.equal(readDate("3/4/1987", { zone }), undefined);
    assert.equal(readDate("3/4/1987", { zone, order: "dmy" })?.date, "1987-04-03");
    assert.equal(readDate("3/4/1987", { zone, order: "mdy" })?.date, "1987-03-04");
    assert.match(whyUndated("3/4/1987", { zone }), /two days/);
  });

  test("of two days the one that was still to come at the capture is ruled out", () => {
    const dated = (words: string) => dateArticle(words, undefined, { zone, capturedAt: captured });
    assert.deepEqual(dated("12-06-2025"), { date: "2025-06-12", datePrecision: "day", dateBasis: "inferred" });
    assert.deepEqual(dated("03-04-2025"), { dateText: "03-04-2025" });
    assert.deepEqual(dated("07-08-2025"), { dateText: "07-08-2025" });
  });

  test("a time without a zone is one of the newsroom's, summer and winter", () => {
    assert.equal(readDate("1999-07-01 12:00", { zone: "Europe/London" })?.date, "1999-07-01T12:00:00+01:00");
    assert.equal(readDate("1999-12-01 12:00", { zone: "Europe/London" })?.date, "1999-12-01T12:00:00+00:00");
  });
});
