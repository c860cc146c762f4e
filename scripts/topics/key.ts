import { nameKey } from "../article/name.ts";

/** How a language writes "&": a word between two others that makes no other topic of them. */
const AND: { [language: string]: string } = { en: "and", de: "und", fr: "et", es: "y", it: "e", pt: "e", nl: "en" };

/** What is no plural of anything, or the plural of something else: "News" is not "New", nor "Arms" the "Arm". */
const NOT_PLURAL = new Set(
  "arms arts clothes commons customs forces glasses goods honors honours james jones lens lords means minutes news premises series shorts species spirits states times wales works".split(
    " ",
  ),
);

const IRREGULAR: { [plural: string]: string } = {
  analyses: "analysis",
  children: "child",
  crises: "crisis",
  feet: "foot",
  geese: "goose",
  halves: "half",
  heroes: "hero",
  knives: "knife",
  leaves: "leaf",
  lives: "life",
  loaves: "loaf",
  men: "man",
  mice: "mouse",
  people: "person",
  potatoes: "potato",
  shelves: "shelf",
  teeth: "tooth",
  thieves: "thief",
  tomatoes: "tomato",
  wives: "wife",
  wolves: "wolf",
  women: "woman",
};

/**
 * What makes two spellings of a topic the same one: beyond what makes names so (case, accents, punctuation), "&" and
 * "and", and in English the singular and the plural of the last word. Keys are compared, and never shown.
 */
export function topicKey(name: string, language: string): string {
  const key = nameKey(name) || name;
  const tag = language.toLowerCase().split("-")[0]!;
  const and = AND[tag];
  const joined = and === undefined ? key : key.replaceAll(` ${and} `, " ");
  // What is written in capitals is an abbreviation: "AIDS" is not "Aid".
  return tag !== "en" || name === name.toUpperCase() ? joined : singular(joined);
}

function singular(key: string): string {
  const start = key.lastIndexOf(" ") + 1;
  return key.slice(0, start) + singularOf(key.slice(start));
}

function singularOf(word: string): string {
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word]!;
  // "buses" and "houses" both lose "es": so "house" loses its "e".
  if (/(?:[sx]|ch|sh|zz)e$/.test(word)) return word.slice(0, -1);
  if (word.length < 4 || !/^[a-z]*[^aius]s$/.test(word) || /ics$/.test(word)) return word;
  if (NOT_PLURAL.has(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:[sx]|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
