import type { Found, NameKind } from "./kinds.ts";

/**
 * The names of an article as its row keeps them: a line a name, "p7Margaret Osei". The letter is its kind (p, o, l for a
 * place, "?" where nothing tells it), the digit its confidence. One text takes far less room than an object a name.
 */
export function encodeNames(found: Found[]): string {
  return found.map(({ name, kind, confidence }) => `${kind ? LETTERS[kind] : "?"}${confidence}${name}`).join("\n");
}

const LETTERS: { [Kind in NameKind]: string } = { person: "p", organisation: "o", place: "l" };
const KINDS: { [letter: string]: NameKind } = { p: "person", o: "organisation", l: "place" };

/** A line of it. */
export function decodeName(line: string): Found {
  const found = { name: line.slice(2), confidence: line.charCodeAt(1) - 0x30 };
  const kind = KINDS[line[0]!];
  return kind === undefined ? found : { ...found, kind };
}
