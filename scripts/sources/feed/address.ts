/** An address as its base makes it whole; undefined where it still is none that a reader could follow. */
export function resolve(address: string | undefined, base: string | undefined): string | undefined {
  const plain = address?.trim();
  if (plain === undefined || plain === "") return undefined;
  try {
    const whole = new URL(plain, base);
    return /^https?:$/.test(whole.protocol) ? (URL.canParse(plain) ? plain : whole.href) : undefined;
  } catch {
    return undefined;
  }
}

/** A base within a base: xml:base may be relative itself. https://www.w3.org/TR/xmlbase/ */
export function baseWithin(inner: string | undefined, outer: string | undefined): string | undefined {
  return resolve(inner, outer) ?? outer;
}

const TAG = /<[a-z][^<>]*>/gi;
const ADDRESS = /(\s(?:href|src|poster)\s*=\s*)("[^"]*"|'[^']*')/gi;

/** HTML whose relative links and pictures have whole addresses. */
export function withBase(html: string, base: string | undefined): string {
  if (base === undefined) return html;
  return html.replace(TAG, (tag) =>
    tag.replace(ADDRESS, (all, before: string, quoted: string) => {
      const value = quoted.slice(1, -1).trim().replaceAll("&amp;", "&");
      if (value.startsWith("#") || /^[a-z][a-z0-9+.-]*:/i.test(value)) return all;
      const whole = resolve(value, base);
      return whole === undefined ? all : `${before}"${whole.replaceAll("&", "&amp;").replaceAll('"', "%22")}"`;
    }),
  );
}
