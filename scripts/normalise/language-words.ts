import words from "./words/function-words.json" with { type: "json" };

type Script = keyof typeof words;

/** Scripts in which one language alone is commonly written. */
const OF_ONE: [script: RegExp, language: string][] = [
  [/\p{sc=Greek}/gu, "el"],
  [/\p{sc=Hebrew}/gu, "he"],
  [/\p{sc=Thai}/gu, "th"],
  [/\p{sc=Armenian}/gu, "hy"],
  [/\p{sc=Georgian}/gu, "ka"],
  [/\p{sc=Khmer}/gu, "km"],
  [/\p{sc=Lao}/gu, "lo"],
  [/\p{sc=Myanmar}/gu, "my"],
  [/\p{sc=Bengali}/gu, "bn"],
  [/\p{sc=Gujarati}/gu, "gu"],
  [/\p{sc=Gurmukhi}/gu, "pa"],
  [/\p{sc=Tamil}/gu, "ta"],
  [/\p{sc=Telugu}/gu, "te"],
  [/\p{sc=Kannada}/gu, "kn"],
  [/\p{sc=Malayalam}/gu, "ml"],
  [/\p{sc=Sinhala}/gu, "si"],
  [/\p{sc=Ethiopic}/gu, "am"],
];

const OF_MANY: [script: RegExp, name: Script][] = [
  [/\p{sc=Latin}/gu, "Latin"],
  [/\p{sc=Cyrillic}/gu, "Cyrillic"],
  [/\p{sc=Arabic}/gu, "Arabic"],
  [/\p{sc=Devanagari}/gu, "Devanagari"],
];

const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const HANGUL = /\p{sc=Hangul}/gu;
const HAN = /\p{sc=Han}/gu;

/** Names, code and addresses are Latin in every language: another script needs only so much of the letters to be the text's own. */
const OWN_SHARE = 0.2;
/** A wide letter is a syllable or a word. */
const WIDE_WEIGHT = 2.5;
/** So many letters of a script must there be, Latin ones aside, which have to be told apart by words. */
const FEW = 12;

/** The script that a text is written in, and its language where the script alone says it. */
export function scriptOf(text: string): { language: string } | { script: Script } | undefined {
  const latin = count(text, /\p{sc=Latin}/gu);
  const [kana, hangul, han] = [KANA, HANGUL, HAN].map((wide) => count(text, wide) * WIDE_WEIGHT) as [
    number,
    number,
    number,
  ];
  const scripts: [weight: number, said: { language: string } | { script: Script }][] = [
    // Japanese is written in Han letters as well, and Chinese never in kana.
    kana > 0.1 * han ? [kana + han, { language: "ja" }] : [han, { language: "zh" }],
    [hangul, { language: "ko" }],
    ...OF_ONE.map(([script, language]): [number, { language: string }] => [count(text, script), { language }]),
    ...OF_MANY.slice(1).map(([script, name]): [number, { script: Script }] => [count(text, script), { script: name }]),
  ];
  const [weight, own] = scripts.reduce((best, one) => (one[0] > best[0] ? one : best));
  if (weight >= FEW && weight / (weight + latin) >= OWN_SHARE) return own;
  return latin > 0 ? { script: "Latin" } : undefined;
}

const LANGUAGES = new Map(
  Object.entries(words).map(([script, languages]) => [
    script as Script,
    Object.entries(languages).map(([language, list]) => [language, new Set(list.split(" "))] as const),
  ]),
);

/** So many of the small words that every text has must be found, and so many times those of the next language. */
const ENOUGH = 4;
const AHEAD = 1.35;
/** And so much of all words: a French text that names an English song has a "the", too. */
const LEAST_SHARE = 0.08;

/** The words of a text that are written in a script, in small letters. */
export function wordsIn(text: string, script: Script): string[] {
  const [letters] = OF_MANY.find(([, name]) => name === script)!;
  return (text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => count(word, letters) > 0);
}

/**
 * The languages whose small words ("the", "und", "что") a text is full of, the likeliest first: one where it is sure,
 * more where they are too much alike, none where there is too little of any.
 */
export function languagesByWords(words: string[], script: Script): string[] {
  const hits = LANGUAGES.get(script)!
    .map(([language, list]) => ({ language, hits: words.filter((word) => list.has(word)).length }))
    .sort((one, other) => other.hits - one.hits);
  const most = hits[0]?.hits ?? 0;
  if (most < ENOUGH || most < LEAST_SHARE * words.length) return [];
  return hits.filter((one) => one.hits * AHEAD > most).map(({ language }) => language);
}

/** Letters that one Cyrillic alphabet has, and those that it has not. */
const ALPHABETS: [language: string, own: RegExp, foreign: RegExp][] = [
  ["uk", /[їєґ]/, /[ыэъёўј]/],
  ["be", /ў/, /[їєґъј]/],
  ["ru", /[ыэё]/, /[іїєґўјқңғүұәһө]/],
];

/** The language whose alphabet a Cyrillic text needs, where that is one: "Київ" can be Ukrainian only. */
export function languageOfLetters(text: string): string | undefined {
  return ALPHABETS.find(([, own, foreign]) => own.test(text) && !foreign.test(text))?.[0];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
