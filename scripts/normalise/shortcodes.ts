import { type Args, argument, readArgs } from "./shortcode-args.ts";
import { escapeHtml, isWeb, link, sourceLink } from "./shortcode-links.ts";

type Maker = (args: Args) => string | undefined;

const video =
  (address: (id: string) => string): Maker =>
  (args) => {
    const id = argument(args, "id", "video", "src") ?? args.positional[0];
    if (id === undefined) return undefined;
    const href = isWeb(id) ? id : address(id);
    return link(href, argument(args, "title", "label", "caption") ?? href.replace(/^https?:\/\/(www\.)?/, ""));
  };

const picture: Maker = (args) => {
  const src = argument(args, "src", "url", "href", "path") ?? args.positional[0];
  const words = argument(args, "caption", "title");
  const caption = words ? ` <em>${escapeHtml(words)}</em>` : "";
  const isFile = src !== undefined && /[./]/.test(src);
  if (!isFile) return caption === "" ? undefined : caption;
  return `<img src="${escapeHtml(src.replaceAll("\\_", "_"))}" alt="${escapeHtml(argument(args, "alt") ?? "")}">${caption}`;
};

const quotation: Maker = (args) => {
  const text = argument(args, "text", "quote") ?? args.positional[0];
  if (text === undefined) return "";
  const cite = argument(args, "cite", "author", "source");
  return `\n\n> ${text.replace(/\s*\n\s*/g, " ")}${cite ? `\n>\n> ${cite}` : ""}\n\n`;
};

/** Shortcodes and includes whose meaning is plain from their name. What they give is HTML or Markdown, made safe later. */
const MAKERS: { pattern: RegExp; make: Maker }[] = [
  { pattern: /^(?:.*[-_])?(?:img|image|figure|picture|photo)(?:[-_].*)?$/i, make: picture },
  { pattern: /^youtube/i, make: video((id) => `https://www.youtube.com/watch?v=${id}`) },
  { pattern: /^vimeo/i, make: video((id) => `https://vimeo.com/${id}`) },
  {
    pattern: /^(?:tweet|twitter|x)$/i,
    make: (args) => {
      const id = argument(args, "id") ?? args.positional.at(-1);
      const user = argument(args, "user") ?? "i/web";
      return id && link(`https://twitter.com/${user}/status/${id}`, `twitter.com/${user}/status/${id}`);
    },
  },
  {
    pattern: /^gist$/i,
    make: ({ positional }) =>
      link(`https://gist.github.com/${positional.slice(0, 2).join("/")}`, `gist ${positional.join("/")}`),
  },
  { pattern: /^instagram$/i, make: video((id) => `https://www.instagram.com/p/${id}/`) },
  { pattern: /^(?:.*[-_])?(?:quote|blockquote|pullquote)(?:[-_].*)?$/i, make: quotation },
];

/** What stands in the place of one shortcode, and what the report should say of it. */
export function expandShortcode(name: string, argumentText: string): { text: string; note?: string } {
  const args = readArgs(argumentText);
  const known = MAKERS.find(({ pattern }) => pattern.test(name));
  const made = known?.make(args);
  if (made !== undefined) return { text: made };
  const address = [...Object.values(args.named), ...args.positional].find(isWeb);
  const words = argument(args, "title", "text", "label", "button-text", "intro", "kicker", "caption", "name");
  const kept = `shortcode ${name} replaced by its words`;
  if (address !== undefined)
    return { text: link(address, words?.replaceAll("**", "") ?? address), note: `shortcode ${name} became a link` };
  if (words !== undefined)
    return { text: `\n\n<strong>${escapeHtml(words.replaceAll("**", ""))}</strong>\n\n`, note: kept };
  return { text: "", note: `shortcode ${name} left out` };
}

/** A shortcode that stands where an address must stand: `[words]({{< ref "page.md" >}})`. */
export function expandAddress(name: string, argumentText: string): string {
  const args = readArgs(argumentText);
  const target = args.positional[0] ?? argument(args, "file", "path", "src", "href", "url") ?? "";
  if (/^(?:rel)?ref$|^(?:post_)?(?:link|url)$|^tmp$/i.test(name) && !isWeb(target)) return sourceLink(target);
  return target.replace(/\s/g, "%20");
}
