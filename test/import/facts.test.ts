import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { factsIn, jsonLd, report } from "../support/facts.ts";

describe("the headline of a saved page", () => {
  const titleOf = (head: string, body = "") => factsIn({ head, body }).title;

  test("is the heading that readers saw, not the title for search engines", () => {
    const head = "<title>Ferry delays, timetable and prices | Ellis Post</title>";
    assert.equal(
      titleOf(head, `<h1>Fog closes the harbour for a second day</h1>${report}`),
      "Fog closes the harbour for a second day",
    );
  });
  test("is the page's title without the site's name where no heading says it", () => {
    const head = '<title>Fog closes harbour - Ellis Post</title><meta property="og:site_name" content="Ellis Post">';
    assert.equal(titleOf(head, report), "Fog closes harbour");
  });
  test("keeps angle brackets that are meant to be read", () => {
    assert.equal(titleOf("", "<h1>Thirty years of &lt;br&gt; in print</h1>"), "Thirty years of &lt;br> in print");
  });
  test("is not the site's name in a heading that leads home", () => {
    const body = `<h1><a href="/">The Post of the Island of Ellis</a></h1><h1>Fog closes harbour</h1>${report}`;
    assert.equal(titleOf("<title>Fog closes harbour</title>", body), "Fog closes harbour");
  });
  test("is the heading most like the page's titles where there are several", () => {
    const body = "<h1>Readers' letters</h1><h1>Fog closes harbour</h1>";
    assert.equal(titleOf("<title>Fog closes harbour</title>", body), "Fog closes harbour");
  });
  test("is a lesser heading where that says what the title says", () => {
    const body = `<h1>Ellis Post</h1><h2>Fog closes harbour</h2>${report}`;
    assert.equal(titleOf("<title>Fog closes harbour</title>", body), "Fog closes harbour");
  });
  test("is read to its end where structured data cut it", () => {
    const whole = `Fog closes the harbour ${"and the ferry stays where it is ".repeat(4)}until Sunday`;
    const head = `${jsonLd({ "@type": "NewsArticle", headline: whole.slice(0, 110) })}<title>${whole}</title>`;
    assert.equal(titleOf(head), whole);
  });
  test("stands without the date that a heading sets before it", () => {
    const body = "<h1><time>12 March 2015</time> Fog closes harbour</h1>";
    assert.equal(titleOf('<meta property="og:title" content="Fog closes harbour">', body), "Fog closes harbour");
  });
  test("is Dublin Core's where a page has nothing else", () => {
    assert.equal(titleOf('<meta name="DC.title" content="Fog closes harbour">'), "Fog closes harbour");
  });
  test("of an h-entry is its entry-title", () => {
    const body = `<div class="hentry"><h1 class="entry-title">Fog closes harbour</h1>${report}</div>`;
    assert.equal(titleOf("<title>Fog closes harbour</title>", body), "Fog closes harbour");
  });
  test("is the title element's on a page of 1996", () => {
    const body = "<center><font size=6><b>Fog closes harbour</b></font></center><hr>By Joan Pike<p>It came at noon.";
    assert.equal(titleOf("<title>Fog closes harbour</title>", body), "Fog closes harbour");
  });
});

describe("structured data", () => {
  const article = { "@type": "NewsArticle", headline: "Fog closes harbour", datePublished: "2015-03-12" };

  test("that are broken by a trailing comma are read", () => {
    const head = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2015-03-12",}</script>';
    assert.equal(factsIn({ head }).date, "2015-03-12");
  });
  test("with line breaks in their strings are read", () => {
    const head =
      '<script type="application/ld+json">{"@type":"NewsArticle","description":"Fog\nand rain","datePublished":"2015-03-12"}</script>';
    assert.equal(factsIn({ head }).date, "2015-03-12");
  });
  test("in one block that is no JSON do not keep another from being read", () => {
    const head = `<script type="application/ld+json">{{ data }}</script>${jsonLd(article)}`;
    assert.equal(factsIn({ head }).date, "2015-03-12");
  });
  test("of a graph find a writer by name of node", () => {
    const graph = [
      { ...article, author: { "@id": "#joan" } },
      { "@type": "Person", "@id": "#joan", name: "Joan Pike" },
    ];
    assert.deepEqual(factsIn({ head: jsonLd({ "@graph": graph }) }).authors, ["Joan Pike"]);
  });
  test("of the article with the page's title go before those of a related one", () => {
    const related = { ...article, headline: "Herring is back", datePublished: "2019-01-01" };
    const head = `<title>Fog closes harbour</title>${jsonLd([related, article])}`;
    assert.equal(factsIn({ head }).date, "2015-03-12");
  });
  test("of a list of other articles say nothing of this one", () => {
    const list = { "@type": "ItemList", itemListElement: [{ "@type": "NewsArticle", datePublished: "2019-01-01" }] };
    assert.equal(factsIn({ head: jsonLd(list), body: "<h1>Fog closes harbour</h1>" }).date, undefined);
  });
  test("as microdata are read", () => {
    const body =
      '<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">Fog closes harbour</h1>' +
      '<span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Joan Pike</b></span>' +
      '<meta itemprop="datePublished" content="2015-03-12T09:00:00+01:00"></div>';
    const { authors, date } = factsIn({ body });
    assert.deepEqual({ authors, date }, { authors: ["Joan Pike"], date: "2015-03-12T09:00:00+01:00" });
  });
  test("as RDFa are read", () => {
    const body =
      '<div vocab="http://schema.org/" typeof="Article"><h1 property="headline">Fog closes harbour</h1>' +
      '<span property="author">Joan Pike</span><span property="datePublished" content="2015-03-12">12/3</span></div>';
    const { authors, date } = factsIn({ body });
    assert.deepEqual({ authors, date }, { authors: ["Joan Pike"], date: "2015-03-12" });
  });
  test("give the section", () => {
    assert.equal(factsIn({ head: jsonLd({ ...article, articleSection: "Harbour" }) }).section, "Harbour");
  });
});

describe("other facts of a saved page", () => {
  test("the language is the one that the document states", () => {
    assert.equal(factsIn({ lang: "fr-CA" }).lang, "fr-CA");
  });
  test("an AMP page's address is that of the page it stands for", () => {
    const head = '<link rel="canonical" href="https://post.example/2015/fog.html">';
    assert.equal(
      factsIn({ head, address: "https://post.example/2015/fog.html/amp" }).url,
      "https://post.example/2015/fog.html",
    );
  });
  test("an address that leads to the front page is no article's", () => {
    const head = '<link rel="canonical" href="https://post.example/">';
    assert.equal(
      factsIn({ head, address: "https://post.example/2015/fog.html" }).url,
      "https://post.example/2015/fog.html",
    );
  });
  test("a picture that is the site's logo is not the lead picture", () => {
    assert.equal(factsIn({ head: '<meta property="og:image" content="/img/logo.png">' }).image, undefined);
  });
  test("the standfirst is what the page gives as its description", () => {
    const words = "For the second day in a row no ferry leaves the island.";
    assert.equal(factsIn({ head: `<meta name="description" content="${words}">` }).summary, words);
  });
});
