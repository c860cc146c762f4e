import path from "node:path";
import { SOURCE_SCHEME } from "../../normalise/source-links.ts";
import { baseOf } from "../warc/address.ts";
import { absolute } from "./facts/address.ts";

const HREF = /(<a\b[^<>]*?\shref=")([^"]*)(?=")/g;
/** An address with a scheme, or one that stays on its page. */
const COMPLETE = /^(?:[a-z][a-z0-9+.-]*:|#|$)/i;

/** A text whose links are those of the page at `address`, with whole addresses. */
export function withWholeLinks(text: string, html: string, address: string): string {
  const base = baseOf(html, address);
  return relink(text, (href) => absolute(href, base) ?? href);
}

/** The same for a page of which nobody knows where it stood: its links lead to the files beside it. */
export function withSourceLinks(text: string, name: string): string {
  const folder = path.posix.dirname(name);
  return relink(text, (href) => {
    const [file = "", fragment] = href.split("#");
    const bare = file.replace(/\?.*$/, "");
    if (bare === "" || bare.startsWith("/")) return href;
    const target = path.posix.join(folder, bare);
    return target.startsWith("../") ? href : `${SOURCE_SCHEME}:${target}${fragment ? `#${fragment}` : ""}`;
  });
}

/** The text is as `renderWithout` writes it: attributes in double quotes, with "&" and quotes escaped. */
function relink(text: string, resolve: (href: string) => string): string {
  return text.replace(HREF, (all, before: string, escaped: string) => {
    const href = escaped.replaceAll("&quot;", '"').replaceAll("&amp;", "&").trim();
    if (COMPLETE.test(href)) return all;
    return `${before}${resolve(href).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}`;
  });
}
