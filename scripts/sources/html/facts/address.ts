import type { Claim } from "./claim.ts";
import type { PageHead } from "./head.ts";
import { type Thing, first } from "./things.ts";

/** Web archives keep pages under an address of their own: https://web.archive.org/web/20150312140500id_/http://... */
const ARCHIVED = /^https?:\/\/[^/]+\/(?:web|wayback|all)\/\d{4,14}[a-z_]{0,4}\/(?=https?:)/i;

/** An address as it was before an archive wrote its own before it. */
export function plainAddress(address: string): string {
  return address.replace(ARCHIVED, "");
}

/** Resolves an address as it stands in a page; undefined for what is no web address. */
export function absolute(words: string | undefined, base: string | undefined): string | undefined {
  if (words === undefined || words.length > 2000) return undefined;
  const plain = plainAddress(words.trim());
  try {
    const url = new URL(plain, base);
    return /^https?:$/.test(url.protocol) && url.host !== "" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The article's own address: what the page calls canonical, unless that is a front page or a section's. */
export function addressOf(head: PageHead, article: Thing | undefined, given: string | undefined): Claim | undefined {
  const page = absolute(given, undefined);
  const main = first(article?.values.mainEntityOfPage) as { "@id"?: unknown; url?: unknown } | string | undefined;
  const claims: [unknown, string][] = [
    [head.links.get("canonical")?.[0], "canonical"],
    [head.metas.get("og:url")?.[0], "og:url"],
    [typeof main === "object" ? (main?.["@id"] ?? main?.url) : main, `${article?.origin} mainEntityOfPage`],
    [first(article?.values.url), `${article?.origin} url`],
  ];
  for (const [words, from] of claims) {
    const url = typeof words === "string" ? absolute(words, page) : undefined;
    if (url !== undefined && isArticleAddress(url, page)) return { value: url.replace(/#.*$/, ""), from };
  }
  return page === undefined ? undefined : { value: page, from: "address" };
}

function isArticleAddress(url: string, page: string | undefined): boolean {
  const { pathname, search } = new URL(url);
  const path = pathname.replace(/\/+$/, "");
  if (page === undefined) return path !== "" || search !== "";
  const own = new URL(page).pathname.replace(/\/+$/, "");
  if (path === "" && search === "") return own === "";
  const rest = own.startsWith(`${path}/`) ? own.slice(path.length + 1) : "";
  return (
    rest === "" ||
    /^(?:amp|print|index\.\w+|(?:page|p|seite)?[-_/]?\d{1,3}|\d+\/?|full|single|all|comments?)(?:\/|\.html?|$)/i.test(
      rest,
    )
  );
}
