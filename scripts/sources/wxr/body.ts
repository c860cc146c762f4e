import { autop } from "./autop.ts";
import { hasBlocks, isWordless, listOfNotes, withoutBlocks } from "./blocks.ts";
import type { Directory } from "./directory.ts";
import type { Item } from "./item.ts";
import { anchored, figureOf, linkTo } from "../exports/markup.ts";
import type { Desk } from "./shortcode-makers.ts";
import { expandShortcodes } from "./shortcodes.ts";

/** A line that is nothing but an address is how WordPress embeds a video or a post from elsewhere. */
const ALONE = /^([ \t]*(?:<p>|<div[^<>]*>)?\s*)(https?:\/\/[^\s<>"']+)(\s*(?:<\/p>|<\/div>)?[ \t]*)$/gim;

/** What a post shows, as HTML: its blocks, shortcodes and paragraphs resolved as WordPress resolves them when it shows it. */
export function bodyOf(item: Item, directory: Directory): { html: string; notes: string[] } {
  const desk: Desk = { directory, postId: item.id, notes: new Set(), footnotes: [] };
  const content = item.content.replace(/\r\n?/g, "\n");
  const written = hasBlocks(content)
    ? expandShortcodes(embedded(withoutBlocks(content, desk, item.meta.get("footnotes")?.[0])), desk)
    : autop(expandShortcodes(embedded(content), desk));
  const html = [anchored(written, directory.site), enclosuresOf(item, content), listOfNotes(desk.footnotes)].join("");
  return { html: isWordless(html) ? pictureAlone(item, directory) : html, notes: [...desk.notes] };
}

const embedded = (html: string) =>
  html.replace(
    ALONE,
    (_all, before: string, address: string, behind: string) => before + linkTo(address, address) + behind,
  );

/** A podcast's file, unless the text names it already: `address \n bytes \n type`. */
function enclosuresOf(item: Item, content: string): string {
  const addresses = (item.meta.get("enclosure") ?? []).map((value) => value.split("\n")[0]!.trim());
  return [...new Set(addresses)]
    .filter((address) => /^https?:\/\/\S+$/i.test(address) && !content.includes(address))
    .map((address) => `\n<p>${linkTo(address, address.replace(/^https?:\/\//, ""))}</p>`)
    .join("");
}

/** A post that is only its picture shows that. */
function pictureAlone(item: Item, directory: Directory): string {
  const attachment = directory.attachments.get(item.meta.get("_thumbnail_id")?.[0] ?? "");
  if (!attachment?.url) return "";
  return figureOf({ src: attachment.url, alt: attachment.alt, caption: attachment.caption });
}
