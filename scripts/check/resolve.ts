/** What a reference on a page stands for. */
export type Target =
  | { kind: "inside"; address: string; fragment: string }
  | { kind: "outside" }
  | { kind: "wrong"; reason: string; fix: string };

/**
 * A place no site is mounted at, and deep enough that a link that climbs out of the site is seen to do so:
 * links must work wherever the site is put.
 */
const ROOT = "http://site.invalid/any/where/at/all/";

const OTHER_SCHEMES = /^(mailto|tel|sms|geo|news|magnet|ftp|xmpp|irc|doi|urn|data):/i;

/** Reads a reference as the browser would. `from` is the page's address; `site` the site's own (final slash), if known. */
export function resolveReference(url: string, from: string, site: string | null, base?: string): Target {
  const trimmed = url.trim();
  if (/^(javascript|vbscript|file|blob):/i.test(trimmed))
    return wrong(`"${trimmed.slice(0, 60)}" is not an address of the web`, "remove the link");
  if (OTHER_SCHEMES.test(trimmed)) return { kind: "outside" };
  if (/^([a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(trimmed)) return absolute(trimmed, site);
  if (/^[/\\]/.test(trimmed) && base === undefined)
    return wrong(`"${trimmed}" begins with a slash`, "use a relative link: the site may stand in a sub-folder");
  return inside(trimmed, startingPoint(from, site, base));
}

function absolute(url: string, site: string | null): Target {
  if (site !== null && url.startsWith(site)) return inside(url.slice(site.length), ROOT);
  try {
    new URL(url, "http://site.invalid/");
  } catch {
    return wrong(`"${url.slice(0, 80)}" is not an address`, "write the address out, or remove the link");
  }
  return { kind: "outside" };
}

/** A base that is a path says where the site is mounted, so it stands for the site's root. */
function startingPoint(from: string, site: string | null, base: string | undefined): string {
  const page = ROOT + from.split("/").map(encodeURIComponent).join("/");
  if (base === undefined) return page;
  if (base.startsWith("/")) return ROOT;
  if (site !== null && base.startsWith(site)) return ROOT + base.slice(site.length);
  return new URL(base, page).href;
}

function inside(url: string, start: string): Target {
  let resolved: URL;
  let address: string;
  try {
    resolved = new URL(url, start);
    address = decodeURIComponent(resolved.pathname);
  } catch {
    return wrong(`"${url.slice(0, 80)}" is not an address`, "write the address out, or remove the link");
  }
  const root = new URL(ROOT);
  if (resolved.host !== root.host) return { kind: "outside" };
  if (!address.startsWith(root.pathname))
    return wrong(`"${url}" leads out of the site`, "take away as many ../ as are too many");
  return { kind: "inside", address: address.slice(root.pathname.length), fragment: fragmentOf(resolved) };
}

/** Without the marks of a text fragment, which point at words and not at an element. */
function fragmentOf(url: URL): string {
  const fragment = url.hash.slice(1).replace(/:~:.*$/, "");
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function wrong(reason: string, fix: string): Target {
  return { kind: "wrong", reason, fix };
}
