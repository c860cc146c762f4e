import { detect, detectAll } from "tinyld";
import { languageOfLetters, languagesByWords, scriptOf, wordsIn } from "./language-words.ts";

/** Below this many letters a guess is a coin toss. */
const ENOUGH_LETTERS = 120;
/** How much of the evidence must speak for a language, and how far ahead of the next it must be. */
const SURE = 0.65;
/** Characters that are looked at: more cost time and make nothing surer. */
const SAMPLE = 1000;
const AHEAD = 3;
/** Code and addresses are English in every language, and what holds a digit is no word. */
const NO_WORDS = /^(`{3,}|~{3,})[\s\S]*?^\1|`[^`\n]*`|\]\([^)\s]*\)|https?:\S+|[\w.-]*\d[\w.-]*/gm;

const RTL = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/gu;
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

/**
 * The language of a text, where there is enough of it to be sure: by its script, by the small words that every text is
 * full of, and then by its letters.
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text
    .slice(0, SAMPLE * 3)
    .replace(NO_WORDS, " ")
    .slice(0, SAMPLE);
  const written = scriptOf(sample);
  if (written === undefined) return undefined;
  if ("language" in written) return written.language;
  const words = wordsIn(sample, written.script);
  const likely = languagesByWords(words, written.script);
  if (likely.length === 1) return likely[0];
  const joined = words.join(" ");
  return languageOfLetters(joined) ?? languageByLetters(joined, likely);
}

/** By the letters and their order; where the words have left few languages, one of these it must be. */
function languageByLetters(words: string, likely: string[]): string | undefined {
  if (likely.length > 0) return detect(words, { only: likely }) || likely[0];
  if (count(words, LETTER) < ENOUGH_LETTERS) return undefined;
  const [best, second] = detectAll(words);
  if (!best || best.accuracy < SURE || best.accuracy < AHEAD * (second?.accuracy ?? 0)) return undefined;
  return best.lang;
}

/** Whether a page says "en" only because its template did: nobody writes a text in Arabic letters and English. */
export function isOfAnotherScript(stated: string, detected: string | undefined): boolean {
  if (detected === undefined || primary(stated) === detected) return false;
  return scriptOfLanguage(stated) === "Latn" && scriptOfLanguage(detected) !== "Latn";
}

export const primary = (tag: string) => tag.split("-")[0]!.toLowerCase();

const scriptOfLanguage = (tag: string) => new Intl.Locale(tag).maximize().script;

/** `rtl` where most of a text's letters are written from right to left. */
export function directionOf(text: string): "rtl" | undefined {
  const sample = text.slice(0, SAMPLE);
  return count(sample, RTL) * 2 > count(sample, LETTER) ? "rtl" : undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
