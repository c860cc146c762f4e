import { type Args, argument } from "../../normalise/shortcode-args.ts";
import { expandShortcode } from "../../normalise/shortcodes.ts";
import type { Attachment, Directory } from "./directory.ts";
import { escapeWords, figureOf, linkTo, wordsOfHtml } from "../exports/markup.ts";

/** What a post's shortcodes and blocks may ask for, and where they say what they did. */
export type Desk = { directory: Directory; postId: string; notes: Set<string>; footnotes: string[] };

/** What a shortcode shows, as HTML; undefined where it cannot say. */
type Maker = (args: Args, content: string | undefined, desk: Desk) => string | undefined;

const isWeb = (value: string | undefined): value is string => /^https?:\/\/\S+$/i.test(value ?? "");
const block = (html: string) => `\n\n${html}\n\n`;
const bare = (address: string) => address.replace(/^https?:\/\/(www\.)?/i, "");

const picture = (attachment: Attachment) =>
  figureOf({ src: attachment.url, alt: attachment.alt, caption: attachment.caption });

/** `[gallery ids="3,1"]`, or all pictures attached to the post where it names none. */
const gallery: Maker = (args, _content, desk) => {
  const named = argument(args, "ids", "include", "id")
    ?.split(/[,\s]+/)
    .filter(Boolean);
  const ids = named ?? desk.directory.attached.get(desk.postId) ?? [];
  const excluded = new Set(argument(args, "exclude")?.split(/[,\s]+/));
  return galleryOf(
    ids.filter((id) => !excluded.has(id)),
    desk,
  );
};

export function galleryOf(ids: string[], { directory, notes }: Desk): string {
  const found = ids.map((id) => directory.attachments.get(id)).filter((one) => one !== undefined);
  if (found.length < ids.length) notes.add("gallery: pictures that are not in the export are left out");
  else if (ids.length === 0) notes.add("gallery without pictures left out");
  return block(
    found
      .filter(({ url }) => url !== "")
      .map(picture)
      .join("\n"),
  );
}

const IMG = /<img\b[^>]*>/i;

const caption: Maker = (args, content = "") => {
  const image = IMG.exec(content);
  const stated = argument(args, "caption");
  if (!image) return stated === undefined ? content : `${content} <em>${escapeWords(stated)}</em>`;
  const linked = /(<a\b[^>]*>)\s*$/i.exec(content.slice(0, image.index))?.[1];
  const rest = content.slice(image.index + image[0].length).replace(/^\s*<\/a>/i, "");
  const words = (stated === undefined ? "" : escapeWords(stated)) || rest.trim();
  const shown = linked ? `${linked}${image[0]}</a>` : image[0];
  return block(`<figure>${shown}${words ? `<figcaption>${words}</figcaption>` : ""}</figure>`);
};

const MEDIA = ["src", "mp3", "mp4", "m4a", "m4v", "ogg", "ogv", "wav", "webm", "wmv", "flv", "url", "href", "file"];

const media =
  (what: string): Maker =>
  (args, content, { directory }) => {
    const inside = content === undefined ? undefined : (/\bsrc=["']([^"']+)/i.exec(content)?.[1] ?? content.trim());
    const attachment = directory.attachments.get(argument(args, "id") ?? "")?.url;
    const address = [argument(args, ...MEDIA), inside, attachment, ...args.positional].find(isWeb);
    if (address === undefined) return undefined;
    const words = argument(args, "title", "caption") ?? `${what}: ${bare(address)}`;
    return block(`<p>${linkTo(address, words)}</p>`);
  };

const playlist: Maker = (args, _content, desk) => {
  const ids = argument(args, "ids", "include")
    ?.split(/[,\s]+/)
    .filter(Boolean);
  const listed = (ids ?? desk.directory.attached.get(desk.postId) ?? []).flatMap(
    (id) => desk.directory.attachments.get(id) ?? [],
  );
  if (listed.length === 0) return undefined;
  const items = listed.map(({ url, title }) => `<li>${linkTo(url, title ?? bare(url))}</li>`);
  return block(`<ul>${items.join("")}</ul>`);
};

/** `[embed]address[/embed]`, `[youtube=address]`, `[youtube id="…"]`. */
const embed =
  (service?: string): Maker =>
  (args, content) => {
    const given = [content?.trim(), ...args.positional, ...Object.values(args.named)];
    const address = given.map((one) => one?.replace(/&amp;/g, "&")).find(isWeb);
    if (address !== undefined) return block(`<p>${linkTo(address, bare(address))}</p>`);
    if (service === undefined) return undefined;
    const id = content?.trim() || argument(args, "id", "video", "v") || args.positional[0];
    const made = id && /^[\w-]+$/.test(id) ? expandShortcode(service, `"${id}"`).text : "";
    return made === "" ? undefined : block(`<p>${made}</p>`);
  };

const quotation: Maker = (args, content) => {
  const text = content ?? argument(args, "text", "quote");
  if (text === undefined) return undefined;
  const cite = argument(args, "cite", "author", "source", "credit");
  return block(`<blockquote>${text}${cite ? `\n\n— ${escapeWords(cite)}` : ""}</blockquote>`);
};

const code =
  (language?: string): Maker =>
  (args, content) => {
    if (content === undefined) return undefined;
    const named = language ?? argument(args, "language", "lang") ?? args.positional[0] ?? "";
    const of = /^[\w+#-]+$/.test(named) ? ` class="language-${named}"` : "";
    return block(`<pre><code${of}>${content.replace(/^\n/, "").replaceAll("<", "&lt;")}</code></pre>`);
  };

const footnote: Maker = (args, content, { footnotes }) => {
  const text = content ?? argument(args, "text", "note", "content");
  if (text === undefined) return undefined;
  footnotes.push(text.trim());
  return `<sup>${footnotes.length}</sup>`;
};

const button: Maker = (args, content) => {
  const address = argument(args, "url", "href", "link", "button_url");
  const words = wordsOfHtml(content ?? argument(args, "text", "title", "label", "button_text") ?? "");
  return isWeb(address) ? linkTo(address, words || bare(address)) : undefined;
};

const rule: Maker = () => block("<hr>");
const inside: Maker = (_args, content) => content ?? "";

const MAKERS = new Map<string, Maker>(
  Object.entries({
    caption,
    wp_caption: caption,
    gallery,
    playlist,
    audio: media("audio"),
    video: media("video"),
    embed: embed(),
    youtube: embed("youtube"),
    vimeo: embed("vimeo"),
    tweet: embed("tweet"),
    twitter: embed("tweet"),
    instagram: embed("instagram"),
    gist: embed("gist"),
    facebook: embed(),
    soundcloud: embed(),
    spotify: embed(),
    ted: embed(),
    dailymotion: embed(),
    scribd: embed(),
    iframe: embed(),
    quote: quotation,
    blockquote: quotation,
    pullquote: quotation,
    code: code(),
    sourcecode: code(),
    footnote,
    ref: footnote,
    fn: footnote,
    button,
    hr: rule,
    divider: rule,
    separator: rule,
    br: () => "<br>",
    dropcap: inside,
    "first-letter": inside,
  }),
);

/** Known only where a pair of them holds code: "[c]" alone is a letter in brackets. */
const LANGUAGES = new Set(
  "bash c cpp csharp css diff html java javascript js php plain powershell python ruby shell sql text xml yaml".split(
    " ",
  ),
);

export function makerOf(name: string): Maker | undefined {
  return MAKERS.get(name) ?? (LANGUAGES.has(name) ? code(name) : undefined);
}

/** Whether a single tag of this name is a shortcode by its name alone. */
export const isKnown = (name: string) =>
  MAKERS.has(name) &&
  !/^(?:quote|ref|fn|code|button|divider|separator|video|audio|embed|ted|twitter|facebook)$/.test(name);

/** What can be shown of a shortcode that nobody knows: a picture it names, an address, or its words. */
export function unknownTag(
  name: string,
  args: Args,
  words: string | undefined,
  { directory }: Desk,
): { text: string; note: string } {
  const number = argument(args, "image", "image_id", "id", "attachment", "attachment_id");
  const attachment = /image|img|picture|photo|figure/.test(name) ? directory.attachments.get(number ?? "") : undefined;
  if (attachment) return { text: block(picture(attachment)), note: `shortcode ${name} became a picture` };
  const address = [...Object.values(args.named), ...args.positional].find(isWeb);
  if (address !== undefined && /\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)/i.test(address))
    return {
      text: block(figureOf({ src: address, alt: argument(args, "alt"), caption: words && escapeWords(words) })),
      note: `shortcode ${name} became a picture`,
    };
  if (address !== undefined)
    return {
      text: block(`<p>${linkTo(address, words ?? bare(address))}</p>`),
      note: `shortcode ${name} became a link`,
    };
  const said = words !== undefined && /\p{L}{2}/u.test(words);
  if (said)
    return {
      text: block(`<p><strong>${escapeWords(words)}</strong></p>`),
      note: `shortcode ${name} replaced by its words`,
    };
  return { text: "", note: `shortcode ${name} left out` };
}
