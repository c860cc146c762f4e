import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { factsIn, jsonLd, type PageParts, report } from "../support/facts.ts";

const headline = "<h1>Fog closes the harbour</h1>";
const dateOf = (parts: PageParts) => factsIn(parts).date;
const dayOf = (parts: PageParts) => (dateOf(parts) as string | undefined)?.slice(0, 10);

describe("the date of a page of an issue", () => {
  const dated = (line: string, more = "") => dateOf({ body: `${headline}<p>${line}</p>${more}${report}` });
  const cases: [line: string, date: string | undefined][] = [
    ["Published in issue 17, May 1997", "May 1997"],
    ["Published in Issue 17 of the Reach Review, May/June 1997", "May 1997"],
    ["Vol. 3, No. 2 (Spring 1998)", "1998"],
    ["Volume 12 Number 3, Fall/Winter 1999", "1999"],
    ["Issue #4 | Sept. 2001", "Sept 2001"],
    ["Heft 5/1998", "1998"],
    ["Issue 17, which was a thick one, sold out. In May 1997 there were more", undefined],
    ["In May 1997 the ferry sank", undefined],
    ["No. 10 Downing Street", undefined],
  ];
  for (const [line, date] of cases) test(`"${line}"`, () => assert.equal(dated(line), date));
  test("is the issue's only where no day is known", () =>
    assert.equal(dated("Issue 17, May 1997", "<p>Published on 12 March 1998</p>"), "12 March 1998"));
  test("may be said below the text", () => {
    const below = (line: string) => dateOf({ body: `${headline}${report.repeat(6)}<p>${line}</p>` });
    assert.equal(below("Published in issue 17, May 1997"), "May 1997");
    assert.equal(below("Issue 17, May 1997"), undefined);
  });
});

describe("the date of a saved page", () => {
  test("keeps the offset that it is stated with", () => {
    const head = '<meta property="article:published_time" content="2016-05-04T09:00:00-04:00">';
    assert.equal(dateOf({ head }), "2016-05-04T09:00:00-04:00");
  });
  test("is that of publication, not that of a change", () => {
    const head = jsonLd({ "@type": "NewsArticle", dateModified: "2019-01-01", datePublished: "2015-03-12" });
    const { date, updated } = factsIn({ head });
    assert.deepEqual({ date, updated }, { date: "2015-03-12", updated: "2019-01-01" });
  });
  test("is inferred from a change that readers saw where nothing else is known", () => {
    const { date, dateBasis } = factsIn({ body: `${headline}<p>Last updated on March 12, 2015</p>${report}` });
    assert.deepEqual({ date, dateBasis }, { date: "March 12, 2015", dateBasis: "inferred" });
  });
  for (const name of [
    "DC.date.issued",
    "dcterms.created",
    "sailthru.date",
    "parsely-pub-date",
    "pubdate",
    "citation_publication_date",
    "x-published-date",
  ])
    test(`is read from the meta element ${name}`, () => {
      assert.equal(dayOf({ head: `<meta name="${name}" content="2015-03-12">` }), "2015-03-12");
    });
  test("is a bare time element's under the headline", () => {
    assert.equal(
      dayOf({ body: `${headline}<time datetime="2015-03-12T09:00">yesterday</time>${report}` }),
      "2015-03-12",
    );
  });
  test("is a time element's right above the headline, even in an aside", () => {
    const body = `<article><aside><time datetime="2015-03-12">12 March</time></aside>${headline}${report}</article>`;
    assert.equal(dayOf({ body }), "2015-03-12");
  });
  test("is the labelled one among those near the headline", () => {
    const body = `${headline}<p>Storm of 3 May 2011</p><p>Published: 12 March 2015</p>${report}`;
    assert.equal(dateOf({ body }), "12 March 2015");
  });
  test("is the one in the month of the address", () => {
    const body = `${headline}<p>12 March 2015</p><p>Published: 3 May 2011</p>${report}`;
    assert.equal(dateOf({ body, address: "https://post.example/2015/03/fog.html" }), "12 March 2015");
  });
  test("is the address's where the page has none", () => {
    const { date, dateBasis } = factsIn({ body: headline, address: "https://post.example/2015/03/12/fog.html" });
    assert.deepEqual({ date, dateBasis }, { date: "2015-03-12", dateBasis: "url" });
  });
  test("may be written in the address with the month's name", () => {
    assert.equal(dateOf({ body: headline, address: "https://post.example/2015/march/12/fog/" }), "2015-03-12");
  });
  test("is the day that structured data and readers' date agree on, against a meta element", () => {
    const head = `<meta property="article:published_time" content="2018-01-01">${jsonLd({ "@type": "NewsArticle", datePublished: "2015-03-12" })}`;
    assert.equal(dateOf({ head, body: `${headline}<p>March 12, 2015</p>${report}` }), "2015-03-12");
  });
  test("is not the day of the change that a bare date repeats", () => {
    const head =
      '<meta name="DC.date" content="2018-01-01"><meta property="article:modified_time" content="2018-01-01">';
    assert.equal(dateOf({ head, body: `${headline}<p>March 12, 2015</p>${report}` }), "March 12, 2015");
  });
  test("of an h-entry is its published time", () => {
    const body = `<div class="hentry">${headline}<abbr class="published" title="2015-03-12T09:00:00+01:00">noon</abbr>${report}</div>`;
    assert.equal(dateOf({ body }), "2015-03-12T09:00:00+01:00");
  });
  test("that React sends hidden is read", () => {
    const body = `<div hidden id="S:2">${headline}<p>October 16, 2020</p>${report}</div>`;
    assert.equal(dateOf({ body }), "October 16, 2020");
  });
});

describe("3/4/2015 on a page", () => {
  const body = `${headline}<p>3/4/2015</p>${report}`;
  test("is 3 April where the language has a country that begins with the day", () => {
    assert.equal(dateOf({ body, lang: "en-GB" }), "2015-04-03");
  });
  test("is 4 March on a page of the United States", () => {
    assert.equal(dateOf({ body, lang: "en-US" }), "2015-03-04");
  });
  test("is the day that a date in words says too", () => {
    assert.equal(dateOf({ body: `${body}<p>Next to it: March 4, 2015</p>` }), "2015-03-04");
  });
  test("is unknown where nothing tells", () => {
    assert.equal(dateOf({ body }), undefined);
  });
});

describe("dates in many languages", () => {
  for (const [lang, words] of [
    ["de", "Veröffentlicht am 12. März 2015, 09:05 Uhr"],
    ["fr", "Publié le 12 mars 2015 à 09h05"],
    ["es", "Publicado el 12 de marzo de 2015"],
    ["ru", "Опубликовано: 12 марта 2015"],
    ["tr", "Yayınlanma: 12 Mart 2015"],
    ["ar", "نشر في ١٢ مارس ٢٠١٥"],
    ["zh", "发布时间：2015年3月12日"],
    ["ja", "公開日：2015年3月12日"],
  ] as const)
    test(`${lang}: ${words}`, async () => {
      const { readDate } = await import("../../scripts/normalise/dates.ts");
      const date = dateOf({ lang, body: `${headline}<p>${words}</p>${report}` }) as string;
      assert.equal(readDate(date, { zone: "UTC" })?.date.slice(0, 10), "2015-03-12");
    });
});

describe("no date is taken", () => {
  const none = (body: string) => assert.equal(dateOf({ body: `${headline}${report}${body}` }), undefined);
  test("from related items", () => {
    none(
      '<div class="related"><article><h3>Herring</h3><time datetime="2019-01-01">1 January 2019</time></article></div>',
    );
  });
  test("from cards of other articles", () => {
    const card = '<article><h2>Herring</h2><span class="date">1 January 2019</span></article>';
    assert.equal(dateOf({ body: `<article>${headline}${report}</article>${card}${card}` }), undefined);
  });
  test("from comments", () => {
    none('<div id="comments"><div class="comment">Posted by Alan on 1 January 2019</div></div>');
  });
  test("from a sidebar beside the headline", () => {
    assert.equal(
      dateOf({ body: `<aside><p>Herring is back, 1 January 2019</p></aside>${headline}${report}` }),
      undefined,
    );
  });
  test("from a notice of copyright", () => {
    none("<footer>© 2024 Ellis Post</footer>");
  });
  test("from what day it is today", () => {
    assert.equal(dateOf({ body: `<p class="date">Today is March 14, 2026</p>${headline}${report}` }), undefined);
  });
  test("from a calendar with many days", () => {
    none('<table class="calendar"><tr><td>1 May 2019<td>2 May 2019<td>3 May 2019</table>');
  });
  test("from what the text tells of", () => {
    none("<p>The harbour was built in the spring, and on 1 January 1911 it was opened by the mayor, who fell in.</p>");
  });
  test("from a clock that was never set", () => {
    assert.equal(dateOf({ head: '<meta name="date" content="1970-01-01T00:00:00Z">', body: headline }), undefined);
  });
});
