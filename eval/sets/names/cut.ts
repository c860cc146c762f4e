/** How many characters of a text are labelled at least, where it has so many. */
const ENOUGH = 1200;

/** The end of a paragraph, or of a sentence with the quotation marks and brackets that close behind it. */
const END = /\n\n|[.!?…]["'”’»)\]]*(?=\s|$)|[。！？]["'”’」』）》]*/g;

/** The part of a text that is labelled: up to the first end of a sentence or paragraph at or behind 1,200 characters. */
export function cut(text: string): string {
  const end = new RegExp(END);
  end.lastIndex = ENOUGH;
  const found = end.exec(text);
  return found === null ? text : text.slice(0, found.index + found[0].length).trimEnd();
}

/** A text with its paragraphs one blank line apart and no other white space than single spaces. */
export function evenly(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter(Boolean)
    .join("\n\n");
}
