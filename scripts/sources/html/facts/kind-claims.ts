import type { PageHead } from "./head.ts";
import type { Thing } from "./things.ts";
import metaNames from "./words/metas.json" with { type: "json" };

/** What a page says to machines of whether it is an article or a list of articles. */
export type KindClaims = {
  /** Structured data describe one article, and it is the page's own. */
  article: boolean;
  /** Structured data call the page a collection, a profile, a page of search results. */
  list: boolean;
  /** Meta elements say when it was published; a list's cards say it many times. */
  published: boolean;
  /** For what the content system has made the page, as its body's classes say. */
  template?: "article" | "list";
  /** A second page of it follows, as in a list that goes on. */
  goesOn: boolean;
};

const ARTICLE = /(?:Article|Posting|Report|Review|Recipe|Story)$/;
const LIST = /^(?:ItemList|CollectionPage|SearchResultsPage|ProfilePage|OfferCatalog)$/;

/** The body's classes as WordPress and Drupal write them; themes of others have taken them up. */
const SINGLE = /(?:^|\s)(?:single(?:-[\w-]+)?|singular|postid-\d+|(?:page-)?node-type-[\w-]+)(?=\s|$)/;
const MANY =
  /(?:^|\s)(?:archive|category|tag|author|search|search-results|home|blog|path-taxonomy|path-frontpage)(?=\s|$)/;

/** "/page/2/", "?page=2", "?p=2". */
const SECOND = /\b(?:page|paged|p|pg)[=/-]?0?2\b/i;

/** `articles` are the things that describe the page's own article, as far as it has one. */
export function kindClaimsOf(head: PageHead, articles: Thing[]): KindClaims {
  const classes = (head.body?.attribs.class ?? "").slice(0, 2000);
  const isAny = (things: Thing[], pattern: RegExp) =>
    things.some(({ types }) => types.some((type) => pattern.test(type)));
  const made = SINGLE.test(classes) ? "article" : MANY.test(classes) ? "list" : undefined;
  return {
    article: isAny(articles, ARTICLE),
    list: isAny(head.things, LIST),
    published: metaNames.published.some((name) => head.metas.get(name)?.length === 1),
    ...(made && { template: made }),
    goesOn: SECOND.test(head.links.get("next")?.[0]?.slice(0, 2000) ?? ""),
  };
}
