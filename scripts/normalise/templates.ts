import { expandAddress, expandShortcode, sourceLink } from "./shortcodes.ts";

/** Quoted text, or anything but the end of the tag. */
const INSIDE = `(?:"(?:\\\\.|[^"\\\\])*"|\`[^\`]*\`|(?![>%]\\}\\})[^"\`])*`;
const SHORTCODE = new RegExp(`\\{\\{([<%])\\s*(/?)\\s*([\\w./-]+)(${INSIDE}?)\\s*(/?)\\s*[>%]\\}\\}`, "g");
const ESCAPED_SHORTCODE = /\{\{([<%])\/\*([^]*?)\*\/([>%])\}\}/g;
const LIQUID_TAG = /\{%-?\s*(\w+)\s*((?:(?!%\})[^])*?)\s*-?%\}/g;
const LIQUID_OUTPUT = /\{\{-?\s*(?![<%])((?:(?!\}\})[^\n])*?)\s*-?\}\}/g;

/** What stands before a tag when the tag must give an address. */
const ADDRESS_BEFORE = /(?:\]\(\s*<?|\]:\s*<?|(?:href|src)\s*=\s*["']?)[^\s()<>"']*$/;

/**
 * Resolves what the generators would have filled in: Hugo's shortcodes, Jekyll's and Eleventy's Liquid. What cannot be
 * known without the old site is left out (tags) or left as text (variables), and named in `notes`. Nothing is run.
 */
export function resolveTemplates(text: string, siteAddress: string | undefined, notes: Set<string>): string {
  const shown = text.replace(SHORTCODE, (...match) => shortcode(match as Match, notes));
  return liquid(shown, siteAddress, notes).replace(ESCAPED_SHORTCODE, "{{$1$2$3}}");
}

type Match = [
  all: string,
  kind: string,
  closing: string,
  name: string,
  args: string,
  selfClosed: string,
  at: number,
  text: string,
];

function shortcode([, , closing, name, args, , at, text]: Match, notes: Set<string>): string {
  if (closing) return "";
  if (ADDRESS_BEFORE.test(text.slice(Math.max(0, at - 300), at))) return expandAddress(name, args);
  if (/^(?:rel)?ref$/i.test(name)) return expandAddress(name, args);
  const paired = new RegExp(`\\{\\{[<%]\\s*/\\s*${name.replace(/[.]/g, "\\.")}\\s*[>%]\\}\\}`).test(text.slice(at));
  const { text: made, note } = expandShortcode(name, args);
  if (paired) notes.add(`shortcode ${name}: the text inside it is kept`);
  else if (note) notes.add(note);
  return paired && made === "" ? "" : made;
}

function liquid(text: string, siteAddress: string | undefined, notes: Set<string>): string {
  return text
    .replace(/\{%-?\s*comment\s*-?%\}[^]*?\{%-?\s*endcomment\s*-?%\}/g, "")
    .replace(LIQUID_TAG, (_all, name: string, args: string) => liquidTag(name, args, notes))
    .replace(LIQUID_OUTPUT, (all, expression: string) => liquidOutput(all, expression, siteAddress, notes));
}

function liquidTag(name: string, args: string, notes: Set<string>): string {
  if (name === "link" || name === "post_url") return sourceLink(args.replace(/^["']|["']$/g, ""));
  if (/^(?:end\w*|raw|else|highlight)$/.test(name)) return "";
  if (name === "include" || name === "render") {
    const [, file, rest] = /^["']?([\w./-]+)["']?,?\s*([^]*)$/.exec(args) ?? [];
    const { text, note } = expandShortcode(
      (file ?? name)
        .replace(/\.\w+$/, "")
        .split("/")
        .at(-1)!,
      rest ?? "",
    );
    if (note) notes.add(note.replace("shortcode", "include"));
    return text;
  }
  notes.add(`template tag ${name} left out`);
  return "";
}

function liquidOutput(all: string, expression: string, siteAddress: string | undefined, notes: Set<string>): string {
  const [subject = "", ...filters] = expression.split("|").map((part) => part.trim());
  if (/^site\.(?:url|baseurl)$/.test(subject)) return (subject === "site.url" && siteAddress?.replace(/\/$/, "")) || "";
  const quoted = /^(["'])(.*)\1$/.exec(subject)?.[2];
  if (quoted !== undefined && filters.every((filter) => /^(?:relative_url|absolute_url|url|escape)$/.test(filter)))
    return quoted;
  notes.add(`template variable ${subject} left as text`);
  return all;
}
