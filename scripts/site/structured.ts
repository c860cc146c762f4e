import type { Entry } from "../catalogue/entry.ts";
import type { Context } from "./context.ts";
import type { Image } from "./models.ts";

/** The article as schema.org NewsArticle (https://schema.org/NewsArticle); addresses only where the site's own is known. */
export function structuredData(context: Context, entry: Entry, shared?: Image): { [key: string]: unknown } {
  const { article, date, lang, address } = entry;
  const { site } = context;
  const page = site.address === null ? undefined : site.address + address;
  return withoutEmpty({
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: article.title,
    description: article.summary,
    // The publisher described it in no words of its own: these are of the text.
    abstract: context.takenOf(entry),
    image: shared && site.address + shared.to,
    datePublished: date,
    dateModified: article.updated,
    inLanguage: lang,
    author: article.authors.map((name) => ({ "@type": "Person", name })),
    publisher:
      article.source &&
      withoutEmpty({ "@type": "NewsMediaOrganization", name: article.source.name, url: article.source.url }),
    dateline: article.place,
    articleSection: article.section,
    keywords: article.topics,
    url: page,
    mainEntityOfPage: page,
    isBasedOn: article.url,
    copyrightNotice: article.rights,
    correction: article.corrections.map(({ text, date: on }) =>
      withoutEmpty({ "@type": "CorrectionComment", text, datePublished: on }),
    ),
    isPartOf: withoutEmpty({ "@type": "Collection", name: site.name, url: site.address ?? undefined }),
  });
}

function withoutEmpty(data: { [key: string]: unknown }): { [key: string]: unknown } {
  const rest: { [key: string]: unknown } = {};
  for (const key of Object.keys(data)) {
    const value = data[key];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) rest[key] = value;
  }
  return rest;
}
