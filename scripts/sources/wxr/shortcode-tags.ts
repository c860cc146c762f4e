/** `[gallery ids="1,2"]`, `[/caption]`, `[[escaped]]`: where it stands and what it says. */
export type ShortcodeTag = {
  from: number;
  to: number;
  name: string;
  args: string;
  closes: boolean;
  selfClosed: boolean;
  /** Written with double brackets, to be shown and not to be run. */
  escaped: boolean;
};

/** No shortcode is longer; what is, is text. */
const LONGEST = 8000;
const NAME = /\[(\[?)(\/?)([a-z][\w-]{0,60})(?=[\s\]=/:])/iy;
const CODE = /<(pre|code|script|style|textarea)\b/iy;

/** Every tag of a shortcode in a text, in one pass; none is looked for in code. */
export function shortcodeTags(text: string): ShortcodeTag[] {
  const tags: ShortcodeTag[] = [];
  const ends = new Map<string, number[]>();
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === "<") at = behindCode(text, at, ends);
    else if (character === "[") {
      const tag = tagAt(text, at);
      if (!tag) continue;
      tags.push(tag);
      at = tag.to - 1;
    }
  }
  return tags;
}

function behindCode(text: string, at: number, ends: Map<string, number[]>): number {
  CODE.lastIndex = at;
  const name = CODE.exec(text)?.[1]?.toLowerCase();
  if (name === undefined) return at;
  if (!ends.has(name))
    ends.set(name, [...text.matchAll(new RegExp(`</${name}\\s*>`, "gi"))].map(({ index }) => index).reverse());
  const left = ends.get(name)!;
  while (left.length > 0 && left.at(-1)! < at) left.pop();
  return left.at(-1) ?? at;
}

function tagAt(text: string, at: number): ShortcodeTag | undefined {
  NAME.lastIndex = at;
  const [begun, second, slash, name] = NAME.exec(text) ?? [];
  if (name === undefined) return undefined;
  const end = endOf(text, at + begun!.length);
  if (end < 0) return undefined;
  const inside = text.slice(at + begun!.length, end);
  const escaped = second === "[" && text[end + 1] === "]";
  if (second === "[" && !escaped) return undefined;
  const selfClosed = inside.endsWith("/");
  return {
    from: at,
    to: end + (escaped ? 2 : 1),
    name: name.toLowerCase(),
    args: (selfClosed ? inside.slice(0, -1) : inside).trim(),
    closes: slash === "/",
    selfClosed,
    escaped,
  };
}

/** The "]" that ends a shortcode: not one in quotes; a "[" or a blank line outside them says that it is none. */
function endOf(text: string, from: number): number {
  let quote = "";
  for (let at = from; at < Math.min(text.length, from + LONGEST); at += 1) {
    const character = text[at]!;
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === "]") return at;
    else if (character === "[" || (character === "\n" && text[at + 1] === "\n")) return -1;
    else if ((character === '"' || character === "'") && text[at - 1] === "=") quote = character;
  }
  return -1;
}
