import { at, elementsOf, textOf, wordsAt, type XmlNode } from "../xml/reader.ts";
import { attributeOf, keyOf, type Parts } from "./elements.ts";

const MAIL = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"']+/g;

/** "ann@paper.example (Ann Lee)" is Ann Lee, and so is "Ann Lee <ann@paper.example>"; an address alone is nobody's name. */
export function nameOf(words: string): string | undefined {
  const plain = words.replace(/\s+/g, " ").trim();
  if (!plain.includes("@")) return plain || undefined;
  const inBrackets = /@[^\s()]*\s*\(([^()]+)\)/.exec(plain)?.[1];
  const name = (inBrackets ?? plain).replace(/mailto:/gi, "").replace(MAIL, " ");
  return (
    name
      .replace(/[<>()[\]"]/g, " ")
      .replace(/\s+/g, " ")
      .replace(/^[\s,;:-]+|[\s,;:-]+$/g, "") || undefined
  );
}

/** The names of an item's writers, in whichever of the many ways feeds have. */
export function authorsOf(parts: Parts): { names: string[]; key: string } | undefined {
  for (const key of ["author", "dc:creator", "dc:author", "itunes:author", "media:credit", "creator"]) {
    const names = (parts.get(key) ?? [])
      .filter(isWriter)
      .map(personOf)
      .filter((name) => name !== undefined);
    if (names.length > 0) return { names: [...new Set(names)], key };
  }
  return undefined;
}

/** A credit of Media RSS is a photographer's, unless it says another role. */
function isWriter(node: XmlNode): boolean {
  return keyOf(node) !== "media:credit" || /^(author|writer|reporter)$/i.test(attributeOf(node, "role") ?? "");
}

function personOf(node: XmlNode): string | undefined {
  if (elementsOf(node).length === 0) return nameOf(textOf(node));
  const name = wordsAt(node, "name") ?? wordsAt(at(node, "Person"), "name");
  return name === undefined ? undefined : nameOf(name);
}
