/**
 * Reads JSON as people paste it into pages: with comments, commas too many or too few, line ends and bare quotes within
 * strings, several values in a row. What cannot be read is left out; what stands before it is kept. Never throws, and
 * looks at each character once or twice.
 */
export function lenientJson(text: string): unknown[] {
  const reader: Reader = { text, at: 0 };
  const values: unknown[] = [];
  while (skip(reader)) {
    const start = reader.at;
    const value = readValue(reader, 0);
    if (value !== undefined && typeof value === "object") values.push(value);
    if (reader.at === start) reader.at += 1;
  }
  return values;
}

type Reader = { text: string; at: number };

const DEEPEST = 64;
const SCALAR = /[^\s,:{}[\]"]+/y;

/** Past spaces, commas and comments; false at the end. */
function skip(reader: Reader): boolean {
  const { text } = reader;
  while (reader.at < text.length) {
    const char = text[reader.at]!;
    if (char <= " " || char === "," || char === ";" || char === "\u00a0" || char === "\ufeff") reader.at += 1;
    else if (text.startsWith("/*", reader.at)) reader.at = after(text, "*/", reader.at);
    else if (text.startsWith("//", reader.at)) reader.at = after(text, "\n", reader.at);
    else if (text.startsWith("<!--", reader.at)) reader.at += 4;
    else if (text.startsWith("-->", reader.at)) reader.at += 3;
    else return true;
  }
  return false;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function readValue(reader: Reader, depth: number): unknown {
  const char = reader.text[reader.at];
  if (char === '"') return readString(reader);
  if (char === "{" && depth < DEEPEST) return readObject(reader, depth);
  if (char === "[" && depth < DEEPEST) return readArray(reader, depth);
  SCALAR.lastIndex = reader.at;
  const word = SCALAR.exec(reader.text)?.[0];
  if (word === undefined) return undefined;
  reader.at += word.length;
  if (word === "true" || word === "false") return word === "true";
  const number = Number(word);
  return word === "null" || Number.isNaN(number) ? null : number;
}

function readObject(reader: Reader, depth: number): object {
  const object: Record<string, unknown> = {};
  reader.at += 1;
  while (skip(reader) && reader.text[reader.at] !== "}" && reader.text[reader.at] !== "]") {
    const start = reader.at;
    const key = readValue(reader, DEEPEST);
    skip(reader);
    if (reader.text[reader.at] === ":") {
      reader.at += 1;
      skip(reader);
      const value = readValue(reader, depth + 1);
      if (typeof key === "string" && key !== "__proto__") object[key] = value;
    }
    if (reader.at === start) reader.at += 1;
  }
  reader.at += 1;
  return object;
}

function readArray(reader: Reader, depth: number): unknown[] {
  const list: unknown[] = [];
  reader.at += 1;
  while (skip(reader) && reader.text[reader.at] !== "]" && reader.text[reader.at] !== "}") {
    const start = reader.at;
    list.push(readValue(reader, depth + 1));
    if (reader.at === start) reader.at += 1;
  }
  reader.at += 1;
  return list;
}

/** A quote ends a string only where something may follow a string. */
function readString(reader: Reader): string {
  const { text } = reader;
  const from = reader.at + 1;
  let at = from;
  for (; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === '"' && endsString(text, at + 1)) break;
  }
  reader.at = at + 1;
  return unescaped(text.slice(from, at));
}

function endsString(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && text[at]! <= " ") at += 1;
  return at >= text.length || ",:}]/".includes(text[at]!) || (at > from && text[at] === '"');
}

const ESCAPES: Record<string, string> = { n: "\n", t: "\t", r: "\r", b: " ", f: " " };

function unescaped(words: string): string {
  return words.replace(/\\(?:u([\da-f]{4})|([\s\S]))/gi, (_all, code: string | undefined, char: string) =>
    code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[char] ?? char),
  );
}
