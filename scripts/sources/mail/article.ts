import type { Email } from "postal-mime";
import { decodeWindows1252 } from "../charset.ts";
import { oneLine } from "../nitf/body.ts";
import type { Found, RawBody } from "../source.ts";
import { firstOf, type Fields, told } from "../wire/fields.ts";
import { ensureHeadline } from "../wire/headline.ts";
import { leftOut, picturesOf } from "./attachments.ts";
import { isList } from "./kind.ts";
import { nameOf, withoutAddresses } from "./personal.ts";
import { releaseOf } from "./release.ts";
import { cutAround, htmlSegments, textSegments } from "./segments.ts";

type Stand = { locator: string; record: string; identity: string };

/** The article that a message holds. */
export function articleOf(email: Email, { locator, record, identity }: Stand): Found {
  const isPlain = (email.text ?? "").trim().length > 80 || !email.html;
  const text = mended(isPlain ? (email.text ?? "") : email.html!);
  const { kept, notes } = cutAround(isPlain ? textSegments(text) : htmlSegments(text));
  const subject = subjectOf(email);
  const release = releaseOf(kept, subject);
  const body = bodyOf(release.kept, isPlain);
  const pictures = picturesOf(email);
  const { fields, origins } = firstOf(
    { fields: clean(release.fields), origins: { title: "first line", embargo: "embargo line", byline: "byline" } },
    told({
      title: [subject, "Subject"],
      date: [email.headers.find(({ key }) => key === "date")?.value, "Date"],
      ...senderOf(email, release.fields),
      pictures: [pictures.map(({ src }) => ({ src })), "attachments"],
    }),
  );
  if (body.kind === "paragraphs" ? body.paragraphs.length === 0 : oneLine(body.text.replace(/<[^>]*>/g, "")) === "")
    return { type: "skipped", locator, reason: "a message without a text" };
  const all = [...notes, ...release.notes, ...leftOut(email), ...ensureHeadline(fields, origins, body)];
  return {
    type: "article",
    identity,
    locator,
    record,
    fields,
    origins,
    body,
    ...(pictures.length > 0 ? { media: async (address) => pictures.find(({ src }) => src === address)?.bytes } : {}),
    ...(all.length > 0 ? { notes: all.map(withoutAddresses) } : {}),
  };
}

function bodyOf(segments: { raw: string; words: string }[], isPlain: boolean): RawBody {
  if (isPlain) return { kind: "paragraphs", paragraphs: segments.map(({ words }) => withoutAddresses(words)) };
  const html = segments.map(({ raw }) => raw).join("");
  return { kind: "html", text: withoutAddresses(html.replace(/<img\b[^<>]*\bsrc\s*=\s*["']?cid:[^<>]*>/gi, "")) };
}

function subjectOf(email: Email): string {
  const words = oneLine(mended(email.subject ?? "")).replace(/^\[[^\]]{1,40}\]\s*/, "");
  return withoutAddresses(words.replace(/^(?:press|news|media) release\s*[:–—-]\s*/i, ""));
}

const HOUSE =
  /\b(?:press|news|wire|times|post|gazette|herald|agency|service|media|office|council|department|ministry|team|desk|newsletter|list|inc|ltd|plc|llc|gmbh|university|society|association|union|company|communications|relations|pr)\b/i;

/** The sender, by name alone: the house behind a release, or the writer of a piece. */
function senderOf(email: Email, release: Fields): Parameters<typeof told>[0] {
  const name = nameOf(email.from?.name);
  if (name === undefined) return {};
  const isPerson = !HOUSE.test(name) && /^\p{Lu}[\p{L}.'’-]+(?: [\p{L}.'’-]+){1,3}$/u.test(name);
  if (!isPerson || isList(email)) return { source: [name, "From"] };
  return release.genre !== undefined || release.byline !== undefined ? {} : { byline: [name, "From"] };
}

function clean(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === "string" ? withoutAddresses(value) : value]),
  );
}

/** The characters that some decoders take for controls: windows-1252's quotation marks and dashes. */
function mended(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (character) => decodeWindows1252(Buffer.from(character, "latin1")));
}
