import MarkdownIt from "markdown-it";

/** A piece of Markdown: text, in which tags and shortcodes mean something, or code, in which nothing does. */
export type Segment = { code: boolean; text: string };

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const md = new MarkdownIt({ html: true });

type Token = ReturnType<typeof md.parse>[number];

/** The blocks of code, wherever they stand: how far code must be indented depends on the lists and quotes around it. */
function codeBlocks(markdown: string): Token[] {
  const tokens: Token[] = [];
  md.block.parse(markdown, md, {}, tokens);
  return tokens.filter(({ type, map }) => map && (type === "fence" || type === "code_block"));
}

/** The numbers of the lines that are code because they are indented. */
export function indentedLines(markdown: string): Set<number> {
  const lines = new Set<number>();
  for (const { type, map } of codeBlocks(markdown)) {
    if (type === "code_block") for (let line = map![0]; line < map![1]; line += 1) lines.add(line);
  }
  return lines;
}

/** The mark of the fence that is open behind a line, if `open` was the one before it. */
export function fenceAt(line: string, open: string | undefined): string | undefined {
  const mark = FENCE.exec(line)?.[1];
  if (open === undefined) return mark;
  return mark?.startsWith(open) && line.trim() === mark ? undefined : open;
}

/** Cuts Markdown into text and code (blocks and code spans), so that joining the pieces gives it back. */
export function segmentsOf(markdown: string): Segment[] {
  const segments: Segment[] = [];
  const lines = markdown.split(/(?<=\n)/);
  let line = 0;
  // One by one: a text may hold more spans than a call can have arguments.
  const addText = (to: number) => {
    for (const segment of spansOf(lines.slice(line, to).join(""))) segments.push(segment);
  };
  for (const { map } of codeBlocks(markdown)) {
    const [from, to] = map!;
    addText(from);
    segments.push({ code: true, text: lines.slice(from, to).join("") });
    line = to;
  }
  addText(lines.length);
  return segments;
}

/** Code spans end in the paragraph they begin in, with as many backticks. */
function spansOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [from, to] of spanRanges(text)) {
    if (from > at) segments.push({ code: false, text: text.slice(at, from) });
    segments.push({ code: true, text: text.slice(from, to) });
    at = to;
  }
  if (at < text.length) segments.push({ code: false, text: text.slice(at) });
  return segments;
}

function spanRanges(text: string): [from: number, to: number][] {
  const ranges: [number, number][] = [];
  let runs: Run[] = [];
  const close = () => {
    for (const range of pairs(runs)) ranges.push(range);
    runs = [];
  };
  for (const match of text.matchAll(/\n[ \t]*(?=\n)|`+/g)) {
    if (match[0].startsWith("\n")) close();
    else runs.push({ at: match.index, length: match[0].length, escaped: text[match.index - 1] === "\\" });
  }
  close();
  return ranges;
}

type Run = { at: number; length: number; escaped: boolean };

/** Each run of backticks with the next one as long as it; looked up by length, since most of them may have none. */
function pairs(runs: Run[]): [from: number, to: number][] {
  const next = new Map<number, number>();
  const partner = runs.map(() => -1);
  for (let at = runs.length - 1; at >= 0; at -= 1) {
    partner[at] = next.get(runs[at]!.length) ?? -1;
    next.set(runs[at]!.length, at);
  }
  const found: [number, number][] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const end = partner[at]!;
    if (runs[at]!.escaped || end < 0) continue;
    found.push([runs[at]!.at, runs[end]!.at + runs[end]!.length]);
    at = end;
  }
  return found;
}

/** Applies a change to the text of a Markdown document and leaves its code alone. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  return segmentsOf(markdown)
    .map((segment) => (segment.code ? segment.text : change(segment.text)))
    .join("");
}

/** Cuts out what a pattern finds in the text, even with code inside it, but not what begins or ends in code. */
export function cutOutsideCode(markdown: string, pattern: RegExp): string {
  const shadow = segmentsOf(markdown)
    .map(({ code, text }) => (code ? "\0".repeat(text.length) : text))
    .join("");
  let kept = "";
  let at = 0;
  for (const match of shadow.matchAll(pattern)) {
    kept += markdown.slice(at, match.index);
    at = match.index + match[0].length;
    // What stood between blank lines leaves one behind, not two.
    if (kept === "" || kept.endsWith("\n\n")) at += /^(?:[ \t]*\n)*/.exec(markdown.slice(at))![0].length;
  }
  return kept + markdown.slice(at);
}
