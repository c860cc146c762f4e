import type { Element, ElementContent } from "hast";

const MARKS = new Set(["em", "i", "strong", "b", "u", "del", "s", "strike", "ins", "mark", "cite", "q"]);

/**
 * Space at the ends of emphasis goes outside it: "<em>Right, </em>and" would need "&#x61;nd" in Markdown, which cannot
 * end emphasis behind a space.
 */
export function withSpaceOutside(node: Element): ElementContent[] {
  const first = node.children[0];
  const last = node.children.at(-1);
  if (!MARKS.has(node.tagName) || !first) return [node];
  const before = first.type === "text" ? /^\s+/.exec(first.value)?.[0] : undefined;
  const behind = last?.type === "text" && endsInSpace(last.value) ? " " : undefined;
  if (before === undefined && behind === undefined) return [node];
  const children = node.children.map((child) => {
    if (child.type !== "text") return child;
    const begun = child === first ? child.value.trimStart() : child.value;
    return { ...child, value: child === last ? begun.trimEnd() : begun };
  });
  const space: ElementContent = { type: "text", value: " " };
  const isEmpty = children.every((child) => child.type === "text" && child.value === "");
  if (isEmpty) return [space];
  return [...(before ? [space] : []), { ...node, children }, ...(behind ? [space] : [])];
}

const endsInSpace = (text: string) => text !== text.trimEnd();

/** Where pictures keep their address until they come into view. */
const LATER = ["dataSrc", "dataLazySrc", "dataOriginal", "dataOrigFile", "dataImage"];

/** A picture's address, also where a script would have filled it in later; undefined where none can be followed. */
export function pictureAddress({ properties }: Element, scheme: RegExp): string | undefined {
  const candidates = [
    properties.src,
    ...LATER.map((name) => properties[name]),
    firstOf(properties.srcSet ?? properties.dataSrcSet),
  ];
  return candidates.map((value) => String(value ?? "").trim()).find((value) => scheme.test(value));
}

function firstOf(srcSet: unknown): string | undefined {
  const words = Array.isArray(srcSet) ? String(srcSet[0] ?? "") : String(srcSet ?? "");
  return words.trim().split(/\s/)[0];
}
