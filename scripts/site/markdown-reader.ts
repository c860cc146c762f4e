import MarkdownIt from "markdown-it";

/**
 * markdown-it, with shorter ways for what most of an archive's text is: plain words. What comes out is the same to the
 * letter; test/look/markdown.test.ts holds it to markdown-it as it comes.
 */
export const md = new MarkdownIt({ html: false, linkify: false, typographer: false });
md.validateLink = () => true; // what is allowed is decided in one place: markdown.ts

export type Token = ReturnType<(typeof md)["parse"]>[number];

type Nesting = Token["nesting"];
const { prototype } = new md.core.State("", md, {}).Token;

/** A token with all its fields. The library defines them by name, one after the other: that was a quarter of its time. */
function tokenOf(type: string, tag: string, nesting: Nesting, level: number, block: boolean): Token {
  const token: Token = Object.create(prototype);
  token.map = null;
  token.level = level;
  token.children = null;
  token.content = "";
  token.markup = "";
  token.info = "";
  token.block = block;
  token.hidden = false;
  token.type = type;
  token.tag = tag;
  token.attrs = null;
  token.nesting = nesting;
  token.meta = null;
  return token;
}

function textOf(content: string, level: number = 0): Token {
  const token = tokenOf("text", "", 0, level, false);
  token.content = content;
  return token;
}

md.core.ruler.at("normalize", (state) => {
  if (!state.src.includes("\r") && !state.src.includes("\0")) return;
  state.src = state.src.replace(/\r\n?/g, "\n").replaceAll("\0", "\ufffd");
});

/** What any rule of inline Markdown starts with, and line ends with the spaces that they swallow. */
const MARK = /[&*_<[\\`~]/;
const SPACED_END = /[ \t]\n|\n[ \t]/;
const isMarked = (text: string) => MARK.test(text) || (text.includes("\n") && SPACED_END.test(text));

/** Most paragraphs have no mark in them: they are one text, and need not be looked at letter by letter. */
md.core.ruler.at("inline", ({ tokens, env }) => {
  for (const token of tokens) {
    if (token.type !== "inline") continue;
    if (isMarked(token.content)) md.inline.parse(token.content, md, env, token.children!);
    else if (token.content !== "") token.children!.push(textOf(token.content));
  }
});

/** The library's own rule stops at more letters, for plugins; here these are all that a mark can start or end with. */
const WORDS = /[^\n!&*<[\\\]_`~]+/y;
md.inline.ruler.at("text", (state, silent) => {
  WORDS.lastIndex = state.pos;
  if (!WORDS.test(state.src)) return false;
  const end = Math.min(WORDS.lastIndex, state.posMax);
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
});

/** An address in which markdown-it would change no letter. */
const NORMAL =
  /^(?:https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+|\/?[\w-]+)(?:\/(?:[\w/.,;@=+$~()!*-]|%[\da-f]{2})*)?(?:\?[\w/.,;@=+$&~()!*?:-]*)?(?:#[\w-]*)?$/i;
const normalizeLink = md.normalizeLink.bind(md);
md.normalizeLink = (address) => (NORMAL.test(address) ? address : normalizeLink(address));

type BlockState = typeof md.block.State;

/** Finds lines by their ends, where the library looks at every letter. */
md.block.State = class extends md.block.State {
  constructor(...[source, ...rest]: ConstructorParameters<BlockState>) {
    super("", ...rest);
    this.src = source;
    [this.bMarks, this.eMarks, this.tShift, this.sCount, this.bsCount] = [[], [], [], [], []];
    for (let start = 0; start < source.length; ) {
      const next = source.indexOf("\n", start);
      const end = next < 0 ? source.length : next;
      const indent = indentOf(source, start, end);
      // Spaces at the end of the text are no line.
      if (next >= 0 || indent.letters < end - start) this.addLine(start, end, indent);
      start = end + 1;
    }
    this.lineMax = this.bMarks.length;
    this.addLine(source.length, source.length, { letters: 0, columns: 0 });
  }

  override push(type: string, tag: string, nesting: Nesting): Token {
    if (nesting < 0) this.level -= 1;
    const token = tokenOf(type, tag, nesting, this.level, true);
    if (nesting > 0) this.level += 1;
    this.tokens.push(token);
    return token;
  }

  addLine(start: number, end: number, indent: Indent): void {
    this.bMarks.push(start);
    this.eMarks.push(end);
    this.tShift.push(indent.letters);
    this.sCount.push(indent.columns);
    this.bsCount.push(0);
  }
};

type Indent = { letters: number; columns: number };

/** Spaces and tabs at the start of a line; a tab leads to the next column that 4 divides. */
function indentOf(source: string, start: number, end: number): Indent {
  let at = start;
  let columns = 0;
  for (; at < end; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 9) columns += 4 - (columns % 4);
    else if (code === 32) columns += 1;
    else break;
  }
  return { letters: at - start, columns };
}

md.inline.State = class extends md.inline.State {
  override pushPending(): Token {
    const token = textOf(this.pending, this.pendingLevel);
    this.tokens.push(token);
    this.pending = "";
    return token;
  }

  override push(type: string, tag: string, nesting: Nesting): Token {
    if (this.pending) this.pushPending();
    if (nesting < 0) {
      this.level -= 1;
      this.delimiters = this._prev_delimiters.pop()!;
    }
    const token = tokenOf(type, tag, nesting, this.level, false);
    if (nesting > 0) {
      this.level += 1;
      this._prev_delimiters.push(this.delimiters);
      this.delimiters = [];
    }
    this.pendingLevel = this.level;
    this.tokens.push(token);
    this.tokens_meta.push(nesting > 0 ? { delimiters: this.delimiters } : undefined);
    return token;
  }
};
