import rehypeParse from "rehype-parse";
import { unified } from "unified";

const parser = unified().use(rehypeParse, { fragment: true });

type Node = { type: string; value?: string; children?: Node[] };

/** Tags that can stand in a headline or a summary; anything else between angle brackets is taken for words. */
const TAG = /<\/?(?:a|abbr|b|br|cite|code|em|font|i|p|q|small|span|strong|sub|sup|u)(?:\s[^<>]*)?\/?>/gi;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z0-9]{1,30});/gi;

/** A headline or a name as plain words on one line: tags gone, entities as their characters, spaces single. */
export function plainWords(text: string): string {
  return oneLine(
    text
      .replace(/<br\s*\/?>/gi, " ")
      .replace(TAG, "")
      .replace(ENTITY, decodeEntity),
  );
}

/** A summary as plain words: Markdown's emphasis, code marks and links go too. */
export function plainSummary(text: string): string {
  return plainWords(
    text
      .replace(/!?\[([^\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "$1")
      .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, "$2")
      .replace(/(?<![\p{L}\p{N}*_])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, "$2")
      .replace(/`([^`]+)`/g, "$1"),
  );
}

/** Control characters and line ends of any kind become single spaces. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, " ")
    .replace(/[\ufeff\ufffe\uffff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Without the spaces before line ends; those at the very end stay, for code may follow there. Only the first of a run of
 * spaces is tried, or long runs would take long.
 */
export function withoutLineEnds(text: string): string {
  return text.replace(/(?<![ \t])[ \t]+(?=\n)/g, "");
}

function decodeEntity(entity: string): string {
  return wordsOf(parser.parse(entity) as Node);
}

function wordsOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(wordsOf).join("");
}
