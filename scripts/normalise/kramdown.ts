/** The start of an attribute list, and the spaces before it; only the first of a run of spaces is tried. */
const OPENING = /(?<![ \t])[ \t]*\{:/g;
const ENTRY = /\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|'[^']*'|[\w-]+)|(?:no_)?toc)\s*/y;
/** No attribute list is longer, so that unclosed ones cost no time. */
const LONGEST = 1000;

const HEADING_ID = /^(#{1,6}(?= ).*?)(?<![ \t])[ \t]*\{#[\w-]+\}[ \t]*$/gm;

/** Without kramdown's attribute lists ({: .class #id key="value"}), its {:toc} and the {#id} behind a heading. */
export function withoutAttributes(text: string): string {
  let kept = "";
  let at = 0;
  for (const { 0: opening, index } of text.matchAll(OPENING)) {
    const length = listLength(text, index + opening.length);
    if (length === undefined || index < at) continue;
    kept += text.slice(at, index);
    at = index + opening.length + length;
  }
  return (kept + text.slice(at)).replace(HEADING_ID, "$1");
}

/** How long the list behind a "{:" is, its "}" included. Read entry by entry: one pattern for all of it would be slow. */
function listLength(text: string, from: number): number | undefined {
  const list = text.slice(from, from + LONGEST);
  ENTRY.lastIndex = 0;
  let end = 0;
  while (ENTRY.test(list)) end = ENTRY.lastIndex;
  return end > 0 && list[end] === "}" ? end + 1 : undefined;
}
