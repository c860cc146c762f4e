/** The scalars of plain front matter (plain-yaml.ts): what their text stands for, as the YAML 1.2 core schema has it. */
export type Quote = '"' | "'";

const WORDS = new Map<string, boolean | null>([
  ...["~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);
const WHOLE = /^(?:0|[1-9]\d{0,14})$/;
const NUMBER =
  /^(?:0o[0-7]+|0x[\da-fA-F]+|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What an unquoted text stands for; undefined where it would be a key, a comment or no whole number. */
export function plainValue(text: string): string | number | boolean | null | undefined {
  if (text.includes(": ") || text.includes(" #") || text.endsWith(":")) return undefined;
  if (text.includes("\n") && (text.includes(":\n") || text.includes("\n#"))) return undefined;
  // Digits, and the signs that a number may begin with: + - .
  const first = text.charCodeAt(0);
  if (first >= 43 && first <= 57 && NUMBER.test(text)) return WHOLE.test(text) ? Number(text) : undefined;
  if (text.length > 5) return text;
  const word = WORDS.get(text);
  return word === undefined ? text : word;
}

/** Where in a line a quoted scalar ends: -1 where it goes on in the next. */
export function closingOf(line: string, from: number, quote: Quote): number {
  for (let at = line.indexOf(quote, from); at >= 0; at = line.indexOf(quote, at + 1)) {
    if (quote === "'") {
      if (line[at + 1] !== "'") return at;
      at += 1;
    } else {
      let escapes = 0;
      while (at - escapes > from && line[at - escapes - 1] === "\\") escapes += 1;
      if (escapes % 2 === 0) return at;
    }
  }
  return -1;
}

/** What the text between quotes says; its lines come without the spaces at their ends. */
export function unquoted(text: string, quote: Quote): string | undefined {
  if (quote === '"') return text.includes("\\") ? unescaped(text) : unfolded(text);
  return unfolded(text).replaceAll("''", "'");
}

/** A line end is a space, each blank line a line end. */
export function unfolded(text: string): string {
  return text.includes("\n") ? text.replace(/\n+/g, foldOf) : text;
}

const foldOf = (ends: string) => (ends.length === 1 ? " " : ends.slice(1));

const ESCAPE = /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.?))|\n+/gs;
const ESCAPES = new Map(
  Object.entries({
    "\n": "",
    " ": " ",
    '"': '"',
    "/": "/",
    "\\": "\\",
    0: "\0",
    a: "\x07",
    b: "\b",
    e: "\x1b",
    f: "\f",
    n: "\n",
    r: "\r",
    t: "\t",
    v: "\v",
    N: "\u0085",
    _: "\u00a0",
    L: "\u2028",
    P: "\u2029",
  }),
);

function unescaped(text: string): string | undefined {
  let known = true;
  const whole = text.replace(ESCAPE, (found, four?: string, two?: string, one?: string) => {
    const hex = four ?? two;
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (one === undefined) return foldOf(found);
    const character = ESCAPES.get(one);
    if (character === undefined) known = false;
    return character ?? "";
  });
  // Half characters are the whole reader's to mend.
  return known && !/\p{Surrogate}/u.test(whole) ? whole : undefined;
}
