import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { factsIn, jsonLd, report } from "../support/facts.ts";

const headline = "<h1>Fog closes the harbour</h1>";
const authorsOf = (body: string, head = "", lang = "en") =>
  factsIn({ head, body: `${headline}${body}${report}`, lang }).authors;
const names = (body: string, ...wanted: string[]) => assert.deepEqual(authorsOf(body), wanted);
const nobody = (body: string, head = "") => assert.equal(authorsOf(body, head), undefined);

describe("the byline of a saved page", () => {
  test("is a line that begins with By", () => names("<p>By Joan Pike</p>", "Joan Pike"));
  test("stands behind Analysis by", () => names("<p>Analysis by Joan Pike</p>", "Joan Pike"));
  test("is read from a label that stands above it", () => names("<p>Written by</p><p>Joan Pike</p>", "Joan Pike"));
  test("may stand below the text, under the word Author", () => {
    assert.deepEqual(factsIn({ body: `${headline}${report}<h3>Author</h3><p>Joan Pike</p>` }).authors, ["Joan Pike"]);
  });
  test("is read from a line of several facts", () =>
    names("<p>March 12, 2015 | By Joan Pike | 3 min read</p>", "Joan Pike"));
  test("goes without its writer's office", () => names("<p>By Joan Pike, Head of the harbour office</p>", "Joan Pike"));
  test("ends where it says for whom", () =>
    names('<p class="author">Joan Pike on behalf of the ferry</p>', "Joan Pike"));
  test("is a name with a role right under the headline", () =>
    names("<p>Joan Pike | Senior Writer | July 2, 2015</p>", "Joan Pike"));
  test("is a name with a role on the line below it, near the headline", () =>
    names("<p>Joan Pike</p><p>Staff Writer</p>", "Joan Pike"));
  test("is said by a sentence before the text", () =>
    names("<p>This column was written by Joan Pike, who sailed on the ferry.</p>", "Joan Pike"));
  test("is an office's name with a number, where the page tells it to machines", () => {
    assert.deepEqual(authorsOf("", '<meta name="author" content="98 Pier Street Social">'), ["98 Pier Street Social"]);
  });
  test("is an account's name with stops, where the page has no other", () => {
    assert.deepEqual(authorsOf("", '<meta name="author" content="joan.m.pike">'), ["joan.m.pike"]);
  });
  test("is not what its writer is", () => nobody('<p class="author-job-title">Gardener & Harbour Pilot</p>'));
  test("has everybody who is linked in it, whatever it says of them", () => {
    const by = (name: string, id: string) => `<a href="/authors/${id}">${name}</a>`;
    const line = `Written by ${by("Joan Pike", "pike")}, who sails, ${by("Alan Reyes", "reyes")}, senior editor with ten years of reviews`;
    names(`<div class="byline">${line}</div>`, "Joan Pike", "Alan Reyes");
  });
  test("is a line of names with degrees right under the headline", () =>
    names("<div>Joan Pike, MD, FACP; Alan Reyes, PhD</div>", "Joan Pike, MD, FACP; Alan Reyes, PhD"));
  test("is a link with rel=author", () => names('<a rel="author" href="/u/1">Joan Pike</a>', "Joan Pike"));
  test("is a link to a writer's own page", () => names('<a href="/authors/joan-pike">Joan Pike</a>', "Joan Pike"));
  test("is an element whose class says author without a joint", () =>
    names('<div class="blog__authorname">Joan Pike</div>', "Joan Pike"));
  test("is the fn of an hCard", () =>
    names('<span class="author vcard"><a class="fn" href="/x">Joan Pike</a></span>', "Joan Pike"));
  test("is a mail link of an old page", () =>
    names('<p>By <a href="mailto:joan@post.example">Joan Pike</a></p>', "Joan Pike"));
  test("is Dublin Core's creator", () => {
    assert.deepEqual(authorsOf("", '<meta name="DC.creator" content="Joan Pike">'), ["Joan Pike"]);
  });
  test("has everybody of a catalogue, first name first", () => {
    const head =
      '<meta name="citation_author" content="Pike, Joan"><meta name="citation_author" content="Reyes, Alan">';
    assert.deepEqual(authorsOf("", head), ["Joan Pike", "Alan Reyes"]);
  });
  test("has everybody whom structured data name", () => {
    const author = [
      { "@type": "Person", name: "Joan Pike" },
      { "@type": "Person", name: "Alan Reyes" },
    ];
    assert.deepEqual(authorsOf("", jsonLd({ "@type": "NewsArticle", author })), ["Joan Pike", "Alan Reyes"]);
  });
  test("that readers saw under the headline goes before who put it into the system", () => {
    const head = jsonLd({ "@type": "NewsArticle", author: { "@type": "Person", name: "Alan Reyes" } });
    assert.deepEqual(authorsOf("<p>By Joan Pike</p>", head), ["Joan Pike"]);
  });
  test("of a house that everything names is not somebody's in a corner of the page", () => {
    const head = `${jsonLd({ "@type": "NewsArticle", author: { name: "Post Staff" } })}<meta name="author" content="Post Staff">`;
    assert.deepEqual(authorsOf('<div class="related"><span class="author">Alan Reyes</span></div>', head), [
      "Post Staff",
    ]);
  });
});

describe("a writer behind a label", () => {
  const cases: [line: string, ...names: string[]][] = [
    ["2008年05月21日 08:30 来源：海港晚报 作者：林小雨", "林小雨"],
    ["作者：林小雨　来源：海港晚报", "林小雨"],
    ["本报记者 林小雨 王海", "林小雨", "王海"],
    ["（海港晚报记者 林小雨）", "林小雨"],
    ["記者林小雨／海港報導"],
    ["記者 林小雨 報導", "林小雨"],
    ["文/林小雨 图/王海", "林小雨"],
    ["作者：约翰·史密斯", "约翰·史密斯"],
    ["作者：海港晚报"],
    ["作者：佚名 编辑：王海"],
    ["记者 王海 摄"],
    ["2020年5月21日 文＝山田 はなこ、佐藤一", "山田 はなこ", "佐藤一"],
    ["記者 山田はなこ", "山田はなこ"],
    ["Автор: Иван Петров", "Иван Петров"],
    ["21 мая 2008 | Авторы: Иван Петров и Анна Рыбина", "Иван Петров", "Анна Рыбина"],
    ["Автор фото: Иван Петров"],
    ["بقلم: أحمد علي", "أحمد علي"],
    ["كتب أحمد علي", "أحمد علي"],
    ["كتبت: سارة محمد حسن | 12 مارس 2015", "سارة محمد حسن"],
    ["نویسنده: مریم رضایی", "مریم رضایی"],
    ["كتب الأطفال التي نقرؤها في المدارس كل يوم"],
  ];
  for (const [line, ...wanted] of cases)
    test(`"${line}"`, () => assert.deepEqual(authorsOf(`<p>${line}</p>`) ?? [], wanted));
});

describe("bylines in many languages", () => {
  for (const [lang, line, name] of [
    ["de", "Von Jutta Stroud", "Jutta Stroud"],
    ["fr", "Par Jeanne Stroud", "Jeanne Stroud"],
    ["es", "Por Juana Reyes", "Juana Reyes"],
    ["ru", "Автор: Анна Петрова", "Анна Петрова"],
    ["zh", "作者：王小明", "王小明"],
    ["ja", "記者：山田花子", "山田花子"],
  ] as const)
    test(`${lang}: ${line}`, () => assert.deepEqual(authorsOf(`<p>${line}</p>`, "", lang), [name]));
});

describe("no writer is", () => {
  test("the photographer", () => nobody("<p>Photographs by Alan Reyes</p>"));
  test("a day of the week", () => nobody('<p class="byline">Sat, 20 Dec, 2025 - 06:36</p>'));
  test("a sentence that goes on after by", () =>
    nobody(
      "<p>In 2015 the ferry was late, by These are the words of a long sentence about the harbour and the fog that came.</p>",
    ));
  test("what somebody is", () => nobody('<p class="author-title">Vice President of Consulting</p>'));
  test("the headline", () => nobody('<a class="author-link" href="/x">Fog closes the harbour</a>'));
  test("an address of a social network", () =>
    nobody("", '<meta property="article:author" content="https://social.example/post">'));
  test("a commenter", () => {
    const body = `${headline}${report}<div class="comments"><p class="author">Alan Reyes</p></div>`;
    assert.equal(factsIn({ body }).authors, undefined);
  });
  test("the word Biography", () => nobody('<a rel="author" href="/u/1">Biography</a>'));
  test("a button", () => nobody('<span class="author">Follow Author</span>'));
});
