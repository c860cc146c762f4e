// An archive as Eleventy's documentation and starter have it: Markdown files, Nunjucks layouts, collections. The same
// pages as Backfile's: articles, years, months, lists of authors, sources, sections and topics, feeds, a sitemap.

const KINDS = { authors: "authors", source: "sources", categories: "sections", tags: "topics" };

/** A list longer than this is spread over several pages. */
const PAGE = 200;

export default function (config) {
  config.addGlobalData("withRelated", process.env.RELATED === "1");
  config.addGlobalData("address", "https://archive.example");
  config.addFilter("isoDay", (date) => date.toISOString().slice(0, 10));
  config.addFilter("longDay", (date) =>
    date.toLocaleDateString("en", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }),
  );
  config.addFilter("first", (list, count) => list.slice(0, count));
  config.addFilter("related", related);
  for (const [kind, folder] of Object.entries(KINDS)) {
    config.addCollection(`${folder}Names`, (api) => [...namesIn(api, kind)].map(([name, pages]) => ({ name, pages })));
    config.addCollection(`${folder}Pages`, (api) =>
      [...namesIn(api, kind)].flatMap(([name, pages]) => paged(name, pages)),
    );
  }
  config.addCollection("articles", articlesIn);
  config.addCollection("years", (api) => periods(api, 4));
  config.addCollection("months", (api) => periods(api, 7));
  return {
    dir: { input: "src", includes: "_includes" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
}

function articlesIn(api) {
  return api.getFilteredByGlob("src/news/**/*.md").sort((a, b) => b.date - a.date);
}

/** The articles of each name that stands under a key of the front matter. */
function namesIn(api, key) {
  const names = new Map();
  for (const article of articlesIn(api))
    for (const name of [article.data[key]].flat()) {
      if (name === undefined) continue;
      if (!names.has(name)) names.set(name, []);
      names.get(name).push(article);
    }
  return names;
}

function paged(name, pages) {
  const count = Math.ceil(pages.length / PAGE);
  return Array.from({ length: count }, (_, at) => ({
    name,
    total: pages.length,
    number: at + 1,
    count,
    pages: pages.slice(at * PAGE, (at + 1) * PAGE),
  }));
}

function periods(api, length) {
  const found = new Map();
  for (const article of articlesIn(api)) {
    const key = article.date.toISOString().slice(0, length);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(article);
  }
  return [...found].map(([key, pages]) => ({ key, pages, months: [...new Set(pages.map(monthOf))] }));
}

const monthOf = ({ date }) => date.toISOString().slice(0, 7);

/** The articles that share most tags with this one, the newest first among equals. */
function related(collections, url, tags) {
  const shared = new Map();
  for (const tag of tags ?? [])
    for (const article of collections[tag] ?? [])
      if (article.url !== url) shared.set(article, (shared.get(article) ?? 0) + 1);
  return [...shared]
    .sort((a, b) => b[1] - a[1] || b[0].date - a[0].date)
    .slice(0, 6)
    .map(([article]) => article);
}
