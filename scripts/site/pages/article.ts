import path from "node:path";
import { nameKey } from "../../article/name.ts";
import type { Article, DateBasis } from "../../article/schema.ts";
import { type DatedEntry, type Entry, isDated } from "../../catalogue/entry.ts";
import { dayAddress, monthAddress, rootOf, UNDATED, yearAddress } from "../addresses.ts";
import { type Context, nameLink } from "../context.ts";
import { itemOf } from "../groups.ts";
import { renderMarkdown } from "../markdown.ts";
import type { ArticleModel, Link, Pager } from "../models.ts";
import type { Page } from "../page.ts";
import { dateText, dayStampOf, stampOf } from "../stamps.ts";
import { structuredData } from "../structured.ts";
import { hasDayPages } from "./dates.ts";

/** A page for every article, withdrawn ones included: their address stays alive and says what happened. */
export function* articlePages(context: Context): Generator<Page> {
  const { dated } = context.lists;
  const position = new Map(dated.map((entry, index) => [entry.path, index]));
  for (const entry of context.entries) {
    const at = position.get(entry.path);
    const pager = at === undefined ? {} : pagerAt(dated, at);
    yield { address: entry.address, layout: "article", model: () => articleModel(context, entry, pager) };
  }
}

function articleModel(context: Context, entry: Entry, pager: Pager): ArticleModel {
  const { article } = entry;
  const { clock, relations } = context;
  return {
    title: article.title,
    summary: article.summary,
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
    body:
      article.status === "withdrawn"
        ? ""
        : renderMarkdown(context.bodyOf(entry), (href) => resolveLink(context, entry, href)),
    image: article.image,
    pictures: article.pictures,
    topics: links(context, "topic", article.topics),
    related: (relations.related.get(article.id) ?? []).map(({ entry: other, reason }) =>
      Object.assign(itemOf(context, other, "whole"), { reason }),
    ),
    listed: article.listed.map((listed) => listedItem(context, entry, listed)),
    copies: (relations.copies.get(article.id) ?? []).map((other) => itemOf(context, other, "whole")),
    provenance: provenanceOf(context, article),
    cite: { text: citation(context, entry) },
    pager,
    structured: structuredData(context, entry),
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
  const { clock } = context;
  if (!isDated(entry)) return { dateTo: UNDATED, dateText: entry.article.dateText, old: false };
  return {
    stamp: stampOf(entry.date, clock, entry.precision),
    dateTo: datePage(context, entry),
    dateNote: DATE_NOTES[entry.article.dateBasis],
    old: entry.date.slice(0, 10) < clock.yearAgo.slice(0, entry.date.length),
  };
}

function datePage(context: Context, { date }: DatedEntry): string {
  if (date.length < 7) return yearAddress(date);
  const month = date.slice(0, 7);
  return date.length >= 10 && hasDayPages(context, month) ? dayAddress(date.slice(0, 10)) : monthAddress(month);
}

/**
 * A link in an article that names no host: to another article of the archive (by its file or its page), or, where the
 * article's first address is known, to what the link meant there. Anything else leads nowhere and is unlinked.
 */
function resolveLink(context: Context, entry: Entry, href: string): string | null {
  const [target = ""] = href.split(/[?#]/);
  if (target !== "") {
    const address = path.posix.join(path.posix.dirname(entry.address), target).replace(/\.md$/, ".html");
    if (context.byAddress.has(address)) return rootOf(entry.address) + address;
    const { url } = entry.article;
    if (url !== undefined && URL.canParse(href, url)) return localOr(context, entry, new URL(href, url).href);
  }
  return null;
}

function localOr(context: Context, from: Entry, url: string): string | null {
  const known = context.byUrl.get(url);
  if (known) return rootOf(from.address) + known.address;
  return /^https?:/.test(url) ? url : null;
}

function listedItem(context: Context, entry: Entry, listed: Article["listed"][number]): ArticleModel["listed"][number] {
  const known =
    (listed.url !== undefined && context.byUrl.get(listed.url)) || context.byTitle.get(nameKey(listed.title));
  return {
    title: listed.title,
    to: known && known !== entry ? known.address : undefined,
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
function pagerAt(dated: DatedEntry[], index: number): Pager {
  const [older, newer] = [dated[index + 1], dated[index - 1]];
  return { previous: older && linkTo(older), next: newer && linkTo(newer) };
}

function linkTo(entry: Entry): Link {
  return { text: entry.article.title, to: entry.address };
}
