import folders from "./list-folders.json" with { type: "json" };

/** What an address says of whether its page is an article or a list of articles. */
export type AddressKind = "front" | "list" | "section" | "article" | "unclear";

const FOLDER = folders.join("|");

/** Where systems keep what they list: "/tag/ferries/", "/category/news/harbour", "/news/page/2", "/search". */
const LIST = new RegExp(
  `/(?:${FOLDER})/[^/]+/?$|/categor(?:y|ies)/(?:[^/]+/){1,3}[^/.]*$|/page/\\d+/?$|/archives?/?$|/search(?:\\.\\w+)?/?$`,
  "i",
);
const LIST_KEYS = ["s", "cat", "tag", "author"];

/** A section's name, "harbour" or "local-news": an article's has more words, or a number. */
const NAME = /^[a-z]{2,}(?:[-_+][a-z]+)?$/i;

export function addressKind(address: unknown): AddressKind {
  if (typeof address !== "string" || !URL.canParse(address)) return "unclear";
  const { pathname, search, searchParams } = new URL(address);
  const isRoot = /^\/(?:[a-z]{2}\/?)?(?:index\.\w+)?$/.test(pathname);
  if (isRoot && LIST_KEYS.some((key) => searchParams.has(key))) return "list";
  if (isRoot && search === "") return "front";
  if (LIST.test(pathname)) return "list";
  const names = pathname.split("/").filter((name) => name !== "" && !/^index\.\w+$/.test(name));
  if (names.length > 0 && search === "" && names.every((name) => NAME.test(name))) return "section";
  return (names.at(-1) ?? "").split(/[-_]/).length > 3 ? "article" : "unclear";
}
