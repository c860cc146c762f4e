/** A web address in one manner of writing: without fragment, name and password; undefined for what is none. */
export function plainAddress(address: string, base?: string): string | undefined {
  try {
    const url = new URL(address, base);
    if (url.protocol !== "http:" && url.protocol !== "https:") return undefined;
    url.hash = "";
    url.username = "";
    url.password = "";
    return url.href;
  } catch {
    return undefined;
  }
}

/** Against what a page's relative addresses are to be read: its <base href>, or its own address. */
export function baseOf(html: string, address: string): string {
  const tag = /<base\b[^>]{0,2000}>/i.exec(html.slice(0, 256 * 1024))?.[0] ?? "";
  const [, quoted, bare] = /\shref\s*=\s*(?:["']([^"']*)["']|([^\s"'>]+))/i.exec(tag) ?? [];
  return plainAddress((quoted ?? bare ?? "").trim(), address) ?? address;
}

/** A page's own word on its address, unless it names the front page, as many a careless template does. */
export function statedAddress(stated: unknown, address: string): string | undefined {
  if (typeof stated !== "string") return undefined;
  const url = plainAddress(stated, address);
  if (url === undefined) return undefined;
  return isFront(url) && !isFront(address) ? undefined : url;
}

/** Whether an address is a site's own and no page's within it. */
export function isFront(address: string): boolean {
  const { pathname, search } = new URL(address);
  return pathname === "/" && search === "";
}
