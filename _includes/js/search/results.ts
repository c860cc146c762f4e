import type { Columns } from "../../../scripts/search/table.ts";
import { element, ROOT } from "./dom.ts";
import { present } from "./excerpt.ts";
import type { Found, Hit } from "./found.ts";

/** One entry of the list: date in the gutter, headline, source and section, excerpt. */
export async function entry(hit: Hit, table: Columns, found: Found): Promise<HTMLLIElement> {
  const { terms, text } = found;
  const { raw_url, content, meta, places } = await text(hit);
  const { row } = hit;
  const [address = "", fragment] = raw_url.split("#");
  const shown = new URLSearchParams(fragment);
  const counts = shown.get("words")!.split(" ").map(Number);
  const [title, excerpt] = present({ content, title: meta.title ?? "", counts, terms, places });
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
      (hit.below?.((other) => entry(other, table, found)) ?? "") as Node,
    ),
  );
}
