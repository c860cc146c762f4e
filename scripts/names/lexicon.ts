import common from "./words/common.json" with { type: "json" };
import firstNames from "./words/first-names.json" with { type: "json" };
import organisations from "./words/organisations.json" with { type: "json" };
import people from "./words/people.json" with { type: "json" };
import places from "./words/places.json" with { type: "json" };

/** The words by which names are known: hand-written, kept in scripts/names/words. */

const words = (...texts: string[]) => new Set(texts.flatMap((text) => text.split(" ")));
const phrases = (...texts: string[]) => texts.flatMap((text) => text.split("|"));

export const FIRST_NAMES = words(...firstNames.english, ...firstNames.world);
export const HONORIFICS = words(people.honorifics);
export const OFFICES = words(people.offices);
export const OFFICE_OF = words(people.officeOf);
export const OFFICE_MODIFIERS = words(people.officeModifiers);
export const ROLES = words(people.roles);
/** Titles that stand before people alone: "General" and "Justice" do not. */
export const PERSONAL = words(people.personal);
export const ROYAL = words(people.royal);
export const GENERATIONS = words(people.suffixes);
export const PARTICLES = words(people.particles);
/** Words that end the names of bodies and places, and are surnames too. */
export const SURNAMES_TOO = words(people.surnamesToo);
/** Family names that stand before given ones. */
export const FAMILY_FIRST = words(people.familyFirst);
export const LEADS = words(people.leads);
export const SAYING = words(people.saying);

export const BODY_SUFFIXES = words(organisations.suffixes);
export const BODY_HEADS = words(organisations.heads);
/** Words that end the names of other things as well. */
export const WEAK_SUFFIXES = words(organisations.weakSuffixes);
/** What follows "and" in the name of one body: "Food and Drug Administration". */
export const AFTER_AND = words(organisations.afterAnd);
/** The forms of companies. */
export const LEGAL = words(organisations.legal);
/** Words that name a body only with a word that tells which. */
export const GENERIC_BODIES = words(organisations.without);

export const PLACE_SUFFIXES = words(places.suffixes);
export const PLACE_HEADS = words(places.heads);
export const PLACE_OF = words(places.ofHeads);
export const STATES = new Set(phrases(places.states));
export const STATE_LETTERS = words(places.stateLetters);

export const CALENDAR = words(common.calendar);
export const DEMONYMS = words(common.demonyms);
/** Cities whose names are words, colleges or people as well. */
const WORDS_TOO = words(places.wordsToo);
const SURE_PLACES = new Set(phrases(places.countries, places.states));
export const isUnsurePlace = (name: string) => WORDS_TOO.has(name) || (FIRST_NAMES.has(name) && !SURE_PLACES.has(name));
/** In lower case: what opens a sentence and is no name. */
export const OPENERS = words(common.openers);
/** In lower case: what stands in no name but between others. */
export const BREAKS = words(common.breaks);
/** What ends the names of laws, wars, prizes and shows. */
export const THINGS = words(common.things);

export type Known = "organisation" | "place";

/** Well-known bodies and places, by their words joined with one blank. */
const KNOWN = new Map<string, Known>();
/** By a first word: how many words the longest of its names has. */
const LONGEST = new Map<string, number>();

function learn(names: string[], kind: Known): void {
  for (const name of names) {
    if (KNOWN.has(name)) continue;
    KNOWN.set(name, kind);
    const parts = name.split(" ");
    LONGEST.set(parts[0]!, Math.max(LONGEST.get(parts[0]!) ?? 0, parts.length));
  }
}

/** The names of countries in a language, as Unicode's CLDR has them; empty where the runtime knows none. */
export function countriesIn(language: string): string[] {
  try {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    return COUNTRY_CODES.flatMap((code) => names.of(code) ?? []);
  } catch {
    return [];
  }
}

const COUNTRY_CODES =
  "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI KH CM CA CV CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VA VE VN YE ZM ZW TW GL HK MO PR XK PS".split(
    " ",
  );

learn(phrases(...organisations.known), "organisation");
learn([...words(organisations.acronyms)], "organisation");
learn(
  [
    ...phrases(places.countries, places.states, places.regions, places.capitals, places.cities),
    ...countriesIn("en").map((name) => name.replace(" & ", " and ")),
  ],
  "place",
);

export const knownAs = (name: string): Known | undefined => KNOWN.get(name);
export const longestFrom = (word: string): number => LONGEST.get(word) ?? 0;
