import { argument, readArgs } from "../../normalise/shortcode-args.ts";
import { escapeHtml } from "../exports/markup.ts";
import { type Desk, isKnown, makerOf, unknownTag } from "./shortcode-makers.ts";
import { type ShortcodeTag, shortcodeTags } from "./shortcode-tags.ts";

/** Shortcodes nested deeper than this are tags without a partner. */
const DEEPEST = 50;

type Frame = { tag?: ShortcodeTag; parts: string[] };

/**
 * Puts in the place of each WordPress shortcode what it showed. A pair nobody knows keeps the words inside it; a single one
 * is left out; both are named in the notes. "[sic]" and "[Editor's note]" are words and stay.
 */
export function expandShortcodes(text: string, desk: Desk): string {
  if (!text.includes("[")) return text;
  const tags = shortcodeTags(text);
  const partners = partnersOf(tags);
  const frames: Frame[] = [{ parts: [] }];
  const say = (part: string) => void frames.at(-1)!.parts.push(part);
  let at = 0;
  tags.forEach((tag, index) => {
    const partner = partners.get(index);
    const single = partner === undefined;
    if (single && !isShortcode(tag, text)) return;
    say(text.slice(at, tag.from));
    at = tag.to;
    if (tag.escaped) say(escapeHtml(text.slice(tag.from + 1, tag.to - 1)));
    else if (single) say(made(tag, undefined, desk));
    else if (partner > index) frames.push({ tag, parts: [] });
    else {
      const { tag: opening, parts } = frames.pop()!;
      say(made(opening!, parts.join(""), desk));
    }
  });
  say(text.slice(at));
  return frames.flatMap(({ parts }) => parts).join("");
}

/** Which tag closes which, both ways. A pair that would lie across another is none. */
function partnersOf(tags: ShortcodeTag[]): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  const waiting = new Map<string, number>();
  const count = (name: string, by: number) => waiting.set(name, (waiting.get(name) ?? 0) + by);
  const closings = new Map(tags.flatMap(({ closes, name }, index) => (closes ? [[name, index] as const] : [])));
  tags.forEach((tag, index) => {
    if (tag.escaped || tag.selfClosed) return;
    if (!tag.closes) {
      if (open.length >= DEEPEST || (closings.get(tag.name) ?? -1) < index) return;
      open.push(index);
      count(tag.name, 1);
    } else if ((waiting.get(tag.name) ?? 0) > 0) {
      let opening = open.pop()!;
      for (; tags[opening]!.name !== tag.name; opening = open.pop()!) count(tags[opening]!.name, -1);
      count(tag.name, -1);
      partners.set(opening, index);
      partners.set(index, opening);
    }
  });
  return partners;
}

/** Whether a tag without a partner is a shortcode at all, and not a word in brackets. */
function isShortcode(tag: ShortcodeTag, text: string): boolean {
  if (tag.escaped || isKnown(tag.name)) return true;
  if (text[tag.to] === "(" || text[tag.to] === ":") return false;
  if (makerOf(tag.name) !== undefined && /^https?:\/\/\S+$/i.test(tag.args)) return true;
  if (/^\w[\w-]*\s*=\s*["'“”]?\S/.test(tag.args) || (tag.selfClosed && /^[a-z][\w-]+$/.test(tag.name))) return true;
  return (
    tag.args === "" && /^[a-z]+(?:[_-][a-z0-9]+)+$/.test(text.slice(tag.from + 1 + Number(tag.closes), tag.to - 1))
  );
}

function made(tag: ShortcodeTag, content: string | undefined, desk: Desk): string {
  if (tag.closes) return "";
  const args = readArgs(tag.args.replace(/^=\s*/, ""));
  const shown = makerOf(tag.name)?.(args, content, desk);
  if (shown !== undefined) return shown;
  const rest = unknownTag(
    tag.name,
    args,
    argument(args, "title", "heading", "text", "label", "caption", "content"),
    desk,
  );
  if (content !== undefined && !isEncoded(content)) {
    desk.notes.add(`shortcode ${tag.name}: the words inside it are kept`);
    return `${rest.text}${content}`;
  }
  desk.notes.add(rest.note);
  return rest.text;
}

/** Page builders keep raw HTML in base64: no words. */
const isEncoded = (content: string) => /^\s*[A-Za-z0-9+/]{60,}={0,2}\s*$/.test(content.slice(0, 100_000));
