import type { Draft } from "../archive/article.ts";
import { addressOf, escaped, htmlOf, momentOf } from "./format.ts";

/** A saved page with what stands around an article: menus, boxes of other articles, a footer, structured data. */
export function pageOf(draft: Draft, number: number): string {
  const { title, authors, section, source, summary } = draft;
  const about = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: title,
    datePublished: momentOf(draft),
    author: authors.map((name) => ({ "@type": "Person", name })),
    publisher: { "@type": "Organization", name: source },
  };
  const others = Array.from(
    { length: 20 },
    (_, other) =>
      `<li><a href="/more/${number}-${other}">Another story of ${escaped(section)}, the ${other}th</a></li>`,
  );
  const menu = Array.from({ length: 30 }, (_, entry) => `<li><a href="/section-${entry}">Section ${entry}</a></li>`);
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)} | ${escaped(source)}</title>
<meta property="og:title" content="${escaped(title)}"><meta property="og:type" content="article">
<link rel="canonical" href="${addressOf(draft, number)}">
<script type="application/ld+json">${JSON.stringify(about)}</script>
<style>${".box { margin: 0; padding: 1em; border: 1px solid #ccc }\n".repeat(40)}</style></head>
<body><header><nav><ul>${menu.join("\n")}</ul></nav></header>
<main><article><h1>${escaped(title)}</h1><p class="standfirst">${escaped(summary ?? "")}</p>
<p class="byline">By ${escaped(authors.join(" and "))}</p><div class="story-body">${htmlOf(draft)}</div></article>
<aside class="related"><h2>Read more</h2><ul>${others.join("\n")}</ul></aside></main>
<footer><p>All rights reserved. <a href="/privacy">Privacy</a></p></footer></body></html>
`;
}
