import { type Article, type ArticleFile, articleSchema } from "../article/schema.ts";
import { sha256, shortHash } from "../lib/hash.ts";
import type { Settings } from "../settings.ts";
import type { RawArticle, Rejection } from "../sources/source.ts";
import type { Picture } from "./captions.ts";
import { type DateContext, dateArticle, dateValue, whyUndated } from "./dating.ts";
import * as from from "./fields.ts";
import { htmlToMarkdown } from "./html.ts";
import { detectLanguage, directionOf, folderLanguage, isOfAnotherScript, languageTag, primary } from "./language.ts";
import { takeMarkdownDateline } from "./dateline.ts";
import { tidyMarkdown } from "./markdown.ts";
import { tidyParagraphs } from "./text.ts";
import { addressOf, textOf, wordsOf } from "./values.ts";

export type Context = {
  /** The file's provenance name, and the format that read it. */
  file: string;
  format: string;
  capturedAt?: string;
  /** Fields that a sidecar states for the file's own article. */
  overrides?: Record<string, unknown>;
  settings: Settings;
  /** The moment of the import, ISO 8601: what is embargoed beyond it is a draft. */
  now?: string;
};

export type Normalised = { type: "article"; file: ArticleFile; notes: string[] };

/** Names that agencies and feeds give once in the world: what two files hold under one is two versions of one story. */
const WORLDWIDE = /^(?:https?:\/\/|urn:|tag:)\S+$/i;

/** Twelve hexadecimal digits that depend on where an article was published, or else on where its record stands. */
export function identify({ identity }: Pick<RawArticle, "identity">, url: string | undefined, file: string): string {
  return shortHash(url ?? (WORLDWIDE.test(identity) ? identity : `${file}#${identity}`), 12);
}

/** Everything `unknown` about a record into an Article, or the reason why it cannot be one. */
export function normalise(raw: RawArticle, context: Context): Normalised | Rejection {
  const fields = { ...raw.fields, ...(raw.identity === "main" ? context.overrides : {}) };
  const title = from.titleFrom(fields.title);
  if (title === undefined) return { type: "rejection", locator: raw.locator, reason: "no headline" };
  const dates: DateContext = {
    zone: context.settings.timezone,
    order: raw.reading?.dateOrder,
    capturedAt: context.capturedAt,
  };
  const notes = [...(raw.notes ?? [])];
  const source = from.sourceFrom(fields.source) ?? publisherOf(context) ?? from.sourceFrom(raw.publisher);
  const url = addressOf(fields.url);
  const body = tidyBody(raw, title, source, url);
  notes.push(...body.notes);
  if (body.text === "" && raw.body.kind !== "markdown" && fields.summary === undefined)
    return { type: "rejection", locator: raw.locator, reason: "no text" };
  const dated = dateArticle(fields.date, fields.dateBasis, dates);
  if (dated.dateText !== undefined) notes.push(whyUndated(dated.dateText, dates));
  const draft = {
    id: identify(raw, url, context.file),
    title,
    summary: from.summaryFrom(fields.summary),
    ...dated,
    updated: dateValue(fields.updated, dates),
    ...writersOf(fields, body, raw),
    source,
    section: from.sectionFrom(fields.section),
    topics: from.topicsFrom(fields.topics),
    people: from.topicsFrom(fields.people),
    organisations: from.topicsFrom(fields.organisations),
    places: from.topicsFrom(fields.places),
    genre: wordsOf(fields.genre),
    slugline: wordsOf(fields.slugline),
    place: wordsOf(fields.place) ?? body.place,
    ...languageOf(fields, `${title}\n${body.text}`, context, notes),
    url,
    image: from.imageFrom(fields.image),
    pictures: [...body.pictures, ...from.picturesFrom(fields.pictures)],
    listed: from.listedFrom(fields.listed, (value) => dateValue(value, dates)),
    corrections: from.correctionsFrom(fields.corrections, (value) => dateValue(value, dates)),
    ...releaseOf(fields, dates, context.now, notes),
    comments: from.commentsFrom(fields.comments, (value) => dateValue(value, dates)),
    rights: from.rightsFrom(fields.rights),
    aliases: from.aliasesFrom(fields.aliases),
    provenance: {
      file: context.file,
      locator: raw.locator,
      sha256: sha256(raw.record),
      capturedAt: context.capturedAt,
      version: raw.version,
      format: context.format,
    },
  };
  return checked(draft, body.text, notes, raw);
}

/** What may be published, and when; an article that is still embargoed is kept out of the site. */
function releaseOf(fields: RawArticle["fields"], dates: DateContext, now: string | undefined, notes: string[]) {
  const release = from.releaseFrom(fields, (value) => dateValue(value, dates));
  const { embargo } = release;
  if (embargo === undefined || now === undefined || Date.parse(embargo) <= Date.parse(now)) return release;
  notes.push(`embargoed until ${embargo}: a draft; import it again after that`);
  return { ...release, status: release.status === "withdrawn" ? release.status : ("draft" as const) };
}

function checked(draft: object, text: string, notes: string[], raw: RawArticle): Normalised | Rejection {
  const known = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
  const result = articleSchema.safeParse(known);
  if (result.success) return { type: "article", file: { article: result.data, body: text }, notes };
  const issue = result.error.issues[0]!;
  return { type: "rejection", locator: raw.locator, reason: `${issue.path.join(".")}: ${issue.message}` };
}

function publisherOf({ file, settings }: Context): Article["source"] {
  const folder = file.split("/")[0]!;
  return file.includes("/") && Object.hasOwn(settings.sources, folder) ? settings.sources[folder] : undefined;
}

type Body = { text: string; place?: string; agency?: string; authors: string[]; pictures: Picture[]; notes: string[] };

function tidyBody(raw: RawArticle, title: string, source: Article["source"], url: string | undefined): Body {
  const { body, reading } = raw;
  if (body.kind === "paragraphs")
    return tidyParagraphs(body.paragraphs, {
      runTogether: body.runTogether ?? false,
      agencies: reading?.agencies ?? {},
      houses: source ? [source.name] : [],
    });
  if (body.kind === "markdown")
    return { ...tidyMarkdown(body.text, { title, siteAddress: url ?? source?.url }), authors: [], pictures: [] };
  const { text, notes } = htmlToMarkdown(body.text);
  return { ...takeMarkdownDateline(text), notes, authors: [], pictures: [] };
}

/** Writers and agency: what front matter states goes before a byline, a byline before the dateline. */
function writersOf(fields: RawArticle["fields"], body: Body, raw: RawArticle): Pick<Article, "authors" | "agency"> {
  const own = raw.reading?.agencies ?? {};
  const stated = from.authorsFrom(fields.authors ?? fields.byline, own);
  const authors = stated.authors.length > 0 ? stated.authors : body.authors;
  return { authors, agency: wordsOf(fields.agency) ?? body.agency ?? stated.agency };
}

/** A stated language stands; a folder's or a guessed one is written only where it is not the archive's own. */
function languageOf(
  fields: RawArticle["fields"],
  text: string,
  { file, settings }: Context,
  notes: string[],
): Pick<Article, "lang" | "dir"> {
  const dir = directionOf(text);
  const stated = languageTag(textOf(fields.lang) ?? "");
  const detected = detectLanguage(text);
  if (stated !== undefined && isOfAnotherScript(stated, detected)) {
    notes.push(`stated as ${stated}, written in the letters of ${detected}: taken as ${detected}`);
    return { lang: detected, dir };
  }
  if (stated !== undefined) return { lang: stated, dir };
  const hinted = folderLanguage(file);
  const lang = hinted !== undefined && (detected ?? primary(hinted)) === primary(hinted) ? hinted : detected;
  return { lang: lang !== undefined && primary(lang) !== primary(settings.language) ? lang : undefined, dir };
}
