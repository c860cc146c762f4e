/** A piece of Markdown: text, in which tags and shortcodes mean something, or code, in which nothing does. */
export type Segment = { code: boolean; text: string };

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HIGHLIGHT = /^\s*\{%-?\s*highlight\s+([\w+#-]*)[^%]*-?%\}[ \t]*(.*)$/;
const HIGHLIGHT_END = /^(.*?)\{%-?\s*endhighlight\s*-?%\}\s*$/;
const HUGO_HIGHLIGHT = /^\s*\{\{[<%]\s*highlight\s+"?([\w+#-]+)"?[^>%]*[>%]\}\}[ \t]*(.*)$/;
const HUGO_HIGHLIGHT_END = /^(.*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/;

/** Jekyll's and Hugo's highlighted blocks as fenced code, the form that every reader of Markdown knows. */
export function fenceHighlights(markdown: string): string {
  const out: string[] = [];
  let fence: string | undefined;
  let end: RegExp | undefined;
  for (const line of markdown.split("\n")) {
    if (end) {
      const last = end.exec(line);
      if (!last) out.push(line);
      else {
        if (last[1]!.trim() !== "") out.push(last[1]!);
        out.push("```");
        end = undefined;
      }
      continue;
    }
    const mark = FENCE.exec(line)?.[1];
    if (mark && !fence) fence = mark;
    else if (mark && fence && mark.startsWith(fence)) fence = undefined;
    const jekyll = fence ? null : HIGHLIGHT.exec(line);
    const opened = jekyll ?? (fence ? null : HUGO_HIGHLIGHT.exec(line));
    if (!opened || HIGHLIGHT_END.test(line) || HUGO_HIGHLIGHT_END.test(line)) {
      out.push(line);
      continue;
    }
    end = jekyll ? HIGHLIGHT_END : HUGO_HIGHLIGHT_END;
    out.push(`\`\`\`${opened[1]}`);
    if (opened[2]!.trim() !== "") out.push(opened[2]!);
  }
  if (end) out.push("```");
  return out.join("\n");
}

/** Cuts Markdown into text and code (fenced blocks and code spans), so that joining the pieces gives it back. */
export function segmentsOf(markdown: string): Segment[] {
  const segments: Segment[] = [];
  let fence: string | undefined;
  let run = "";
  const flush = (code: boolean) => {
    // One by one: a text may hold more spans than a call can have arguments.
    if (run !== "") for (const segment of code ? [{ code, text: run }] : spansOf(run)) segments.push(segment);
    run = "";
  };
  for (const line of markdown.split(/(?<=\n)/)) {
    const mark = FENCE.exec(line)?.[1];
    if (!fence && mark) {
      flush(false);
      fence = mark;
      run = line;
    } else if (fence && mark?.startsWith(fence) && line.trim() === mark) {
      run += line;
      flush(true);
      fence = undefined;
    } else run += line;
  }
  flush(fence !== undefined);
  return segments;
}

/** Code spans end in the paragraph they begin in, with as many backticks. */
function spansOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const span of text.matchAll(/(?<![`\\])(`+)(?!`)((?:(?!\n\s*\n)[\s\S])*?[^`])\1(?!`)/g)) {
    if (span.index > at) segments.push({ code: false, text: text.slice(at, span.index) });
    segments.push({ code: true, text: span[0] });
    at = span.index + span[0].length;
  }
  if (at < text.length) segments.push({ code: false, text: text.slice(at) });
  return segments;
}

/** Applies a change to the text of a Markdown document and leaves its code alone. */
export function outsideCode(markdown: string, change: (text: string) => string): string {
  return segmentsOf(markdown)
    .map((segment) => (segment.code ? segment.text : change(segment.text)))
    .join("");
}
