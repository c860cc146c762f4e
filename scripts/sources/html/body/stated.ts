/** The least that a text from structured data must have to stand for a page's own. */
const LEAST = 200;

/**
 * The text that structured data give, as HTML; undefined where it is none, or not clearly more than the `found` letters that the
 * page shows. Pages that scripts fill in have no other.
 */
export function statedText(articleBody: string | undefined, found: number): string | undefined {
  const words = articleBody?.trim() ?? "";
  if (words.length < LEAST || words.length < found * 2) return undefined;
  if (/<(?:p|br|div|h[1-6]|ul)\b[^<>]*>/i.test(words)) return words;
  const text = words.replace(/<[^<>]*>/g, " ");
  return text
    .split(/\s*\n\s*/)
    .filter((line) => line !== "")
    .map((line) => `<p>${escaped(line)}</p>`)
    .join("");
}

/** Entities that are there are meant to be read; only what would begin a tag is made words. */
const escaped = (words: string) => words.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
