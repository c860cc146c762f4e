import type { Table } from "../../../scripts/search/table.ts";
import { element } from "./dom.ts";
import type { Hit } from "./found.ts";
import { present } from "./excerpt.ts";
import type { Term } from "./query.ts";

/** The site's root: this script stands in assets/. */
const ROOT = new URL("../", import.meta.url).href;

/** One entry of the list: date in the gutter, headline, source and section, excerpt. */
export async function entry({ row, places, data }: Hit, table: Table, terms: Term[]): Promise<HTMLLIElement> {
  const { raw_url, content, meta } = await data();
  const [address = "", fragment] = raw_url.split("#");
  const shown = new URLSearchParams(fragment);
  const bodyWords = Number(shown.get("words"));
  const [title, excerpt] = present({ content, title: meta.title ?? "", bodyWords, terms, places });
  const lang = shown.get("lang") ?? "";
  // As the site's own language goes without saying.
  const language = lang === "" || lang === document.documentElement.lang ? {} : { lang, dir: "auto" };
  const from = [table.names.source[table.source[row]!], table.names.section[table.section[row]!]];
  const link = element("a", { href: ROOT + address.replace(/^[\s\\/]+/, ""), ...language }, ...title);
  const date = element("time", { dateTime: table.dates[row]! }, shown.get("date") ?? "");
  return element(
    "li",
    {},
    element("p", { className: "when" }, table.dates[row] === "" ? "Undated" : date),
    element(
      "div",
      {},
      element("h3", {}, link),
      element("p", { className: "meta" }, from.filter(Boolean).join(" · ")),
      element("p", { className: "excerpt", ...language }, ...excerpt),
    ),
  );
}
