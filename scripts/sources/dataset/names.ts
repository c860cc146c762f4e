import type { RawArticle } from "../source.ts";

/** What a column can mean: a field of the Article, or something else that is known of a record. */
export type Meaning =
  | Exclude<keyof RawArticle["fields"], "byline" | "provenance">
  | "body"
  | "identity"
  | "version"
  | "capturedAt"
  | "year"
  | "month"
  | "day";

const words = (text: string) => text.split(/\s+/);

/**
 * How columns are called, in order of preference, folded: without case and without what stands between words. A column
 * means the first that knows its name.
 */
export const NAMES: [Meaning, string[]][] = [
  [
    "title",
    words("title headline articletitle articleheadline newstitle newsheadline webtitle storytitle headlinetext hed"),
  ],
  [
    "body",
    words(
      `contenthtml bodyhtml htmlbody htmlcontent articlehtml articlebody body contentoriginal originalcontent fullcontent
       contentencoded content fulltext articletext bodytext maintext articlecontent newstext newscontent storytext plaintext
       contenttext text article story cleanedtext cleantext rawtext paragraphs html contents`,
    ),
  ],
  [
    "date",
    words(
      `datepublished publishedat publisheddate publicationdate publishdate publishedon datepublish datepub pubdate
       pubdatetime publishedtime publishtime publicationtime firstpublished firstpublishedat firstpublicationdate
       webpublicationdate originalpublicationdate postdate articledate newsdate published date datetime issued posted
       postedat displaydate timestamp pubtimestamp publishedtimestamp unixtime time createdat created datecreated
       creationdate dategmt`,
    ),
  ],
  [
    "updated",
    words(
      `datemodified modified modifiedat lastmodified updated updatedat datemodify dateupdated lastupdated lastmod
       updateddate updatedate modifieddate modificationdate`,
    ),
  ],
  [
    "authors",
    words("authors author byline creator writers writer authorname authornames by journalist reporter reporters"),
  ],
  [
    "source",
    words(
      `source publisher publication outlet newspaper sourcename publishername publicationname newssource newsoutlet
       sitename site website paper provider domain sourcedomain sourceurl`,
    ),
  ],
  [
    "section",
    words("section sectionname sectiontitle articlesection category categories categoryname desk newsdesk rubric"),
  ],
  [
    "topics",
    words(
      "topics topic tags tag keywords keyword subjects subject newskeywords articletags metakeywords concepts desfacet",
    ),
  ],
  ["people", words("people persons perfacet")],
  ["organisations", words("organisations organizations orgs orgfacet")],
  ["places", words("places locations geofacet")],
  ["genre", words("genre typeofmaterial")],
  ["slugline", words("slugline")],
  [
    "url",
    words(
      `url link weburl articleurl canonical canonicalurl canonicallink permalink articlelink pageurl newsurl originalurl
       sourceurl href requestedurl uri`,
    ),
  ],
  [
    "summary",
    words(
      `summary standfirst trailtext deck dek subtitle subheadline subheading subhead lede abstract shortdescription
       description excerpt snippet leadparagraph lead teaser intro strapline metadescription`,
    ),
  ],
  ["lang", words("language lang languagecode langcode inlanguage metalang locale")],
  [
    "image",
    words(
      `image imageurl topimage leadimage mainimage featuredimage heroimage coverimage urltoimage thumbnail thumbnailurl
       socialimage ogimage imgurl img picture photo images`,
    ),
  ],
  ["rights", words("rights copyright copyrightnotice license licence usageterms")],
  ["place", words("dateline place location")],
  ["agency", words("agency newsagency wire wireservice")],
  ["corrections", words("corrections correction")],
  ["status", words("status publicationstatus")],
  ["identity", words("id articleid guid uuid docid documentid newsid postid storyid itemid uniqueid recordid uid")],
  ["version", words("version versionnumber revision")],
  [
    "capturedAt",
    words(
      `capturedat crawldate crawledat crawltime datecrawled datedownload downloaddate downloadedat scrapedat scrapedate
       scrapetime fetchedat fetchdate retrievedat retrieved accessed collectedat seendate`,
    ),
  ],
  ["year", ["year"]],
  ["month", ["month"]],
  ["day", ["day"]],
];

const MEANINGS = new Map<string, Meaning[]>();
const RANKS = new Map<string, number>();
for (const [meaning, names] of NAMES)
  for (const [rank, name] of names.entries()) {
    MEANINGS.set(name, [...(MEANINGS.get(name) ?? []), meaning]);
    RANKS.set(`${meaning} ${name}`, rank);
  }

/** Records that only wrap the article, in the answers of programming interfaces and search engines. */
const WRAPPERS = new Set([
  "fields",
  "attributes",
  "source",
  "thread",
  "article",
  "post",
  "doc",
  "document",
  "data",
  "item",
]);
/** Where a wrapped value itself stands: {"title": {"rendered": …}}, {"headline": {"main": …}}. */
export const INNER = ["rendered", "main", "original", "value", "processed", "html", "text", "#text", "name", "$t", "_"];

export const fold = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export const isWrapper = (key: string) => WRAPPERS.has(fold(key));

/** What a column's name means, perhaps one of several: its path is "author", "fields.body", "headline.main". */
export function meaningsOf(path: string): Meaning[] {
  return MEANINGS.get(coreOf(path)) ?? [];
}

/** How much a name is preferred among those of one meaning: 0 is the best. */
export function rankOf(meaning: Meaning, path: string): number {
  return RANKS.get(`${meaning} ${coreOf(path)}`) ?? Number.MAX_SAFE_INTEGER;
}

function coreOf(path: string): string {
  const parts = path.split(".");
  while (parts.length > 1 && isWrapper(parts[0]!)) parts.shift();
  while (parts.length > 1 && INNER.includes(parts.at(-1)!.toLowerCase())) parts.pop();
  return fold(parts.join(""));
}

/** Whether columns are those of a table of articles: `loosely`, a headline or a text is enough. */
export function areArticles(columns: Iterable<string>, loosely: boolean): boolean {
  const meant = new Set<Meaning>();
  for (const column of columns) for (const meaning of meaningsOf(column)) meant.add(meaning);
  if (loosely) return meant.has("title") || meant.has("body");
  const more: Meaning[] = ["body", "summary", "url", "date"];
  return meant.has("title") && more.some((meaning) => meant.has(meaning));
}
