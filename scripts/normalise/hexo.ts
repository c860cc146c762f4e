import { escapeHtml, isWeb, link, sourceLink } from "./shortcode-links.ts";
import { readArgs } from "./shortcode-args.ts";

/** Hexo's tags that stand alone, by https://hexo.io/docs/tag-plugins: what each puts on the page. */
const ALONE: { [name: string]: (args: string) => string | undefined } = {
  asset_img: picture,
  img: picture,
  asset_path: (args) => words(args)[0],
  asset_link: (args) => escapeHtml(words(args).slice(1).join(" ") || (words(args)[0] ?? "")),
  post_path: (args) => sourceLink(words(args)[0] ?? ""),
  post_link: (args) => {
    const [file = "", ...title] = words(args).filter((word) => word !== "true" && word !== "false");
    const name = file.split("/").at(-1)!.replace(/\.md$/, "");
    return link(sourceLink(file), title.join(" ") || name.replace(/^\d{4}-\d\d-\d\d-/, "").replace(/[-_]+/g, " "));
  },
  link: (args) => {
    const all = words(args);
    const at = all.findIndex(isWeb);
    return at < 1 ? undefined : link(all[at]!, all.slice(0, at).join(" "));
  },
  iframe: (args) =>
    words(args)
      .filter(isWeb)
      .map((address) => link(address, address))[0],
  jsfiddle: (args) => link(`https://jsfiddle.net/${words(args)[0] ?? ""}`, "jsfiddle"),
};

const words = (args: string) => readArgs(args).positional;

/** "[class names] address [width] [height] [title [alt]]"; title and alt may stand in quotes within quotes. */
function picture(args: string): string | undefined {
  const all = words(args.replace(/(['"])\s*(["'])(.*?)\2\s+\2(.*?)\2\s*\1/, "$2$3$2 $2$4$2"));
  const at = all.findIndex((word) => /^(?:https?:|\/)|\.\w{2,5}$/i.test(word));
  if (at < 0) return undefined;
  const said = all.slice(at + 1).filter((word) => !/^\d+(?:px|%)?$/.test(word));
  const quoted = /["']/.test(args);
  return `<img src="${escapeHtml(all[at]!)}" alt="${escapeHtml((quoted ? said.at(-1) : said.join(" ")) ?? "")}">`;
}

/** Tags around a quotation. */
const QUOTATION = /^(?:blockquote|quote|pullquote|cq|centerquote)$/;
/** Tags that steer a template: what is inside them may not have been on the page. */
const STEERING = /^(?:if|unless|case|for|tablerow|capture|comment|raw|highlight|block|macro|call|filter|set)$/;

/** Tags as they come, in the order of the text: what a pair has around it depends on both of its ends. */
export type HexoTags = (name: string, args: string) => string | undefined;

/** `text` is what the tags stand in: a tag of a theme that is closed again is one around a text, which stays. */
export function createHexoTags(text: string, notes: Set<string>): HexoTags {
  const closed = new Set([...text.matchAll(/\{%-?\s{0,20}end_?(\w{1,100})\s{0,20}-?%\}/g)].map((match) => match[1]!));
  const sources: string[] = [];
  return (name, args) => {
    const around = /^end_?(\w+)$/.exec(name)?.[1];
    if (QUOTATION.test(around ?? "") && sources.length > 0) return `${sources.pop()!}\n\n</blockquote>\n\n`;
    if (QUOTATION.test(name) && closed.has(name)) {
      sources.push(name === "pullquote" ? "" : sourceOf(args));
      return "\n\n<blockquote>\n\n";
    }
    const made = Object.hasOwn(ALONE, name) ? ALONE[name]!(args) : undefined;
    if (made !== undefined) return made;
    const pair = around ?? name;
    if (!closed.has(pair) || STEERING.test(pair)) return undefined;
    notes.add(`tag ${pair}: the text inside it is kept`);
    return "\n\n";
  };
}

/** "[author[, work]] [address] [title]" of a quotation. */
function sourceOf(args: string): string {
  const address = /https?:\/\/\S+/.exec(args)?.[0];
  const [before = "", after = ""] = address === undefined ? [args] : args.split(address);
  const plain = (text: string) => text.replace(/["']/g, "").trim();
  const who = escapeHtml(plain(before).replace(/,$/, ""));
  const where = address === undefined ? "" : link(address, plain(after) || address);
  const source = [who, where].filter(Boolean).join(", ");
  return source === "" ? "" : `\n\n— ${source}`;
}
