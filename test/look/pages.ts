import { article } from "../../_includes/layouts/article.ts";
import { browse } from "../../_includes/layouts/browse.ts";
import { day } from "../../_includes/layouts/day.ts";
import { differences } from "../../_includes/layouts/differences.ts";
import { home } from "../../_includes/layouts/home.ts";
import { index } from "../../_includes/layouts/index.ts";
import { list } from "../../_includes/layouts/list.ts";
import { month } from "../../_includes/layouts/month.ts";
import { notFound } from "../../_includes/layouts/not-found.ts";
import { prose } from "../../_includes/layouts/prose.ts";
import { redirect } from "../../_includes/layouts/redirect.ts";
import { storyline } from "../../_includes/layouts/storyline.ts";
import { storylines } from "../../_includes/layouts/storylines.ts";
import { undated } from "../../_includes/layouts/undated.ts";
import { year } from "../../_includes/layouts/year.ts";
import type { Html } from "../../scripts/site/html.ts";
import type { Layout, Site } from "../../scripts/site/models.ts";
import * as plain from "./fixtures.ts";
import * as ugly from "./fixtures-ugly.ts";

/** Every layout with ordinary and with ugly data, as a small site: address → document. */
export function pages(site: Site = plain.site): Map<string, string> {
  const made = new Map<string, string>();
  eachPage((address, layout, model) => made.set(address, String(render(address, layout, model, site))));
  return made;
}

export function eachPage(page: Page): void {
  dated(page);
  articles(page);
  lists(page);
  stories(page);
  page("about.html", prose, { title: "About", body: plain.article.body });
  page("404.html", notFound, {});
  page("404-based.html", notFound, { base: "/archive/" });
  page("1987/old.html", redirect, { title: plain.article.title, to: "1987/03/12-ferry.html" });
}

export function render<Model>(address: string, layout: Layout<Model>, model: Model, site: Site): Html {
  return layout(model, site, { address, root: "../".repeat(address.split("/").length - 1) });
}

type Page = <Model>(address: string, layout: Layout<Model>, model: Model) => void;

function dated(page: Page): void {
  const { day: stamp, groups, months, spine, topics } = plain;
  const latest = groups.map((group) => ({ ...group, label: group.stamp!.text }));
  const onThisDay = [1987, 1994, 2003].map((year, i) => ({
    label: String(year),
    stamp: stamp(`${year}-03-12`, `12 March ${year}`, `${2026 - year} years ago`),
    items: [plain.items[i]!],
  }));
  const front = {
    tagline: "Fifty years of the harbour towns, in the order they happened.",
    moreTopics: 213,
    feeds: true,
  };
  const count = "84,213 articles from six papers, 1974–2023.";
  page("index.html", home, { ...front, count, spine: spine(1974, 2023), latest, onThisDay, topics });
  const alone = {
    ...plain.items[0]!,
    stamp: stamp("1987-03-12", "12 March 1987", "39 years ago"),
    summary: plain.article.summary,
  };
  const summaries = [{ label: "", items: [alone, ...ugly.uglyItems] }];
  page("home-ugly.html", home, {
    ...front,
    tagline: ugly.longHeadline,
    count: "1 article",
    spine: spine(1890, 2026),
    latest: summaries,
    onThisDay: [],
    topics: [],
    moreTopics: 0,
    feeds: false,
  });
  const counted = months.bars.map(({ to, count }, i) => ({ text: MONTHS[i]!, to: to ?? "1987/08/index.html", count }));
  const pager = { previous: { text: "1986", to: "1986/index.html" }, next: { text: "1988", to: "1988/index.html" } };
  const ago = stamp("1987", "1987", "39 years ago");
  page("1987/index.html", year, {
    year: "1987",
    count: "1,764 articles from 3 sources",
    ago,
    spine: months,
    months: counted,
    groups: [],
    yearOnly: plain.items.slice(0, 2),
    pager,
  });
  const monthPager = {
    previous: { text: "February 1987", to: "1987/02/index.html" },
    next: { text: "April 1987", to: "1987/04/index.html" },
  };
  const monthAgo = stamp("1987-03", "March 1987", "39 years ago");
  const march = {
    title: "March 1987",
    year: { text: "1987", to: "1987/index.html" },
    count: "187 articles from 3 sources",
    ago: monthAgo,
    spine: months,
    pager: monthPager,
  };
  page("1987/03/index.html", month, { ...march, days: [], groups, monthOnly: [plain.items[3]!] });
  const days = Array.from({ length: 31 }, (_, i) => ({
    text: `${i + 1} March`,
    to: `1987/03/${i + 1}.html`,
    count: 40 + i,
  }));
  page("1987/03/large.html", month, { ...march, days, groups: [], monthOnly: [] });
  const head = {
    title: "12 March 1987",
    stamp: stamp("1987-03-12", "12 March 1987", "39 years ago"),
    month: { text: "March 1987", to: "1987/03/index.html" },
    pager: {},
  };
  page("1987/03/12.html", day, {
    ...head,
    count: "6 articles",
    groups: [{ label: "12 March", items: [{ ...plain.items[0]!, printings: ugly.uglyItems }, ...ugly.uglyItems] }],
  });
  page("1987/03/12-big.html", day, { ...head, count: "2,000 articles", groups: ugly.bigDay });
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function articles(page: Page): void {
  page("1987/03/12-ferry.html", article, plain.article);
  page("1987/03/12-boats.html", article, plain.illustrated);
  page("undated/bare.html", article, ugly.bare);
  page("1987/03/12-arabic.html", article, ugly.arabic);
  page("1987/03/12-chinese.html", article, ugly.chinese);
  page("1987/03/12-japanese.html", article, ugly.japanese);
  page("2025/06/17-crowded.html", article, ugly.crowded);
  page("1987/03/12-ferry/differences.html", differences, ugly.differences);
}

function stories(page: Page): void {
  const { groups, day: stamp } = plain;
  const count = "12 articles";
  const told = {
    title: "The ferry ramps",
    suggested: false,
    body: '<p>Three ramps in eleven years, and <a href="../1987/03/12-ferry.html">what became of them</a>.</p>',
    count,
    span: "1976–1994",
    runs: [
      { groups },
      { gap: "eleven months later", groups },
      { gap: "nothing for two years", groups: [{ label: "Date unknown", items: ugly.uglyItems }] },
    ],
    feed: "storylines/ferry-ramps.xml",
  };
  page("storylines/ferry-ramps.html", storyline, told);
  const runs = [{ groups: [{ ...groups[0]!, items: ugly.uglyItems }] }];
  page("storylines/ugly.html", storyline, { ...told, title: ugly.longHeadline, suggested: true, body: "", runs });
  const { title, body } = ugly.arabic;
  page("storylines/arabic.html", storyline, { ...told, title: `${title}!`, body, runs });
  const printing = { ...ugly.uglyItems[3]!, label: "copy" };
  page("1987/03/12-ar/differences.html", differences, { ...ugly.differences, printing });
  const line = { text: told.title, to: "storylines/ferry-ramps.html", count, span: told.span };
  page("storylines/index.html", storylines, {
    count: "3 storylines",
    told: [{ ...line, stamp: stamp("1994-05-27", "27 May 1994", "32 years ago") }],
    suggested: [
      { ...line, text: ugly.longHeadline },
      { ...line, text: ugly.arabic.title, span: "" },
    ],
  });
}

function lists(page: Page): void {
  const { topic, topics, spine } = plain;
  page("topics/ferries.html", list, topic);
  const years = Array.from({ length: 40 }, (_, i) => ({
    text: String(2023 - i),
    to: `topics/ferries/${2023 - i}.html`,
    count: 30 + i,
  }));
  page("sources/long.html", list, {
    ...topic,
    kind: "source",
    name: ugly.longHeadline,
    url: "https://evening.example/",
    oftenWith: [],
    groups: [],
    years,
    parent: undefined,
  });
  page("topics/ferries/1987.html", list, {
    ...topic,
    year: "1987",
    spine: undefined,
    oftenWith: [],
    groups: [{ label: "1987", items: ugly.uglyItems }],
    feed: undefined,
  });
  page("topics/index.html", index, {
    kind: "topics",
    title: "Topics",
    count: "213 topics",
    groups: [
      { label: "A–F", links: topics },
      { label: "ع", links: [{ text: ugly.longWord, to: "topics/x.html", count: 1, span: "1974–2023" }] },
    ],
  });
  page("sources/index.html", index, {
    kind: "sources",
    title: "Sources",
    count: "2 sources",
    groups: [{ links: topics.slice(0, 2) }],
  });
  const decades = [1980, 1970].map((first) => ({
    label: `${first}s`,
    years: Array.from({ length: 10 }, (_, i) => ({
      text: String(first + i),
      to: `${first + i}/index.html`,
      count: 900 + i,
    })),
  }));
  page("browse.html", browse, {
    count: "84,213 articles",
    spine: spine(1923, 2023),
    decades,
    undated: { text: "Undated articles", to: "undated/index.html", count: 31 },
    lists: topics.slice(0, 4),
  });
  page("undated/index.html", undated, {
    count: "6 articles",
    groups: [{ label: "Evening Record", items: ugly.uglyItems }],
  });
}
