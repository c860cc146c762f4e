import { nameKey } from "../../article/name.ts";
import type { Article, DateBasis } from "../../article/schema.ts";
import { type DatedEntry, type Entry, isDated } from "../../catalogue/entry.ts";
import { onceFor } from "../../lib/once.ts";
import { BROWSE, dayAddress, type ListKind, monthAddress, UNDATED, yearAddress } from "../addresses.ts";
import { type Context, nameLink } from "../context.ts";
import { namesInputs, namesOfArticle } from "../found-names.ts";
import { commentsOf } from "../comments.ts";
import { copiesInputs, copiesModel } from "../copies.ts";
import { illustrations } from "../illustrations.ts";
import { agoInputs, BETWEEN, linkInputs, pagerInputs } from "../inputs.ts";
import { relatedInputs, relatedItems } from "../related.ts";
import { renderMarkdown } from "../markdown.ts";
import type { ArticleModel, Link, Pager } from "../models.ts";
import type { Inputs, Page } from "../page.ts";
import { pictureInputs, picturesFor } from "../pictures.ts";
import { type Clock, dateText, dayStampOf, stampOf } from "../stamps.ts";
import { resolveLink } from "../resolve-link.ts";
import { structuredData } from "../structured.ts";
import { versionInputs, versionLinks } from "../versions.ts";
import { hasDayPages } from "./dates.ts";
import { partInputs, partsOf } from "./storylines.ts";

/** A page for every article, withdrawn ones included: their address stays alive and says what happened. */
export function* articlePages(context: Context): Generator<Page> {
  const { dated } = context.lists;
  const position = new Map(dated.map((entry, index) => [entry.path, index]));
  for (const entry of context.entries) {
    // Nothing is kept for a page that is asked for later: there are as many of them as articles.
    const pager = () => pagerAt(dated, position.get(entry.path));
    yield {
      address: entry.address,
      layout: "article",
      model: () => articleModel(context, entry, pager()),
      inputs: () => articleInputs(context, entry, pager()),
    };
  }
}

/** The file itself, and what of other articles, of the archive's names and of the day stands in the page. */
export function articleInputs(context: Context, entry: Entry, pager: Pager): Inputs {
  const { article } = entry;
  const { clock } = context;
  const { dateTo, old } = datePlace(context, entry);
  let agos = agoInputs(entry.date, clock, entry.precision) + old;
  for (const date of [article.updated, article.provenance?.capturedAt, article.embargo])
    agos += BETWEEN + agoInputs(date, clock);
  for (const { date } of article.corrections) agos += BETWEEN + agoInputs(date, clock);
  let links = dateTo + nameInputs(context, entry);
  for (const listed of article.listed)
    links += BETWEEN + listedAddress(context, entry, listed) + agoInputs(listed.date, clock);
  for (const href of entry.marks.links) links += BETWEEN + resolveLink(context, entry, href);
  return {
    "its file": entry.marks.digest,
    "whether it is summed up": String(entry.marks.taken !== undefined),
    "how long ago it was": agos,
    "its storylines": partInputs(context, entry, (other) => shownInputs(other, clock)),
    "its related list": relatedInputs(context, entry, (other) => shownInputs(other, clock)),
    "its copies": copiesInputs(context, entry),
    "its neighbours in time": pagerInputs(pager),
    "the names in it": namesInputs(context, entry),
    "the pages it links to": links,
    "its pictures": pictureInputs(context, entry),
    "its earlier versions": versionInputs(context, entry),
  };
}

const shownTexts = onceFor((_: Clock) => new Map<Entry, string>());

/** Another article as it is listed: most are in several lists. */
function shownInputs(entry: Entry, clock: Clock): string {
  const known = shownTexts(clock);
  const text = known.get(entry) ?? BETWEEN + entry.marks.front + agoInputs(entry.date, clock, entry.precision);
  known.set(entry, text);
  return text;
}

const nameTexts = onceFor((_: Context) => new Map<string, string>());

function nameInputs(context: Context, { article: { source, section, authors, topics }, suggested }: Entry): string {
  const known = nameTexts(context);
  const link = (kind: ListKind, name: string) => {
    const key = kind + name;
    const text = known.get(key) ?? BETWEEN + linkInputs(nameLink(context, kind, name));
    known.set(key, text);
    return text;
  };
  let inputs = source === undefined ? "" : link("source", source.name);
  if (section !== undefined) inputs += link("section", section);
  for (const author of authors) inputs += link("author", author);
  for (const topic of topics) inputs += topic + link("topic", topic);
  if (suggested) for (const topic of suggested) inputs += `suggested ${link("topic", topic)}`;
  return inputs;
}

export function articleModel(context: Context, entry: Entry, pager: Pager): ArticleModel {
  const { article } = entry;
  const { clock } = context;
  const isHere = article.status !== "withdrawn";
  const link = (href: string) => resolveLink(context, entry, href);
  const body = isHere ? renderMarkdown(context.bodyOf(entry), link, picturesFor(context, entry)) : "";
  const illustrated = isHere ? illustrations(context, entry, body) : { pictures: [] };
  return {
    title: article.title,
    summary: article.summary,
    taken: isHere ? context.takenOf(entry) : undefined,
    lang: entry.lang,
    dir: entry.dir,
    ...dateParts(context, entry),
    updated: article.updated === undefined ? undefined : stampOf(article.updated, clock),
    source: article.source && { name: article.source.name, to: nameLink(context, "source", article.source.name)?.to },
    section: article.section === undefined ? undefined : nameLink(context, "section", article.section),
    authors: links(context, "author", article.authors),
    agency: article.agency,
    place: article.place,
    status: article.status,
    corrections: article.corrections.map(({ date, text }) => ({
      text,
      stamp: date === undefined ? undefined : stampOf(date, clock),
    })),
    body,
    ...illustrated,
    ...namesOfArticle(context, entry),
    genre: article.genre,
    access: article.access === "public" ? undefined : article.access,
    isSummary: article.extent === "summary",
    comments: isHere ? commentsOf(context, entry) : [],
    versions: versionLinks(context, entry),
    topics: links(context, "topic", article.topics),
    suggestedTopics: links(context, "topic", entry.suggested ?? []),
    storylines: partsOf(context, entry),
    related: relatedItems(context, entry),
    listed: article.listed.map((listed) => listedItem(context, entry, listed)),
    copies: copiesModel(context, entry),
    provenance: provenanceOf(context, article),
    cite: { text: citation(context, entry) },
    pager,
    structured: structuredData(context, entry, illustrated.shared),
  };
}

function links(context: Context, kind: "author" | "topic", names: string[]): Link[] {
  return names.flatMap((name) => nameLink(context, kind, name) ?? []);
}

/** What a reader should be told of how the date is known, where it was not simply stated. */
const DATE_NOTES: { [Basis in DateBasis]?: string } = {
  relative: "The date was worked out from a relative time on the captured page and the time of capture.",
  inferred: "The date was inferred from the text.",
  url: "The date was taken from the article’s address.",
  file: "The date was taken from the name of the source file.",
};

function dateParts(
  context: Context,
  entry: Entry,
): Pick<ArticleModel, "stamp" | "dateTo" | "dateText" | "dateNote" | "old"> {
  const place = datePlace(context, entry);
  if (!isDated(entry)) return { ...place, dateText: entry.article.dateText };
  return {
    ...place,
    stamp: stampOf(entry.date, context.clock, entry.precision),
    dateNote: DATE_NOTES[entry.article.dateBasis],
  };
}

function datePlace(context: Context, entry: Entry): { dateTo: string; old: boolean } {
  if (!isDated(entry)) return { dateTo: UNDATED, old: false };
  const old = entry.date.slice(0, 10) < context.clock.yearAgo.slice(0, entry.date.length);
  return { dateTo: datePage(context, entry), old };
}

/** Of its day, month or year, the finest that has a page: what was withdrawn, and an earlier version, is listed in none. */
function datePage(context: Context, { date }: DatedEntry): string {
  const { days, months, years } = context.lists;
  const [day, month, year] = [date.slice(0, 10), date.slice(0, 7), date.slice(0, 4)];
  if (date.length >= 10 && days.has(day) && hasDayPages(context, month)) return dayAddress(day);
  if (date.length >= 7 && months.has(month)) return monthAddress(month);
  return years.has(year) ? yearAddress(year) : BROWSE;
}

type Listed = Article["listed"][number];

/** Where in this archive a listed article stands. */
function listedAddress(context: Context, entry: Entry, { title, url }: Listed): string | undefined {
  const known = (url !== undefined && context.byUrl.get(url)) || context.byTitle.get(nameKey(title));
  return known && known !== entry ? known.address : undefined;
}

function listedItem(context: Context, entry: Entry, listed: Listed): ArticleModel["listed"][number] {
  return {
    title: listed.title,
    to: listedAddress(context, entry, listed),
    url: listed.url,
    source: listed.source,
    stamp: listed.date === undefined ? undefined : dayStampOf(listed.date, context.clock),
  };
}

function provenanceOf(context: Context, article: Article): ArticleModel["provenance"] {
  const { provenance } = article;
  return {
    id: article.id,
    url: article.url,
    rights: article.rights,
    slugline: article.slugline,
    embargo: article.embargo === undefined ? undefined : stampOf(article.embargo, context.clock),
    captured: provenance?.capturedAt === undefined ? undefined : stampOf(provenance.capturedAt, context.clock),
    file: provenance?.file,
    locator: provenance?.locator,
    format: provenance?.format,
    sha256: provenance?.sha256,
  };
}

/** Authors, “Headline”, Source, date. */
function citation(context: Context, { article, date }: Entry): string {
  const names = article.authors.map(isolated);
  const authors = names.length < 2 ? names[0] : context.clock.list.format(names);
  const when = date === undefined ? "undated" : dateText(date.slice(0, 10), context.clock);
  const source = isolated(article.source?.name ?? context.site.name);
  return `${[authors, `“${isolated(article.title)}”`, source, when].filter(Boolean).join(", ")}.`;
}

/** Between Unicode's own isolates: they go along when a citation is copied, as no element does. */
function isolated(text: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text) ? `\u2068${text}\u2069` : text;
}

/** The articles just before and after, in time. */
function pagerAt(dated: DatedEntry[], index: number | undefined): Pager {
  if (index === undefined) return {};
  const [older, newer] = [dated[index + 1], dated[index - 1]];
  return { previous: older && linkTo(older), next: newer && linkTo(newer) };
}

function linkTo(entry: Entry): Link {
  return { text: entry.article.title, to: entry.address };
}
