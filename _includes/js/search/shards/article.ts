import { separate, wordsOf } from "../../../../scripts/search/words.ts";
import { ROOT } from "../dom.ts";
import type { Text } from "../found.ts";

/**
 * What a result shows, read from the article's own page (_includes/layouts/article.ts): kept a second time for search,
 * the texts would be more than half of what search costs on disk.
 */
export async function articleAt(address: string): Promise<Omit<Text, "places">> {
  const response = await fetch(ROOT + address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const article = page.querySelector("article");
  const textOf = (selector: string) => separate(article?.querySelector(selector)?.textContent ?? "");
  const [title, body] = [textOf("h1"), textOf(".body")];
  const names = [...(article?.querySelectorAll(":scope > .meta") ?? [])].map(({ textContent }) =>
    separate(textContent!),
  );
  const shown = new URLSearchParams({
    words: String(wordsOf(body).length),
    lang: article?.lang ?? "",
    date: dayText(page.querySelector<HTMLTimeElement>(".when time")),
  });
  return {
    raw_url: `${address}#${shown}`,
    content: [title, body, ...names].filter((part) => part !== "").join(" "),
    meta: { title },
  };
}

/** Lists are about days: without the time of day. */
function dayText(time: HTMLTimeElement | null): string {
  if (!time?.dateTime.includes("T")) return time?.textContent ?? "";
  const day = { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" } as const;
  return new Date(time.dateTime.slice(0, 10)).toLocaleDateString(document.documentElement.lang, day);
}
