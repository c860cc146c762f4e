/** No page that people read is nested deeper; a parser takes long over each tag in such a depth. */
const DEEPEST = 500;
/** Elements that hold nothing, or that the next one of their kind closes: many of them are no depth. */
const SHALLOW =
  /^(?:area|base|br|col|embed|frame|hr|img|input|link|meta|param|source|track|wbr|p|li|d[dt]|t[hdr]|option)$/i;
/** Elements whose content is no markup. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b[\s\S]*?(?:<\/\1\b|$)|<(\/?)([a-z][a-z0-9:-]*)[^<>]*>?/gi;

/** The page without the tags that nest deeper than anything can mean: the words in them stay. */
export function flattened(html: string): string {
  let depth = 0;
  let out = "";
  let from = 0;
  for (const match of html.matchAll(TAG)) {
    const [tag, , closing, name] = match;
    if (name === undefined || SHALLOW.test(name) || tag.endsWith("/>")) continue;
    const isTooDeep = closing ? depth > DEEPEST : depth >= DEEPEST;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (!isTooDeep) continue;
    out += html.slice(from, match.index);
    from = match.index + tag.length;
  }
  return from === 0 ? html : out + html.slice(from);
}
