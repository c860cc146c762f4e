import { fenceAt, indentedLines } from "./code.ts";

// What stands between a tag's name and its end is read in a second step, so that a long line is gone through once.
const JEKYLL = {
  open: /^\s*\{%-?\s*highlight\s([^%]*)%\}[ \t]*(.*)$/,
  language: /^\s*([\w+#-]*)/,
  end: /^(.*?)\{%-?\s*endhighlight\s*-?%\}\s*$/,
};
const HUGO = {
  open: /^\s*\{\{[<%]\s*highlight\s([^>%]*)[>%]\}\}[ \t]*(.*)$/,
  language: /^\s*"?([\w+#-]+)/,
  end: /^(.*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/,
};

/** Hexo's "[title] [lang:language] [address]", of which the language alone is kept. */
const HEXO = {
  open: /^\s*\{%-?\s*code(?:block)?(?=\s|%)([^%]*)%\}[ \t]*(.*)$/,
  language: /lang:([\w+#-]+)|$/,
  end: /^(.*?)\{%-?\s*endcode(?:block)?\s*-?%\}\s*$/,
};

const FORMS = [JEKYLL, HUGO, HEXO];

type Opened = { language: string; first: string; end: RegExp };

/** Jekyll's, Hugo's and Hexo's highlighted blocks as fenced code, the form that every reader of Markdown knows. */
export function fenceHighlights(markdown: string): string {
  if (!/highlight\s|\{%-?\s*code/.test(markdown)) return markdown;
  const lines = markdown.split("\n");
  const indented = indentedLines(markdown);
  const out: string[] = [];
  let fence: string | undefined;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    const opened = fence || indented.has(at) ? undefined : openedBy(line);
    if (opened) {
      const { body, last } = bodyFrom(lines, at, opened);
      const marks = fenceAround(body);
      // One by one: a text may have more lines than a call can have arguments.
      for (const one of [marks + opened.language, ...body, marks]) out.push(one);
      at = last;
      continue;
    }
    out.push(line);
    fence = fenceAt(line, fence);
  }
  return out.join("\n");
}

function openedBy(line: string): Opened | undefined {
  if (!/highlight|\{%/.test(line) || FORMS.some(({ end }) => end.test(line))) return undefined;
  for (const { open, language, end } of FORMS) {
    const [, inside, first] = open.exec(line) ?? [];
    const name = inside === undefined ? null : language.exec(inside.replace(/-$/, ""));
    if (name) return { language: name[1] ?? "", first: first!, end };
  }
  return undefined;
}

/** The lines up to the end tag, or to the end of the text where there is none. */
function bodyFrom(lines: string[], from: number, { first, end }: Opened): { body: string[]; last: number } {
  const body = first.trim() === "" ? [] : [first];
  for (let at = from + 1; at < lines.length; at += 1) {
    const last = end.exec(lines[at]!);
    if (!last) {
      body.push(lines[at]!);
      continue;
    }
    if (last[1]!.trim() !== "") body.push(last[1]!);
    return { body, last: at };
  }
  return { body, last: lines.length };
}

/** More backticks than stand anywhere in the code, or they would end it. */
function fenceAround(body: string[]): string {
  let longest = 2;
  for (const line of body) for (const [run] of line.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return "`".repeat(longest + 1);
}
