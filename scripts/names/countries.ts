import type { Found } from "./kinds.ts";
import { countriesIn } from "./lexicon.ts";

type Country = { name: string; isSpaced: boolean };
const known = new Map<string, Country[]>();

/** The longest first: "Guinea-Bissau" before "Guinea". */
function countriesOf(language: string): Country[] {
  let countries = known.get(language);
  if (!countries) {
    countries = countriesIn(language)
      .filter((name) => name.length > 1)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .map((name) => ({
        name,
        isSpaced: !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(name),
      }));
    known.set(language, countries);
  }
  return countries;
}

/** Countries that a text names in its own language. */
export function countriesNamed(text: string, lang = ""): Found[] {
  let rest = text;
  const found: { name: string; at: number; count: number }[] = [];
  for (const { name, isSpaced } of countriesOf(lang.split("-")[0]!.toLowerCase())) {
    if (!rest.includes(name)) continue;
    const parts = rest.split(isSpaced ? wholeWord(name) : apart(name));
    if (parts.length < 2) continue;
    found.push({ name, at: parts[0]!.length, count: parts.length - 1 });
    // As long as what was there, so that places stay what they are.
    rest = parts.join("\0".repeat(name.length));
  }
  return found
    .sort((a, b) => b.count - a.count || a.at - b.at)
    .map(({ name }) => ({ name, kind: "place", confidence: 6 }));
}

/**
 * In scripts without spaces "美国宇航局" begins with a country and names a body: a country stands by itself where particles,
 * kana or punctuation follow it.
 */
const apart = (name: string) =>
  new RegExp(`${name}(?=$|[^\\p{Script=Han}\\p{Script=Katakana}ー]|[的和与與在是及或于於為为、])`, "u");

const wholeWord = (name: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}\\p{N}-])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{M}\\p{N}])`, "u");
