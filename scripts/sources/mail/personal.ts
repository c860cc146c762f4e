const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/g;
const MAILTO = /<a\b[^<>]{0,500}mailto:[^<>]{0,500}>([^<]{0,500})<\/a>/gi;

/** Words without the e-mail addresses in them: they are nobody's to publish. */
export function withoutAddresses(words: string): string {
  return words
    .replace(MAILTO, "$1")
    .replace(/<(?:mailto:)?[^<>\s@]{1,64}@[^<>\s]{1,253}>/gi, "")
    .replace(/\bmailto:/gi, "")
    .replace(ADDRESS, "[e-mail address]");
}

export function hasAddress(words: string): boolean {
  ADDRESS.lastIndex = 0;
  return ADDRESS.test(words);
}

/** The name in "Joan Pike <joan@…>", where it is a name. */
export function nameOf(name: string | undefined): string | undefined {
  const words = (name ?? "").replace(/["']/g, "").replace(/\s+/g, " ").trim();
  return words === "" || words.includes("@") || words.length > 80 ? undefined : words;
}
