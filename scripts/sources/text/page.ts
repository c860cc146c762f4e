import type { Found, LineAccount, RawArticle, Reading } from "../source.ts";
import { type Body, takeBody } from "./body.ts";
import { accountFor, type Line, markChrome, matches } from "./lines.ts";
import type { Profile } from "./profile.ts";
import { findHead, type Head, headAt } from "./shape.ts";

type Claims = Map<number, Pick<LineAccount, "as" | "rule">>;

/** An article as it stands on the page: what its head said, its text, and the lines it took. */
type Piece = { head: Head; body: Body; lines: Line[] };

/** Everything on a page: its own article, the related ones it carries, and an account of every line. */
export function* readPage(page: string, profile: Profile): Generator<Found> {
  const all = markChrome(page, profile.chrome);
  const border = profile.related ? all.find((line) => matches(profile.related!.begins, line.words)) : undefined;
  if (border) border.chrome = { rule: "related begins", inside: false };
  const told = all.filter((line) => line.words !== "");
  const own = border ? told.filter((line) => line.number < border.number) : told;
  const below = border ? told.filter((line) => line.number > border.number) : [];

  const claims: Claims = new Map();
  const main = takeMain(own, all, profile);
  const related = takeRelated(below, all, profile);
  if (main) claim(claims, main.lines, { as: "article" });
  for (const piece of related) claim(claims, piece.lines, { as: "related" });

  if (main) yield* mainArticle(main, related, all, profile);
  else
    yield {
      type: "rejection",
      line: 1,
      reason: `no headline followed by text, as pages of profile "${profile.name}" have`,
    };
  yield* relatedArticles(related, all, profile);
  yield* accountFor(all, claims);
}

function claim(claims: Claims, lines: Line[], as: Pick<LineAccount, "as" | "rule">): void {
  for (const line of lines) claims.set(line.number, as);
}

function takeMain(lines: Line[], all: Line[], profile: Profile): Piece | undefined {
  const head = profile.article.first ? headAtFirst(lines, profile) : findHead(lines, 0, profile.article.shape);
  if (!head) return undefined;
  const body = takeBody(lines.slice(head.next), all, profile.article);
  return { head, body, lines: [...lines.slice(head.at, head.next), ...body.taken] };
}

/** Where nothing is known of a site, a shape found further down is as likely a reader's comment: only the first line counts. */
function headAtFirst(lines: Line[], profile: Profile): ReturnType<typeof findHead> {
  const at = lines.findIndex((line) => !line.chrome);
  const head = at < 0 ? undefined : headAt(lines, at, profile.article.shape);
  return head && { ...head, at };
}

function takeRelated(lines: Line[], all: Line[], profile: Profile): Piece[] {
  const pieces: Piece[] = [];
  const style = profile.related;
  for (let at = 0; style && at < lines.length; ) {
    const head = headAt(lines, at, style.shape);
    if (!head) {
      at += 1;
      continue;
    }
    let end = head.next;
    while (end < lines.length && !headAt(lines, end, style.shape)) end += 1;
    const body = takeBody(lines.slice(head.next, end), all, style);
    pieces.push({ head, body, lines: [...lines.slice(at, head.next), ...body.taken] });
    at = end;
  }
  return pieces;
}

function* mainArticle(piece: Piece, related: Piece[], all: Line[], profile: Profile): Generator<Found> {
  const listed = related.map(({ head: { headline, fields } }) => ({
    title: headline,
    url: fields.url,
    source: fields.publisher,
    date: fields.date,
  }));
  const article = articleOf(piece, all, profile, "main");
  if (article.type === "article") {
    if (listed.length > 0) article.fields.listed = listed;
    if (!article.fields.source && profile.publisher) article.fields.source = profile.publisher;
  }
  yield article;
}

function* relatedArticles(pieces: Piece[], all: Line[], profile: Profile): Generator<Found> {
  let number = 0;
  for (const piece of pieces) {
    number += 1;
    const article = articleOf(piece, all, profile, `related-${number}`);
    if (article.type === "article" && profile.related?.runTogether && article.body.kind === "paragraphs")
      article.body.runTogether = true;
    yield article;
  }
}

function articleOf(
  piece: Piece,
  all: Line[],
  profile: Profile,
  identity: string,
): RawArticle | Exclude<Found, RawArticle> {
  const { head, body, lines } = piece;
  const from = lines[0]!.number;
  const to = lines.at(-1)!.number;
  const locator = `lines ${from}-${to}`;
  if (body.paragraphs.length === 0)
    return identity === "main"
      ? { type: "rejection", locator, line: from, reason: `no text below the headline "${head.headline}"` }
      : { type: "skipped", locator, reason: "listed as related, without its text" };
  const { headline: _headline, publisher, ...fields } = head.fields;
  const record = all
    .slice(from - 1, to)
    .map((line) => line.text)
    .join("\n");
  const told: RawArticle["fields"] = {
    title: head.headline,
    ...fields,
    ...(publisher ? { source: { name: publisher } } : {}),
    ...(profile.language ? { lang: profile.language } : {}),
  };
  return {
    type: "article",
    identity,
    locator,
    record,
    fields: told,
    origins: Object.fromEntries(Object.keys(told).map((field) => [field, `profile "${profile.name}"`])),
    body: { kind: "paragraphs", paragraphs: body.paragraphs },
    reading: readingOf(profile),
  };
}

function readingOf({ dateOrder, agencies }: Profile): Reading {
  return { ...(dateOrder ? { dateOrder } : {}), ...(agencies ? { agencies } : {}) };
}
