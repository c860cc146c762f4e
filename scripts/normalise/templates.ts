import { createHexoTags } from "./hexo.ts";
import { sourceLink } from "./shortcode-links.ts";
import { expandAddress, expandShortcode } from "./shortcodes.ts";

/**
 * Quoted text, or anything but the end of the tag; no tag is longer, so that unclosed ones cost no time. What is inside a
 * tag is taken apart in a second step, for the same reason.
 */
const INSIDE = `(?:"(?:\\\\.|[^"\\\\]){0,1500}"|\`[^\`]{0,1500}\`|(?![>%]\\}\\})[^"\`]){0,1500}`;
const SHORTCODE = new RegExp(`\\{\\{[<%](${INSIDE})[>%]\\}\\}`, "g");
const CALL = /^(\/?)\s*(\w[\w./-]*)([\s\S]*)$/;
const CLOSING = /\{\{[<%]\s{0,20}\/\s{0,20}(\w[\w./-]{0,100})\s{0,20}[>%]\}\}/g;
const ESCAPED_SHORTCODE = /\{\{([<%])\/\*([\s\S]{0,1500}?)\*\/([>%])\}\}/g;
export const LIQUID_COMMENT = /\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*comment)[\s\S])*?\{%-?\s*endcomment\s*-?%\}/g;
const LIQUID_TAG = /\{%-?\s{0,20}(\w{1,100})(?!\w)((?:(?!%\}|\{%)[\s\S]){0,1500})%\}/g;
const LIQUID_OUTPUT = /\{\{(?![<%])((?:(?!\}\}|\{\{)[\s\S]){0,1500})\}\}/g;

/** What stands before a tag when the tag must give an address. */
const ADDRESS_BEFORE = /(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*["']?)[^\s()<>"']*$/;

/** What was left over from templates: notes for the report, and the names of what stays as text. */
export type Leftovers = { notes: Set<string>; asText: Set<string> };

/**
 * Resolves what the generators would have filled in: Hugo's shortcodes, Jekyll's and Eleventy's Liquid. What only the old
 * site could have filled in stays as the text it is, and is named: a story about a mail merge keeps its curly brackets.
 * Nothing is run.
 */
export function resolveTemplates(text: string, siteAddress: string | undefined, left: Leftovers): string {
  const closed = lastClosings(text);
  const shown = text.replace(SHORTCODE, (all, inside: string, at: number) => {
    const [, closing, name, args] = CALL.exec(inside.trim()) ?? [];
    if (name === undefined) return all;
    if (closing) return "";
    const paired = (closed.get(name) ?? -1) > at;
    return shortcode(name, args!.replace(/\/$/, ""), text.slice(Math.max(0, at - 300), at), paired, left.notes);
  });
  const filled = liquid(shown, siteAddress, left).replace(ESCAPED_SHORTCODE, "{{$1$2$3}}");
  return filled === text ? text : filled.replace(/\n[ \t]*\n(?:[ \t]*\n)+/g, "\n\n");
}

/** Where each name is closed for the last time, found once and not anew for every shortcode. */
function lastClosings(text: string): Map<string, number> {
  return new Map([...text.matchAll(CLOSING)].map((match) => [match[1]!, match.index]));
}

function shortcode(name: string, args: string, before: string, paired: boolean, notes: Set<string>): string {
  if (ADDRESS_BEFORE.test(before)) return expandAddress(name, args);
  if (/^(?:rel)?ref$/i.test(name)) return expandAddress(name, args);
  const { text: made, note } = expandShortcode(name, args);
  if (paired) notes.add(`shortcode ${name}: the text inside it is kept`);
  else if (note) notes.add(note);
  return paired && made === "" ? "" : made;
}

/** What stands inside a tag, without the dashes that close up the space around it. */
const bare = (inside: string) => inside.replace(/^-/, "").replace(/-$/, "").trim();

function liquid(text: string, siteAddress: string | undefined, left: Leftovers): string {
  const resolved = new Set(["raw", "highlight"]);
  const hexo = createHexoTags(text, left.notes);
  return text
    .replace(LIQUID_TAG, (all, name: string, inside: string) => {
      const args = inside.replace(/-$/, "").trim();
      const shown = hexo(name, args);
      if (shown !== undefined) return shown;
      if (resolved.has(name.replace(/^end/, ""))) return "";
      const made = liquidTag(name, args, left.notes);
      if (made === undefined) left.asText.add(`{% ${name} %}`);
      else resolved.add(name);
      return made ?? all;
    })
    .replace(LIQUID_OUTPUT, (all, inside: string) => {
      const expression = bare(inside);
      if (expression.includes("\n")) return all;
      const made = liquidOutput(expression, siteAddress);
      if (made === undefined) left.asText.add(`{{ ${expression.split("|")[0]!.trim()} }}`);
      return made ?? all;
    });
}

/** Tags that put nothing on the page. */
const SILENT = /^(?:assign|increment|decrement|layout|paginate)$/;

function liquidTag(name: string, args: string, notes: Set<string>): string | undefined {
  if (name === "link" || name === "post_url") return sourceLink(args.replace(/^["']|["']$/g, ""));
  if (SILENT.test(name)) return "";
  const [, file, rest] = /^["']?([\w./-]+)["']?,?\s*([\s\S]*)$/.exec(args) ?? [];
  const isInclude = name === "include" || name === "render";
  const maker = isInclude
    ? (file ?? name)
        .replace(/\.\w+$/, "")
        .split("/")
        .at(-1)!
    : name;
  const made = expandShortcode(maker, isInclude ? (rest ?? "") : args);
  if (!isInclude && made.note !== undefined) return undefined;
  if (made.note) notes.add(made.note.replace("shortcode", "include"));
  return made.text;
}

function liquidOutput(expression: string, siteAddress: string | undefined): string | undefined {
  const [subject = "", ...filters] = expression.split("|").map((part) => part.trim());
  if (subject === "site.url") return siteAddress?.replace(/\/$/, "") ?? "";
  if (subject === "site.baseurl") return "";
  const quoted = /^(["'])(.*)\1$/.exec(subject)?.[2];
  return filters.every((filter) => /^(?:relative_url|absolute_url|url|escape)$/.test(filter)) ? quoted : undefined;
}
