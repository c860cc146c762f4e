/** The paragraphs of plain text: set apart by blank lines, or, where there are none, one a line. */
export function plainParagraphs(text: string): string[] {
  const blocks = text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n/);
  const lines = blocks.length > 1 ? blocks : text.split(/\r?\n/);
  return lines.map((paragraph) => paragraph.replace(/\s+/g, " ").trim()).filter(Boolean);
}

/** Plain paragraphs as HTML, in which nothing of theirs is markup. */
export function paragraphsAsHtml(paragraphs: string[]): string {
  return paragraphs
    .map((words) => `<p>${words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`)
    .join("");
}

const DAY =
  /,?\s+(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s*)?(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:,\s*\d{4})?)?$/i;

/** "MOSCOW, Monday (Coastal Press) -" as its place and its agency; the day goes. */
export function datelineOf(words: string | undefined): { place?: string; agency?: string } {
  const text = (words ?? "")
    .replace(/\s+/g, " ")
    .replace(/[\s\u2013\u2014-]+$/, "")
    .slice(0, 200);
  const agency = /\(([^()]{1,40})\)$/.exec(text)?.[1];
  const place = text
    .replace(/\s*\([^()]{1,40}\)$/, "")
    .replace(DAY, "")
    .replace(/[\s,]+$/, "");
  return { ...(place ? { place } : {}), ...(agency ? { agency } : {}) };
}
