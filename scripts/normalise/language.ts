import { detectAll } from "tinyld";

/** Below this many letters a guess is a coin toss; fewer are needed where the script itself says much. */
const ENOUGH_LETTERS = 120;
const ENOUGH_WIDE = 60;
/** How much of the evidence must speak for a language, and how far ahead of the next it must be. */
const SURE = 0.65;
/** Characters that are looked at: more cost time and make nothing surer. */
const SAMPLE = 1000;
const AHEAD = 3;
/** Code and addresses are English in every language. */
const NO_WORDS = /^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]*`|\]\([^)\s]*\)|https?:\S+/gm;

const RTL = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/gu;
const WIDE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;
const LETTER = /\p{L}/gu;

/** A language as front matter states it, in BCP 47's dress: "zh_cn" is "zh-CN". Undefined for other words. */
export function languageTag(words: string): string | undefined {
  const parts = words.trim().replaceAll("_", "-").split("-");
  const [primary = "", ...rest] = parts;
  if (!isLanguage(primary)) return undefined;
  const tags = rest.map((part) => (part.length === 2 ? part.toUpperCase() : part.length === 4 ? titled(part) : part));
  const tag = [primary.toLowerCase(), ...tags].join("-");
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : undefined;
}

const titled = (word: string) => word[0]!.toUpperCase() + word.slice(1).toLowerCase();

/** The language that a folder near the top names, as multilingual sites keep them: "fr/news/_posts/a.md". */
export function folderLanguage(name: string): string | undefined {
  const folders = name.split("/").slice(0, -1).slice(0, 3);
  const found = folders.find(
    (folder) => /^[a-z]{2}([-_]([a-z]{2}|hans|hant|latn|cyrl))?$/i.test(folder) && languageTag(folder),
  );
  return found === undefined ? undefined : languageTag(found);
}

let names: Intl.DisplayNames | undefined;

function isLanguage(code: string): boolean {
  if (!/^[a-z]{2,3}$/i.test(code)) return false;
  names ??= new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  return names.of(code.toLowerCase()) !== undefined;
}

/** The language of a text, where there is enough of it to be sure. */
export function detectLanguage(text: string): string | undefined {
  const sample = text
    .slice(0, SAMPLE * 3)
    .replace(NO_WORDS, " ")
    .slice(0, SAMPLE);
  const letters = count(sample, LETTER);
  if (letters < ENOUGH_LETTERS && count(sample, WIDE) < ENOUGH_WIDE) return undefined;
  const [best, second] = detectAll(sample);
  if (!best || best.accuracy < SURE || best.accuracy < AHEAD * (second?.accuracy ?? 0)) return undefined;
  return best.lang;
}

export const primary = (tag: string) => tag.split("-")[0]!.toLowerCase();

/** `rtl` where most of a text's letters are written from right to left. */
export function directionOf(text: string): "rtl" | undefined {
  const sample = text.slice(0, SAMPLE);
  return count(sample, RTL) * 2 > count(sample, LETTER) ? "rtl" : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
