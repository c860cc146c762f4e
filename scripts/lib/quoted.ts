/** Words of a source in a line for people: on one line, cut short, in quotation marks that nothing in them can end. */
export function quoted(words: string, most = 100): string {
  const plain = words
    .replace(/[\s\p{Cc}\ufffd]+/gu, " ")
    .replaceAll('"', "'")
    .trim();
  return `"${plain.length > most ? `${plain.slice(0, most).trimEnd()}…` : plain}"`;
}
