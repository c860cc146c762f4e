import type { Entry } from "../catalogue/entry.ts";
import type { Article } from "../article/schema.ts";
import { rootOf } from "./addresses.ts";
import type { Context } from "./context.ts";
import { placeIn } from "./pictures.ts";

/**
 * A link in an article that names no host: to another article of the archive (by its file or its page), or, where the
 * article's first address is known, to what the link meant there. Anything else leads nowhere and is unlinked.
 */
export function resolveLink(context: Context, entry: Linking, href: string): string | null {
  const [target = ""] = href.split(/[?#]/);
  if (target !== "") {
    const place = placeIn(entry, target);
    const address = place.replace(/^articles\//, "").replace(/\.md$/, ".html");
    if (place !== address && context.byAddress.has(address)) return rootOf(entry.address) + address;
    const { url } = entry.article;
    if (url !== undefined && URL.canParse(href, url)) return localOr(context, entry, new URL(href, url).href);
  }
  return null;
}

/** What links stand in: where it is, and where it first was. */
type Linking = Pick<Entry, "path" | "address"> & { article: Pick<Article, "url"> };

function localOr(context: Context, from: Linking, url: string): string | null {
  const known = context.byUrl.get(url);
  if (known) return rootOf(from.address) + known.address;
  return /^https?:/.test(url) ? url : null;
}
