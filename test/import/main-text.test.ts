import assert from "node:assert/strict";
import { test } from "node:test";
import { htmlToMarkdown } from "../../scripts/normalise/html.ts";
import { type MainText, mainText } from "../../scripts/sources/html/body.ts";
import { parsePage } from "../../scripts/sources/html/document.ts";
import { factsOf } from "../../scripts/sources/html/facts.ts";

const LEAD = "The ferry to Marrow Point stayed at its pier on Tuesday, and two hundred people waited in the fog.";
const SECOND =
  "“Nobody could see the buoys, let alone the far shore,” said the harbour master, who closed the port at six.";
const THIRD =
  "The first boat left shortly after noon, when the wind had turned, with the mail and most of the passengers.";
const TEXT = [LEAD, SECOND, THIRD];
const paragraphs = TEXT.map((words) => `<p>${words}</p>`).join("");

const read = (body: string, head = "<title>Fog holds the ferry</title>"): MainText => {
  const document = parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
  return mainText(
    document,
    factsOf(document, { html: "", name: "page.html", address: "https://example.org/news/fog" }),
  );
};
const markdownOf = (body: string, head?: string) => htmlToMarkdown(read(body, head).html).text;

test("a page's text is its paragraphs, without headline, byline and date", () => {
  const top = "<h1>Fog holds the ferry</h1><div class=byline>By Joan Pike</div><div>12 March 1987</div>";
  assert.equal(markdownOf(`<article>${top}${paragraphs}</article>`), TEXT.join("\n\n"));
});

test("menus, related stories and the footer around a text are not part of it", () => {
  const menu = "<nav><ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul></nav>";
  const related =
    "<div class=related-stories><h3>Elsewhere</h3><p>The lighthouse has a new keeper, who came from the north in May.</p></div>";
  const page = `${menu}<div id=main>${paragraphs}</div>${related}<footer><p>The Ellis Post, Pier Road, Ellis, all rights reserved.</p></footer>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("what stands under a heading for other things is left out, to the end of its box", () => {
  const more =
    "<div><h3>You may also like</h3><p>The lighthouse has a new keeper, who came from the north in May.</p></div>";
  assert.equal(markdownOf(`<main>${paragraphs}${more}</main>`), TEXT.join("\n\n"));
});

test("readers' comments are left out even where they are longer than the text", () => {
  const comment =
    "<li><p>I was there, and I can tell you that it was not fog at all, it was smoke, and a lot of it.</p></li>";
  const page = `<div class=post>${paragraphs}</div><div id=comments><h3>3 comments</h3><ol>${comment.repeat(9)}</ol></div>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("lines for those who use the page are left out from between the paragraphs", () => {
  const [one, two, three] = TEXT.map((words) => `<p>${words}</p>`);
  const page = `<div>${one}<p>ADVERTISEMENT</p>${two}<p>Read more: <a href=/x>Storm closes the bridge</a></p>${three}</div>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("the end of a text is not what asks its readers to subscribe", () => {
  const page = `<div>${paragraphs}<p>Sign up for our daily newsletter and get the news in your inbox.</p><p>Share</p></div>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("paragraphs parted by line breaks alone, in tables for layout, stay paragraphs", () => {
  const cell = `<font face=arial>${TEXT.join("<br><br>")}</font>`;
  const menu = "<td width=120><a href=a.htm>News</a><br><a href=b.htm>Sport</a><br><a href=c.htm>Letters</a></td>";
  assert.equal(markdownOf(`<table border=0><tr>${menu}<td>${cell}</td></tr></table>`), TEXT.join("\n\n"));
});

test("subheadings, lists, quotations and tables of a text stay in it", () => {
  const middle =
    "<h2>What sails</h2><ul><li>The mail boat</li><li>The tug</li></ul><blockquote><p>Wait, and see.</p></blockquote>" +
    "<table><tr><th>Boat</th><th>Hour</th></tr><tr><td>Heron</td><td>12</td></tr></table>";
  const text = markdownOf(`<article><p>${LEAD}</p>${middle}<p>${SECOND}</p><p>${THIRD}</p></article>`);
  for (const part of ["## What sails", "- The mail boat", "> Wait, and see.", "| Heron | 12 |"])
    assert.match(text.replace(/ +/g, " "), new RegExp(part.replaceAll("|", "\\|")));
});

test("a picture stays with its caption, whatever the page calls it", () => {
  const [one, ...rest] = TEXT.map((words) => `<p>${words}</p>`);
  const figure =
    "<figure><img src=https://example.org/pier.jpg alt=Pier><figcaption>The pier at noon.</figcaption></figure>";
  const old = "<div class=photo><img src=https://example.org/tug.jpg alt=Tug><div>The tug at work.</div></div>";
  const text = markdownOf(`<article>${one}${figure}${old}${rest.join("")}</article>`);
  assert.match(text, /!\[Pier\]\(https:\/\/example\.org\/pier\.jpg\)\\\n_The pier at noon\._/);
  assert.match(text, /!\[Tug\]\(https:\/\/example\.org\/tug\.jpg\)[\s\S]*_The tug at work\._/);
});

test("a page that scripts fill in has the text of its structured data, and says so", () => {
  const data = JSON.stringify({
    "@type": "NewsArticle",
    headline: "Fog holds the ferry",
    articleBody: TEXT.join("\n"),
  });
  const { kind, html, notes } = read("<div id=root></div>", `<script type="application/ld+json">${data}</script>`);
  assert.equal(kind, "article");
  assert.equal(htmlToMarkdown(html).text, TEXT.join("\n\n"));
  assert.equal(notes.length, 1);
});

test("a text that is hidden until a script shows it is the text where there is no other", () => {
  assert.equal(markdownOf(`<div hidden>${paragraphs}</div><div>Loading</div>`), TEXT.join("\n\n"));
});

test("a hidden box beside a text is not part of it", () => {
  const hidden =
    '<div style="display:none"><p>You have read all of your free articles, please subscribe now.</p></div>';
  assert.equal(markdownOf(`<main>${paragraphs}${hidden}</main>`), TEXT.join("\n\n"));
});

test("an aside between paragraphs stays where it is prose", () => {
  const [one, ...rest] = TEXT.map((words) => `<p>${words}</p>`);
  const aside =
    "<aside><p>The pier was built in 1904, of oak from the valley, and has burnt down twice since.</p></aside>";
  assert.match(markdownOf(`<article>${one}${aside}${rest.join("")}</article>`), /oak from the valley/);
});

test("a page of cards that lead to articles is a list", () => {
  const card = (at: number) =>
    `<div class=card><h3><a href=/a${at}>Story number ${at} of this week</a></h3><p>What happened, and what comes next.</p><a href=/t>News</a></div>`;
  const cards = Array.from({ length: 20 }, (_, at) => card(at)).join("");
  assert.equal(read(`<h1>Harbour</h1><div>${cards}</div>`, "<title>Harbour</title>").kind, "list");
});

test("a short brief between many links is an article where it says when and by whom", () => {
  const head = `<meta property=article:published_time content=1999-03-12><meta name=author content="Joan Pike">`;
  const links = "<li><a href=/x>Another story</a></li>".repeat(40);
  const page = read(`<h1>Fog</h1><div><p>${LEAD}</p></div><ul>${links}</ul>`, head);
  assert.equal(page.kind, "article");
  assert.match(page.html, /Marrow Point/);
});

test("a page without words is empty", () => {
  assert.equal(read("<div><img src=a.gif></div>").kind, "empty");
});

test("texts in scripts without spaces between words are found", () => {
  const chinese = "雾在正午散去,渡轮终于离开码头,两百名乘客松了一口气。港务长说,航道已经恢复正常。";
  const page = `<div class=menu><a href=/a>首页</a><a href=/b>体育</a></div><div><p>${chinese}</p><p>${chinese}又及。</p></div>`;
  assert.match(markdownOf(page), /渡轮终于离开码头/);
});

test("no depth, length or number of elements is too much", () => {
  const pages = {
    deep: "<div>".repeat(20_000) + paragraphs,
    long: `<p>${"word and word, ".repeat(70_000)}</p>`,
    many: paragraphs.repeat(7000),
    links: `<ul>${"<li><a href=/x>Label</a></li>".repeat(20_000)}</ul><div>${paragraphs}</div>`,
    lines: `<p>${"<b>".repeat(20_000)}${LEAD}</p>${paragraphs}`,
  };
  for (const [name, page] of Object.entries(pages)) {
    const document = parsePage(page);
    const { kind, html } = mainText(document, factsOf(document, { html: "", name: "page.html" }));
    assert.equal(kind, "article", name);
    assert.ok(html.includes(name === "long" ? "word and word" : "Marrow Point"), name);
  }
});

test("a line of writer and day among the first paragraphs is no part of the text, a sentence that names them is", () => {
  const head = '<meta name=author content="Joan Pike"><title>Fog holds the ferry</title>';
  const sentence = "Joan Pike was on the quay.";
  const page = `<p>${LEAD}</p><p>By Joan Pike<br>Monday, 3 August 1998</p><p>${sentence}</p><p>${SECOND}</p><p>${THIRD}</p>`;
  assert.equal(markdownOf(page, head), [LEAD, sentence, SECOND, THIRD].join("\n\n"));
});

test("a short sentence that opens the text stays, and a paragraph that ends with a link", () => {
  assert.equal(markdownOf(`<p>The <a href=/f>ferry</a> sails.</p>${paragraphs}`).startsWith("The "), true);
  const lone = `<p>${LEAD.slice(0, -1)}, as <a href=/fog>we wrote</a></p>`;
  assert.match(markdownOf(lone), /^The ferry to Marrow Point .*\[we wrote\]/s);
});

test("a notice of copyright is no prose, however it reads", () => {
  const notice =
    "<td>© 1998 The Ellis Post, Pier Road, Ellis. Mind the step. This page is one of a ring of pages.</td>";
  const page = `<table><tr><td><a href=/a>Front page</a></td><td>${paragraphs}</td></tr><tr>${notice}</tr></table>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("a page at the address of a list is one, unless it shows an article", () => {
  const cards = ["A", "B"].map((name) => `<h2><a href=/${name}>Story ${name} of the ferry</a></h2><p>${LEAD}</p>`);
  const at = (address: string, body: string, head = "<title>Ferries</title>") => {
    const page = { html: "", name: "page.html", address };
    const document = parsePage(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);
    return mainText(document, factsOf(document, page)).kind;
  };
  for (const path of ["tag/ferries/", "author/joan-pike", "news/page/2/", "?s=fog"])
    assert.equal(at(`https://example.org/${path}`, cards.join("")), "list", path);
  assert.equal(at("https://example.org/news/tags-of-the-ferry", cards.join("")), "article");
  const stated = `<title>Fog</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Fog","author":"Joan Pike","datePublished":"1987-03-12"}</script>`;
  assert.equal(at("https://example.org/topic/fog", `<h1>Fog</h1>${paragraphs}`, stated), "article");
});

const CARDS = [
  "Keeper leaves the lighthouse",
  "Council buys a second dredger",
  "Cannery hires for the season",
  "Bell found",
]
  .map((headline, at) => {
    const teaser =
      "Nobody on the pier had expected it, and the board met on Monday evening to talk about what comes next.";
    return `<div class="tile"><h3><a href="/news/${at}">${headline} on the pier</a></h3><p>${teaser.slice(at)}</p></div>`;
  })
  .join("");

test("rows of cards that lead to other articles are not of the text, even where they are longer than it", () => {
  const page = `<h1>Fog holds the ferry</h1><div>${paragraphs}</div><section>${CARDS}</section><div><div>${CARDS}</div></div>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("teasers that begin with their headline are cards like any other", () => {
  const teaser = (at: number) =>
    `<li><a href="/news/${at}">Keeper leaves the lighthouse at Marrow Point</a> Nobody had expected it, and the board met on Monday to talk.</li>`;
  const page = `<ul>${[1, 2, 3, 4, 5].map(teaser).join("")}</ul><h1>Fog holds the ferry</h1><div>${paragraphs}</div>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("boxes of a review that lead to shops are of its text", () => {
  const box = (name: string, at: number) =>
    `<div class="pick"><h3><a href="https://shop${at}.example.net/buy">The ${name} foghorn</a></h3><p>${name} is loud enough for the whole bay, and it holds its note in the wind, which is more than we can say of others.</p></div>`;
  const text = markdownOf(
    `<h1>Foghorns</h1><div>${paragraphs}${["Brass", "Steel", "Tin", "Copper"].map(box).join("")}</div>`,
  );
  for (const name of ["Brass", "Steel", "Tin", "Copper"]) assert.match(text, new RegExp(`The ${name} foghorn`));
});

test("what stands below a text under a heading for other things is left out however long it is", () => {
  const other =
    "<p>Readers of long ago wrote to us, as they did each week, of what the winter had done to their boats.</p>";
  const page = `<article>${paragraphs}${paragraphs.replaceAll("the", "that")}<div><h3>You may also like</h3>${other.repeat(20)}</div></article>`;
  assert.doesNotMatch(markdownOf(page), /Readers of long ago/);
});

test("a column beside a short article is not of it, even where it says more than the article does", () => {
  const modules = ["dredger", "cannery", "lighthouse", "post office", "school"]
    .map(
      (name) =>
        `<h2>The ${name}</h2><p>Everything about the ${name} stands on a page of its own, with all its days, people and prices.</p>`,
    )
    .join("");
  const page = `<h1>Fog holds the ferry</h1><div>${paragraphs}</div><aside class="sidebar">${modules}</aside>`;
  assert.equal(markdownOf(page), TEXT.join("\n\n"));
});

test("a post from elsewhere that an article shows is a quotation in it", () => {
  const post =
    "<blockquote class=twitter-tweet><p>No boat today, and none tomorrow.</p>— Joan Pike (@jpike)</blockquote>";
  const [one, ...others] = TEXT.map((words) => `<p>${words}</p>`);
  assert.match(
    markdownOf(`<div>${one}<div class="social-media-embed">${post}</div>${others.join("")}</div>`),
    /No boat today/,
  );
});

test("counters of a gallery and headings that run on into links are not of the text, scores are", () => {
  const [one, ...others] = TEXT.map((words) => `<p>${words}</p>`);
  const links =
    "<p>DON'T MISS <a href=/1>Keeper leaves the lighthouse</a> <a href=/2>Council buys a second dredger</a></p>";
  const scores = "<table><tr><td>Rowing</td><td>3/10</td></tr></table>";
  const text = markdownOf(`<div>${one}<p>Image 1 of 5</p>${links}${scores}${others.join("")}</div>`);
  assert.doesNotMatch(text, /Image 1|MISS|dredger/);
  assert.match(text, /3\/10/);
});

test("links under “More great stories” end a text", () => {
  const more = "<h3>More great Ellis stories</h3><ul><li><a href=/1>Keeper leaves the lighthouse</a></li></ul>";
  assert.equal(markdownOf(`<div>${paragraphs}${more}</div>`), TEXT.join("\n\n"));
});
