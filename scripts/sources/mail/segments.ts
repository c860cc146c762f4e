import { oneLine } from "../nitf/body.ts";
import { hasAddress, withoutAddresses } from "./personal.ts";

/** A paragraph of a message: as it stood, and its words. */
export type Segment = { raw: string; words: string };

export function textSegments(text: string): Segment[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/\n[ \t]*\n/)
    .map((raw) => ({ raw, words: oneLine(raw) }))
    .filter(({ words }) => words !== "");
}

const BLOCK_END =
  /(?<=<\/(?:p|div|h[1-6]|li|tr|table|ul|ol|blockquote|title)>|<br\s{0,5}\/?>\s{0,50}<br\s{0,5}\/?>|<hr\s{0,5}\/?>)/i;

/** The blocks of an HTML part; what holds no words keeps only its markup. */
export function htmlSegments(html: string): Segment[] {
  return html
    .slice(0, 2_000_000)
    .replace(/<(style|script|head)\b[^>]*>[\s\S]*?<\/\1>/gi, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .split(BLOCK_END)
    .map((raw) => ({
      raw,
      words: oneLine(
        raw
          .replace(/<[^<>]*>/g, " ")
          .replace(/&nbsp;|\u00a0/g, " ")
          .replace(/&amp;/g, "&"),
      ),
    }));
}

/** Where a message tells how to leave its list, and where lawyers speak: from here on nothing is the story's. */
const FOOTER =
  /\bunsubscribe\b|\bopt[- ]out\b|you(?:'re| are| have been)? (?:are )?receiv(?:ing|ed) this (?:e-?mail|message|newsletter)|manage (?:your )?(?:subscription|preferences|e-?mail)|update your preferences|our mailing address|mailing list|this (?:e-?mail|message)(?: \(?(?:and|including) any attachments?\)?)?,? .{0,80}(?:confidential|intended (?:only|solely)|privileged)|confidentiality notice|if you (?:are not the intended recipient|have received this (?:e-?mail|message) in error)|sent from my \w+|^get outlook for\b|please consider the environment/i;
const BROWSER =
  /\bview (?:this|it)? ?(?:e-?mail|message|newsletter|it)? ?(?:in|on|with) (?:your|a) (?:web ?)?browser\b|trouble (?:viewing|reading) this/i;
const END = /^(?:[-–—*\s]*30[-–—*\s]*|#\s?#\s?#[#\s]*|[-–—*\s]*ends?[-–—*\s]*|\(ends?\))$/i;
const CONTACT =
  /^(?:(?:media|press|news|editorial|public relations|pr)\s+)?(?:contacts?|enquiries|inquiries|information)\b[^.]{0,60}:|^for (?:further|more|additional)\s+(?:information|details)\b|^contacts?\b\s*:?$/i;
const REACH =
  /\b(?:tel|telephone|phone|ph|fax|mobile|mob|cell|e-?mail|office)\b\.?\s*[:+(\d]|\+\d[\d\s().-]{7,}|\(\d{3}\)\s?\d{3}[- ]?\d{4}|\b\d{3}[-.]\d{3}[-.]\d{4}\b/i;

export type Cut = { kept: Segment[]; notes: string[] };

/** The paragraphs of a message without what its list, its lawyers and its mail program put below, and how to reach its sender. */
export function cutAround(segments: Segment[]): Cut {
  const notes = new Set<string>();
  const kept: Segment[] = [];
  let isContact = false;
  for (const [index, segment] of segments.entries()) {
    const { words, raw } = segment;
    const last = index > 0 && /^-- ?$/m.test(raw.split("\n")[0]!);
    if (last || (index > 0 && FOOTER.test(words))) {
      notes.add(last ? "signature left out" : "the list's footer left out");
      if (index * 3 > segments.length || last) break;
      continue;
    }
    if (END.test(words) && kept.length > 0) {
      if (index < segments.length - 1) notes.add("what stands below the end mark left out");
      break;
    }
    if (BROWSER.test(words) && words.length < 200) continue;
    isContact = isContactHead(words) || (isContact && isReach(words));
    if (isContact || isReach(words)) notes.add("how to reach the sender left out");
    else kept.push(withoutSignature(segment, notes));
  }
  return { kept: kept.filter(({ raw, words }) => words !== "" || /<[a-z/]/i.test(raw)), notes: [...notes] };
}

/** Lines that hold little else than numbers and addresses: no sentence. */
function isReach(words: string): boolean {
  if (words.length > 300 || !(REACH.test(words) || hasAddress(words))) return false;
  const rest = withoutAddresses(words).replace(/\[e-mail address\]|[+(]?\d[\d\s().-]{5,}/g, " ");
  return (rest.match(/\p{L}+/gu)?.length ?? 0) <= 12 || !/\p{Ll}{3,}[.!?](?:\s|$)/u.test(rest);
}

/** The words above a block of such lines, or the block as a whole. */
const isContactHead = (words: string) =>
  CONTACT.test(words) && words.length < 300 && (isReach(words) || /:$/.test(words));

/** A signature may stand below the last paragraph without a blank line. */
function withoutSignature(segment: Segment, notes: Set<string>): Segment {
  const at = segment.raw.search(/^-- ?$/m);
  if (at === -1) return segment;
  notes.add("signature left out");
  const raw = segment.raw.slice(0, at);
  return { raw, words: oneLine(raw) };
}
