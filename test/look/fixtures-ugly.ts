import type { ArticleModel, DifferencesModel, Group, Item } from "../../scripts/site/models.ts";
import { article, day } from "./fixtures.ts";

/** What archives really hold: nothing known, far too much, and every script. */

export const longHeadline =
  "Residents of the lower harbour, the upper harbour and both sides of the Northgate road, having been promised a library in 1974, again in 1979, and for a third time at the meeting that followed the flood of 1983, are to be asked whether they would prefer a car park, a second-hand weighbridge, or nothing at all";

export const longWord = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

export const bare: ArticleModel = {
  ...article,
  title: longHeadline,
  summary: undefined,
  stamp: undefined,
  dateTo: undefined,
  dateText: "time33 minutes ago",
  updated: undefined,
  source: undefined,
  section: undefined,
  authors: [],
  agency: undefined,
  place: undefined,
  old: false,
  corrections: [],
  body: "",
  pictures: [],
  topics: [],
  storylines: [{ title: "undated", to: "storylines/x.html", suggested: true, part: 2, of: 2 }],
  related: [],
  listed: [],
  copies: undefined,
  provenance: { id: "none-0001" },
  pager: {},
};

export const arabic: ArticleModel = {
  ...article,
  title: "إغلاق محطة العبّارات أمام المركبات بعد تحرّك المنحدرات",
  summary: "تحويل الشحن عبر نورثغيت ستة أسابيع على الأقل.",
  lang: "ar",
  dir: "rtl",
  body: `<p>تُغلق محطة العبّارات في شارع الميناء أمام المركبات اعتبارًا من يوم الاثنين، بعد أن كشف تفتيش أن اثنين من المنحدرات الأربعة تحرّكا أكثر من 40 مليمترًا.</p>
<blockquote><p>«نفضّل أن ننتقد لإغلاقها على أن ننتقد لإبقائها مفتوحة.»</p></blockquote>
<ul><li>الركاب يصعدون من الممر الشمالي.</li><li>آخر رحلة عند الساعة 21:40.</li></ul>`,
};

export const chinese: ArticleModel = {
  ...article,
  title: "渡轮码头因坡道移位停止车辆通行",
  summary: "货运改道北门，至少六周；步行乘客不受影响。",
  lang: "zh-Hans",
  body: `<p>港务局星期四表示，海港街渡轮码头将从星期一起停止车辆通行。此前的检查发现，四条装卸坡道中有两条自春季以来移动超过四十毫米。</p>
<blockquote><p>“宁可因为关闭而受批评，也不愿因为开放而受批评。”</p></blockquote><p>这是十一年来的<em>第三次</em>关闭。</p>`,
};

export const japanese: ArticleModel = {
  ...article,
  title: "フェリー乗り場、ランプのずれで車両通行止めに",
  summary: undefined,
  lang: "ja",
  body: `<p>港湾局は木曜日、ハーバー通りのフェリー乗り場を月曜日から車両通行止めにすると発表した。点検の結果、四つのランプのうち二つが四十ミリ以上動いていたことが分かった。</p>`,
};

export const crowded: ArticleModel = {
  ...article,
  copies: {
    sentence: "The same وكالة أنباء الميناء story in 84 other papers, with one update and eleven reprints.",
    items: [
      {
        title: longHeadline,
        to: "1987/03/12-long.html",
        source: longWord,
        label: "the first",
        differences: "undated/x/differences.html",
      },
      {
        title: "مرحبا",
        to: "undated/x.html",
        lang: "ar",
        dir: "rtl",
        source: "صحيفة الميناء",
        label: "reprint, word for word",
      },
    ],
  },
  status: "withdrawn",
  dateNote: "The date was worked out from a relative time on the captured page and the time of capture.",
  stamp: day("2025-06-17T08:27:00-04:00", "17 June 2025 at 08:27", "1 year ago"),
  title: longWord,
  source: { name: longWord },
  authors: Array.from({ length: 14 }, (_, i) => ({ text: `Correspondent Number ${i + 1}`, to: `authors/${i}.html` })),
  pictures: [
    { caption: "Seen from the north.", credit: "Agency" },
    { caption: longWord, credit: longHeadline },
  ],
  genre: longWord,
  people: [
    { text: longWord, to: "people/long.html" },
    { text: arabic.title, isFound: true },
  ],
  organisations: Array.from({ length: 40 }, (_, i) => ({ text: `Board ${i}`, to: `organisations/board-${i}.html` })),
  places: [{ text: longHeadline }],
  comments: Array.from({ length: 12 }, (_, i) => ({
    number: i + 1,
    name: [undefined, longWord, arabic.title, "<b>Bold</b>"][i % 4],
    paragraphs: [longWord, "<script>alert(1)</script> {{ 7 * 7 }}", arabic.title],
    depth: i % 5,
    answers: i % 5 === 4 ? { number: i, name: [longWord, arabic.title][i % 2] } : undefined,
  })),
  newest: { text: longHeadline, to: "1987/03/12-ferry.html" },
  body: `<h2>A list</h2><ol><li>One<ol><li>Two</li></ol></li></ol><h3>Code</h3><pre><code>${"0123456789".repeat(30)}</code></pre>
<p>${longWord.repeat(4)}</p><hr><p>After <code>code</code> and <strong>strong</strong> words.</p>
<table tabindex="0"><tbody><tr>${"<td>a column of some width</td>".repeat(14)}</tr></tbody></table>`,
  provenance: { ...article.provenance, url: `https://long.example/${"path-".repeat(40)}` },
};

export const uglyItems: Item[] = [
  { title: longHeadline, to: "1987/03/12-long.html", source: "Evening Record", section: "Communities" },
  { title: longWord, to: "1987/03/12-word.html", source: longWord, section: longWord },
  { title: "No source at all", to: "1987/03/12-none.html", summary: longHeadline, isTaken: true },
  {
    title: arabic.title,
    to: "1987/03/12-ar.html",
    lang: "ar",
    dir: "rtl",
    source: "صحيفة الميناء",
    summary: arabic.summary,
    isTaken: true,
  },
  { title: chinese.title, to: "1987/03/12-zh.html", lang: "zh-Hans", source: "港口日报", section: "交通" },
  { title: "?", to: "1987/03/12-q.html", section: "Letters" },
];

/** A day with 2,000 articles in it. */
export const bigDay: Group[] = [
  {
    label: "12 March",
    stamp: day("1987-03-12", "12 March 1987", "39 years ago"),
    items: Array.from({ length: 2000 }, (_, i) => ({ ...uglyItems[i % 6]!, to: `1987/03/12-${i}.html` })),
  },
];

/** As a comparison can be: nothing left of the headline, a word without end, and scripts from the right. */
export const differences: DifferencesModel = {
  printing: { title: longHeadline, to: "1987/03/12-ferry.html", source: longWord, label: "update" },
  earliest: { title: "مرحبا", to: "undated/x.html", lang: "ar", dir: "rtl" },
  headline: [
    { kind: "out", text: "مرحبا" },
    { kind: "in", text: longHeadline },
  ],
  paragraphs: [
    [
      { kind: "same", text: "The terminal will close on" },
      { kind: "out", text: "Monday" },
      { kind: "in", text: `Tuesday, ${longWord},` },
      { kind: "same", text: "<script>alert(1)</script> said the authority." },
    ],
    [{ kind: "skipped", words: 1412, of: "same" }],
    [{ kind: "in", text: "渡轮码头因坡道移位停止车辆通行" }],
    [{ kind: "skipped", words: 31, of: "out" }],
  ],
};
