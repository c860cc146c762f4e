/**
 * Plain words as Markdown that renders to the same words: what Markdown would take for markup gets a backslash, and
 * nothing else does, so that the file stays pleasant to read and edit.
 */
export function escapeMarkdown(paragraph: string): string {
  const text = paragraph
    .replace(/[ \t\u00a0]*\n\s*/g, " ")
    .trim()
    .replace(/[\\`*[\]]/g, "\\$&")
    .replace(/_/g, escapeUnderscore)
    .replace(/~~/g, "\\~\\~")
    .replace(/<(?=[A-Za-z/!?])/g, "\\<")
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, "\\&");
  return escapeStart(text);
}

/** An underscore inside a word is no emphasis. */
function escapeUnderscore(_mark: string, at: number, text: string): string {
  const inside = /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at + 1] ?? "");
  return inside ? "_" : "\\_";
}

/** At the start of a line more is markup: headings, quotes, lists, rules. */
function escapeStart(text: string): string {
  return text
    .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
    .replace(/^>/, "\\>")
    .replace(/^([-+])(?=\s|$)/, "\\$1")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^(-|=)(?=[-= \t]*$)/, "\\$1")
    .replace(/^:(?=-)/, "\\:")
    .replace(/^~(?=~)/, "\\~");
}
