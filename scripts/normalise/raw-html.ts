import type MarkdownIt from "markdown-it";

export type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** The elements of HTML, old and new. `<location>` in a text about a command line is none of them, and is words. */
const ELEMENTS = new Set(
  (
    "a abbr acronym address area article aside audio b base basefont bdi bdo big blockquote body br button canvas caption center " +
    "cite code col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form " +
    "frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark " +
    "marquee menu meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp " +
    "script section select small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th " +
    "thead time title tr track tt u ul var video wbr"
  ).split(" "),
);

const TAG = /<(\/?)([A-Za-z][\w:-]*)([^<>]*)>/g;

function isKnown(tag: string): boolean {
  const name = /^<\/?([A-Za-z][\w:-]*)/.exec(tag)?.[1];
  return name === undefined || ELEMENTS.has(name.toLowerCase());
}

/** Whether any tag or comment of HTML stands in these tokens of one block. */
export function hasRawHtml(tokens: Token[]): boolean {
  return tokens.some(
    (token) =>
      (token.type === "html_block" && anyKnown(token.content)) ||
      token.children?.some((child) => child.type === "html_inline" && isKnown(child.content)),
  );
}

function anyKnown(html: string): boolean {
  return /<!/.test(html) || [...html.matchAll(TAG)].some(([tag]) => isKnown(tag));
}

/** The tokens, with tags of no HTML element turned into the words they are. */
export function withoutUnknownTags(tokens: Token[]): Token[] {
  for (const token of tokens) {
    if (token.type === "html_block") token.content = escapeUnknown(token.content);
    for (const child of token.children ?? []) {
      if (child.type === "html_inline") child.content = escapeUnknown(child.content);
    }
  }
  return tokens;
}

function escapeUnknown(html: string): string {
  return html.replace(TAG, (tag, slash: string, _name, rest: string) =>
    isKnown(tag) ? tag : `&lt;${slash}${tag.slice(1 + slash.length, tag.length - 1 - rest.length)}${rest}&gt;`,
  );
}
