import { parsePage } from "../../scripts/sources/html/document.ts";
import { readHead } from "../../scripts/sources/html/facts/head.ts";
import { shortText } from "../../scripts/sources/html/facts/text.ts";
import { namesOf, sameWords } from "./facts.ts";

/** Where a page shows that its gold is not what is asked for: told from the page alone, by rules, never page by page. */

/** The gold is a title for search engines, and the headline that readers saw is ours. */
export function isSearchTitle(gold: string, ours: string, html: string): boolean {
  const { headings, subheadings, title = "", metas } = readHead(parsePage(html));
  const shown = [...headings, ...subheadings].map((element) => shortText(element, 400));
  const told = [title, metas.get("og:title")?.[0] ?? "", metas.get("twitter:title")?.[0] ?? ""];
  return (
    shown.some((words) => sameWords(words, ours)) &&
    !shown.some((words) => sameWords(words, gold)) &&
    told.some((words) => words.toLowerCase().includes(gold.toLowerCase()))
  );
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** The gold's day stands nowhere on the page in a common form, or is that of a change. */
export function isNoPublishedDay(gold: string, updated: string | undefined, html: string): boolean {
  return updated?.slice(0, 10) === gold || isOfChange(gold, html) || !statesDay(gold, html);
}

const isOfChange = (gold: string, html: string) =>
  new RegExp(`(?:dateModified|modified_time|updated_time)["'\\\\]*\\s*(?::|content=)[\\s"'\\\\]*${gold}`, "i").test(
    html,
  );

function statesDay(gold: string, html: string): boolean {
  const [year, month, day] = gold.split("-").map(Number) as [number, number?, number?];
  if (month === undefined || day === undefined) return false;
  const name = MONTHS[month - 1]!;
  const short = `${name.slice(0, 3)}(?:${name.slice(3)}|t)?`;
  const forms = [
    `${year}[-/.]?0?${month}[-/.]?0?${day}`,
    `0?${month}[-/.]0?${day}[-/.](?:${year}|${year % 100})`,
    `0?${day}[-/.]0?${month}[-/.](?:${year}|${year % 100})`,
    `${short}\\.?\\s+0?${day}(?:st|nd|rd|th)?,?\\s+${year}`,
    `0?${day}(?:st|nd|rd|th)?\\.?[\\s-]+${short}\\.?,?[\\s-]+${year}`,
  ];
  return new RegExp(`(?<!\\d)(?:${forms.join("|")})(?!\\d)`, "i").test(html.replace(/&nbsp;/g, " "));
}

/** One of the gold's names stands nowhere on the page. */
export function isUnnamed(gold: string, html: string): boolean {
  const words = namesOf(html.replace(/[,;&|()\n]|\band\b|\bwith\b/g, " "))[0] ?? "";
  return namesOf(gold).some((name) => !words.includes(name));
}
