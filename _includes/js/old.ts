import { oldKey } from "../../scripts/site/old-address.ts";

/**
 * Leads on from an old address with a query ("/?p=123"): a host of plain files does not look at queries, and answers
 * with the home page or the one for wrong addresses, which load this. Nothing is asked for where there is no query.
 */
const { pathname, search, hash } = location;
const root = new URL(".", document.baseURI).pathname;

if (search.length > 1 && pathname.startsWith(root)) void lead();

async function lead(): Promise<void> {
  const answer = await fetch(new URL("redirects.json", document.baseURI));
  if (!answer.ok) return;
  const known = new Map<string, string>(Object.entries(await answer.json()));
  const query = search.slice(1);
  // What others have added ("&utm_source=x") stands beside the part that names the article.
  for (const part of [query, ...query.split("&")]) {
    const to = known.get(oldKey(pathname.slice(root.length), part) ?? "");
    if (to !== undefined) return location.replace(new URL(to + hash, document.baseURI));
  }
}
