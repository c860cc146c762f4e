import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { mainText } from "../../scripts/sources/html/body.ts";
import { addressKind } from "../../scripts/sources/html/body/list-address.ts";
import { parsePage } from "../../scripts/sources/html/document.ts";
import { factsOf } from "../../scripts/sources/html/facts.ts";
import { jsonLd } from "../support/facts.ts";

type Page = { title: string; body: string; head?: string; address?: string; classes?: string };

/** What a page is taken for, with the menu and the foot that all pages of its paper have. */
function kindOf({ title, body, head = "", address, classes = "" }: Page): string {
  const html = `<!doctype html><html lang=en><head><title>${title} | The Ellis Post</title>${head}</head><body class="${classes}">${MENU}${body}${FOOT}</body></html>`;
  const document = parsePage(html);
  return mainText(document, factsOf(document, { html, name: "page.html", address })).kind;
}

const links = (names: string[]) =>
  names.map((name) => `<li><a href="/${name.toLowerCase()}">${name}</a></li>`).join("");
const MENU = `<nav><ul>${links(["News", "Harbour", "Sport", "Letters", "Weather", "Archive"])}</ul></nav>`;
const FOOT = `<footer><ul>${links(["Contact", "Privacy", "Subscriptions"])}</ul><p>© The Ellis Post, Pier Road, Ellis</p></footer>`;

const HEADLINES = [
  "Fog holds the mail boat at its pier",
  "Council votes to keep the old lighthouse",
  "Herring come back to the northern bay",
  "School on the hill gets a new roof",
  "Two tugs bring the grain ship home",
  "Storm takes forty metres of sea wall",
  "Library opens on Sundays from May",
  "Bridge to Marrow Point closes for a month",
  "Lifeboat crew honoured for the night of the gale",
  "Bakery strike ends after eleven days",
  "Museum finds a letter of the first keeper",
  "Seal pups counted on the sandbanks",
];
const TEASER = "It is the third time this year, and those who wait for it have begun to count the hours.";
const PROSE = [
  "The ferry to Marrow Point stayed at its pier on Tuesday, and two hundred people waited in the fog until it lifted.",
  "“Nobody could see the buoys, let alone the far shore,” said the harbour master, who had closed the port at six in the morning.",
  "The first boat left shortly after noon, when the wind had turned, with the mail, a piano and most of the passengers on board.",
  "It came back at four, an hour late, and was met by a band that had been waiting for somebody else since the early morning.",
];
const paragraphs = (count: number) =>
  Array.from({ length: count }, (_, at) => `<p>${PROSE[at % PROSE.length]}</p>`).join("");
const slug = (headline: string) => headline.toLowerCase().replaceAll(" ", "-");

/** As content systems of today show a story: a picture, a linked heading, a teaser, a day. */
const card = (headline: string, at: number) =>
  `<div class=card><a href="/2019/${slug(headline)}"><img src="/p/${at}.jpg" alt=""></a><h3><a href="/2019/${slug(headline)}">${headline}</a></h3><p>${TEASER}</p><time datetime="2019-03-${10 + at}">March ${10 + at}</time></div>`;
const cards = HEADLINES.map(card).join("");
const bare = HEADLINES.map((headline) => `<li><a href="/2019/${slug(headline)}">${headline}</a></li>`).join("");
const related = `<section><h2>More stories</h2>${Array.from({ length: 40 }, (_, at) => card(HEADLINES[at % 12]!, at % 12)).join("")}</section>`;

const byline = "<p class=byline>By Joan Pike</p><p class=date>March 12, 2019</p>";
const stated =
  '<meta property="og:type" content="article"><meta property="article:published_time" content="2019-03-12T08:00:00Z"><meta name="author" content="Joan Pike">';

const LISTS: { [name: string]: Page } = {
  "a front page of today": {
    title: "News of the island",
    address: "https://example.org/",
    body: `<main><section><h2>Top stories</h2>${cards}</section><section><h2>Letters</h2><ul>${bare}</ul></section></main>`,
    head: jsonLd({ "@type": "WebSite", name: "The Ellis Post", url: "https://example.org/" }),
  },
  "a section's page": {
    title: "Harbour",
    address: "https://example.org/news/harbour/",
    body: `<main><h1>Harbour</h1><p>What goes on at the quays, and who sails from them.</p>${cards}</main>`,
    head: jsonLd({ "@type": "CollectionPage", name: "Harbour" }),
  },
  "a tag's page with two stories": {
    title: "Ferries",
    address: "https://example.org/tag/ferries/",
    body: `<main><h1>Ferries</h1>${HEADLINES.slice(0, 2).map(card).join("")}</main>`,
    classes: "archive tag tag-ferries",
  },
  "a tag's page with long excerpts": {
    title: "Ferries Archives",
    address: "https://example.org/tag/ferries/",
    classes: "archive tag tag-ferries",
    body: `<main><h1>Ferries</h1>${HEADLINES.map((headline) => `<article><h2><a href="/2019/${slug(headline)}">${headline}</a></h2><p>March 9, 2019 by <a href="/author/pike">Joan Pike</a></p><p>${PROSE[0]}</p><p>${PROSE[1]} […]</p><a href="/2019/${slug(headline)}">Continue reading</a></article>`).join("")}</main>`,
  },
  "an author's page": {
    title: "Joan Pike",
    address: "https://example.org/author/joan-pike",
    body: `<main><h1>Joan Pike</h1><p>Joan Pike has written about the harbour since 1987. She lives on the hill above it, with two dogs.</p>${cards}</main>`,
    head: jsonLd({ "@type": "ProfilePage", mainEntity: { "@type": "Person", name: "Joan Pike" } }),
  },
  "search results": {
    title: "Results for fog",
    address: "https://example.org/search?q=fog",
    body: `<main><h1>Results for “fog”</h1><p>12 of 340 results</p><ol>${HEADLINES.map((headline) => `<li><a href="/a/${slug(headline)}">${headline}</a><br>… of the fog, and ${TEASER} …</li>`).join("")}</ol><a href="/search?q=fog&page=2">Next</a></main>`,
  },
  "a contents page of 1998": {
    title: "Contents",
    address: "http://example.org/1998/march/index.html",
    body: `<center><h1>The Ellis Post, March 1998</h1></center><table><tr><td><ul>${HEADLINES.map((headline, at) => `<li><a href="a${at}.html">${headline}</a>, by Joan Pike`).join("")}</ul></td></tr></table>`,
  },
  "a front page of 2003 in tables, each story with its opening": {
    title: "The Ellis Post",
    address: "http://example.org/index.php",
    body: `<table><tr>${HEADLINES.map((headline, at) => `<td><a href="story.php?id=${at}"><b>${headline}</b></a><br>${TEASER} <a href="story.php?id=${at}">more...</a></td>`).join("</tr><tr>")}</tr></table>`,
  },
};

const ARTICLES: { [name: string]: Page } = {
  "a list of the ten best": {
    title: "The 10 best walks of the island",
    address: "https://example.org/2019/the-10-best-walks",
    head: stated,
    body: `<main><h1>The 10 best walks of the island</h1>${byline}${HEADLINES.slice(0, 10)
      .map((name, at) => `<h2><a href="/walks/${at}">${at + 1}. ${name}</a></h2><p>${PROSE[at % 4]}</p>`)
      .join("")}</main>${related}`,
  },
  "a live blog": {
    title: "Storm: as it happened",
    address: "https://example.org/live/storm",
    head: jsonLd({ "@type": "LiveBlogPosting", headline: "Storm: as it happened", datePublished: "2019-03-12" }),
    body: `<main><h1>Storm: as it happened</h1>${byline}${HEADLINES.map((headline, at) => `<div class=post><time>${at + 8}:05</time><h3>${headline}</h3><p>${TEASER}</p></div>`).join("")}</main>${related}`,
  },
  "a brief of two sentences between the links of its site": {
    title: "Ferry late",
    address: "https://example.org/briefs/8871",
    head: stated,
    body: `<main><h1>Ferry late</h1>${byline}<p>The ferry of half past six left at ten on Tuesday. There was fog, and nobody could see the buoys.</p></main>${related}`,
  },
  "a brief of 1998 without a word to machines": {
    title: "Ferry stays at its pier in thick fog",
    address: "http://example.org/1998/03/12/brief3.html",
    body: `<table><tr><td width=120>${HEADLINES.map((headline) => `<a href="x.html">${headline}</a><br>`).join("")}</td><td><h2>Ferry stays at its pier in thick fog</h2><i>By Joan Pike, March 12, 1998</i><p>${PROSE[0]}<p>${PROSE[2]}</td></tr></table>`,
  },
  "a round-up with linked headings": {
    title: "What the island read this week",
    address: "https://example.org/columns/what-the-island-read-this-week",
    head: stated,
    body: `<main><h1>What the island read this week</h1>${byline}${HEADLINES.slice(0, 8)
      .map((headline) => `<h3><a href="https://example.com/${slug(headline)}">${headline}</a></h3>${paragraphs(2)}`)
      .join("")}</main>`,
  },
  "an interview": {
    title: "The keeper",
    address: "https://example.org/magazine/keeper",
    head: '<meta property="article:published_time" content="2019-03-12">',
    body: `<main><h1>The keeper</h1>${Array.from({ length: 9 }, (_, at) => `<h4>What do you see from up there, on day ${at}?</h4><p>${PROSE[at % 4]}</p>`).join("")}</main>${related}`,
  },
  "a report with forty related stories under it": {
    title: "Fog holds the ferry",
    address: "https://example.org/news/fog",
    body: `<main><h1>Fog holds the ferry</h1>${byline}${paragraphs(4)}</main>${related}`,
  },
  "a report with long comments": {
    title: "Fog holds the ferry",
    address: "https://example.org/news/fog",
    body: `<main><h1>Fog holds the ferry</h1>${byline}${paragraphs(3)}</main><section id=comments>${HEADLINES.map((name, at) => `<div class=comment><a href="/user/${at}">Reader of number ${at}</a><p>${name}: ${PROSE[at % 4]} ${PROSE[(at + 1) % 4]}</p></div>`).join("")}</section>`,
  },
  "letters under a table of contents": {
    title: "Letters",
    body: `<h1>Letters</h1><ul>${HEADLINES.map((headline, at) => `<li><a href="#${at}">${headline}</a></li>`).join("")}</ul>${HEADLINES.map((headline, at) => `<h3><a name="${at}">${headline}</a></h3>${paragraphs(2)}<p>A. Reader</p>`).join("")}`,
  },
  "a comic strip: a picture and a line": {
    title: "Harbour Bell",
    body: `<h1>Harbour Bell</h1><p>By Ivo Lund</p><img src=strip.png width=700 height=200 alt=""><p>Ivo Lund draws for this paper. He was at sea for nine years.</p><p><a href=index.html>Back to the contents of this issue</a></p>`,
  },
};

describe("pages that list articles are lists", () => {
  for (const [name, page] of Object.entries(LISTS)) test(name, () => assert.equal(kindOf(page), "list"));
});

describe("what looks like a list and is an article stays one", () => {
  for (const [name, page] of Object.entries(ARTICLES)) test(name, () => assert.equal(kindOf(page), "article"));
});

describe("an address may say what its page is", () => {
  const KINDS: [ReturnType<typeof addressKind>, string[]][] = [
    ["front", ["", "index.html", "de/"]],
    [
      "list",
      ["tag/ferries/", "schlagwort/faehre", "autor/joan-pike", "category/news/harbour/", "news/page/2/", "?s=fog"],
    ],
    ["list", ["search?q=fog", "search.php?q=fog", "2019/archive/"]],
    ["section", ["news/", "news/local-news", "sport/sailing/index.php"]],
    ["article", ["news/fog-holds-the-ferry", "2019/03/12/fog-holds-the-ferry.html"]],
    ["unclear", ["news/fog.html", "story.php?id=12", "1998/03/12/brief3.html", "archives/2005/12/fog.html", "?p=12"]],
  ];
  for (const [kind, paths] of KINDS)
    for (const path of paths)
      test(`/${path}: ${kind}`, () => assert.equal(addressKind(`https://example.org/${path}`), kind));
  test("where none is known, none is guessed", () => {
    for (const none of [undefined, "", "page.html", 12]) assert.equal(addressKind(none), "unclear");
  });
});

test("a page whose text is missing is not taken for a list, whatever menu it has", () => {
  const menu = `<ul>${links(HEADLINES.map((headline) => headline.slice(0, 14)))}</ul>`;
  assert.equal(kindOf({ title: "Fog", body: `${menu}<div id=root></div>` }), "empty");
});
