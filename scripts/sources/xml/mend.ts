/** What was wrong with a document's text, and where. */
type Told = (line: number, message: string) => void;

/** Elements of HTML that hold nothing: in a document that was pasted together they are left open. */
const VOID = new Set(["br", "hr", "img", "wbr"]);
/** A tag, comment or entity of more characters than these is none: its first character is text. */
const LONGEST_TAG = 4 * 1024 * 1024;
const LONGEST_ENTITY = 32;
/** What is nested deeper is not passed on: the reader stops before. */
const DEEPEST = 300;

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,30});/i;
const STRAY = /&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.-]{0,30});)/gi;
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Mends what would make a strict parser lose more than the mistake itself: a stray "&" or "<", a closing tag without an
 * opening one, a void element of HTML left open, control characters. A well-formed document passes unchanged.
 */
export class Mender {
  #rest = "";
  #line = 1;
  /** What ends the comment, CDATA section or instruction that is being passed through. */
  #section = "";
  /** Whether the document type was seen: there is one, and what looks like another is text. */
  #declared = false;
  readonly #open: string[] = [];
  readonly #counts = new Map<string, number>();
  readonly #told: Told;

  constructor(told: Told) {
    this.#told = told;
  }

  /** The mended text of a piece, as far as it can be told; the rest is kept for the next one. */
  write(piece: string): string {
    if (this.#open.length > DEEPEST) return "";
    const text = this.#rest + piece.replace(CONTROLS, "");
    const done: string[] = [];
    let at = 0;
    while (at < text.length && this.#open.length <= DEEPEST) {
      const next = this.#token(text, at, done, false);
      if (next === undefined) break;
      at = next;
    }
    this.#rest = text.slice(at);
    return done.join("");
  }

  end(): string {
    const done: string[] = [];
    const text = this.#rest;
    for (let at = 0; at < text.length && this.#open.length <= DEEPEST; ) at = this.#token(text, at, done, true)!;
    this.#rest = "";
    return done.join("");
  }

  /** Takes one token off the text at `at`; undefined where its end is still to come. */
  #token(text: string, at: number, done: string[], last: boolean): number | undefined {
    if (this.#section !== "") return this.#passed(text, at, done, last);
    const first = text[at]!;
    if (first === "&") return this.#entity(text, at, done, last);
    if (first === "<") return this.#markup(text, at, done, last);
    const to = nextOf(text, at);
    return this.#keep(text.slice(at, to), done, to);
  }

  #passed(text: string, at: number, done: string[], last: boolean): number | undefined {
    const end = text.indexOf(this.#section, at);
    const to = end >= 0 ? end + this.#section.length : last ? text.length : text.length - this.#section.length;
    if (end >= 0) this.#section = "";
    return to > at ? this.#keep(text.slice(at, to), done, to) : undefined;
  }

  #keep(words: string, done: string[], to: number): number {
    done.push(words);
    for (let at = words.indexOf("\n"); at >= 0; at = words.indexOf("\n", at + 1)) this.#line += 1;
    return to;
  }

  #entity(text: string, at: number, done: string[], last: boolean): number | undefined {
    const entity = ENTITY.exec(text.slice(at, at + LONGEST_ENTITY + 8))?.[0];
    if (entity !== undefined) return this.#keep(entity, done, at + entity.length);
    if (!last && text.length - at < LONGEST_ENTITY && !text.slice(at + 1).match(/[^\w#.-]/)) return undefined;
    this.#told(this.#line, 'stray "&"');
    done.push("&amp;");
    return at + 1;
  }

  #markup(text: string, at: number, done: string[], last: boolean): number | undefined {
    if (!last && text.length - at < 10 && !text.includes(">", at)) return undefined;
    for (const [from, to] of SECTIONS) {
      if (!text.startsWith(from, at)) continue;
      this.#section = to;
      return this.#keep(from, done, at + from.length);
    }
    if (text.startsWith("<!", at)) return this.#declaration(text, at, done, last);
    if (!/^<\/?[\p{L}_:]/u.test(text.slice(at, at + 4))) return this.#stray(done, at);
    const end = endOfTag(text, at);
    if (end === "none" || (end === undefined && last)) return this.#stray(done, at);
    if (end === undefined) return undefined;
    return this.#tag(text.slice(at, end), done, end);
  }

  #stray(done: string[], at: number): number {
    this.#told(this.#line, 'stray "<"');
    done.push("&lt;");
    return at + 1;
  }

  /** A document type; its own declarations stand in brackets. */
  #declaration(text: string, at: number, done: string[], last: boolean): number | undefined {
    if (this.#declared) return this.#stray(done, at);
    const close = text.indexOf(">", at);
    const bracket = text.indexOf("[", at);
    const inner = bracket >= 0 && bracket < close ? text.indexOf("]", bracket) : at;
    const end = inner < 0 ? -1 : text.indexOf(">", inner);
    if (end < 0 && !last && text.length - at < LONGEST_TAG) return undefined;
    this.#declared = true;
    return end < 0 ? this.#stray(done, at) : this.#keep(text.slice(at, end + 1), done, end + 1);
  }

  #tag(written: string, done: string[], to: number): number {
    const tag = this.#mendedTag(written);
    const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? "";
    if (tag.startsWith("</")) return this.#closing(name, tag, done, to);
    if (tag.endsWith("/>")) return this.#keep(tag, done, to);
    if (VOID.has(name.toLowerCase())) return this.#keep(`${tag.slice(0, -1)}/>`, done, to);
    this.#open.push(name);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    return this.#keep(tag, done, to);
  }

  #mendedTag(tag: string): string {
    if (!tag.includes("&") && tag.lastIndexOf("<") === 0) return tag;
    const mended = `<${tag.slice(1).replace(STRAY, "&amp;").replaceAll("<", "&lt;")}`;
    if (mended !== tag) this.#told(this.#line, 'stray "&" or "<" in a tag');
    return mended;
  }

  #closing(name: string, tag: string, done: string[], to: number): number {
    const top = this.#open.at(-1);
    const meant = top !== undefined && top !== name && top.toLowerCase() === name.toLowerCase() ? top : name;
    if ((this.#counts.get(meant) ?? 0) === 0) {
      if (!VOID.has(name.toLowerCase())) this.#told(this.#line, `</${name.slice(0, 40)}> closes nothing`);
      return to;
    }
    for (let closed = ""; closed !== meant; ) {
      closed = this.#open.pop()!;
      this.#counts.set(closed, this.#counts.get(closed)! - 1);
    }
    return this.#keep(meant === name ? tag : `</${meant}>`, done, to);
  }
}

const SECTIONS: [from: string, to: string][] = [
  ["<![CDATA[", "]]>"],
  ["<!--", "-->"],
  ["<?", "?>"],
];

function nextOf(text: string, from: number): number {
  const special = /[<&]/g;
  special.lastIndex = from;
  return special.exec(text)?.index ?? text.length;
}

/** Behind the ">" that ends a tag, which may stand in a quoted value; a "<" outside of one says that the tag has no end. */
function endOfTag(text: string, from: number): number | "none" | undefined {
  let quote = "";
  const longest = Math.min(text.length, from + LONGEST_TAG);
  for (let at = from + 1; at < longest; at += 1) {
    const character = text[at]!;
    if (quote !== "") quote = character === quote ? "" : quote;
    else if (character === ">") return at + 1;
    else if (character === "<") return "none";
    else if ((character === '"' || character === "'") && /=\s*$/.test(text.slice(Math.max(from, at - 20), at)))
      quote = character;
  }
  return longest < text.length ? "none" : undefined;
}
