import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { findNames } from "../../scripts/names/find.ts";
import { decodeName, encodeNames } from "../../scripts/names/encode.ts";
import { type NameKind, SURE } from "../../scripts/names/kinds.ts";

type Options = { lang?: string; title?: string; place?: string };

function all(text: string, { lang = "en", title = "", place }: Options = {}) {
  return findNames({ title, lang, place, summary: undefined }, text);
}

const sure = (text: string, kind: NameKind, options?: Options) =>
  all(text, options)
    .filter((one) => one.kind === kind && one.confidence >= SURE)
    .map(({ name }) => name)
    .sort();

const people = (text: string, options?: Options) => sure(text, "person", options);
const bodies = (text: string, options?: Options) => sure(text, "organisation", options);
const places = (text: string, options?: Options) => sure(text, "place", options);

test("a person is known by a first name, an office, an honorific, an age, an initial", () => {
  assert.deepEqual(people("On Monday Margaret Osei spoke to the crowd."), ["Margaret Osei"]);
  assert.deepEqual(people("It was up to Councillor Zudie Thole to answer."), ["Zudie Thole"]);
  assert.deepEqual(people("A letter from Quorin Vask, 45, was read out."), ["Quorin Vask"]);
  assert.deepEqual(people("The boat was built by Quorin T. Vask of the yard."), ["Quorin T. Vask"]);
  assert.deepEqual(people("Then the skipper Quorin Vask, who owned the boat, said no."), ["Quorin Vask"]);
  assert.deepEqual(people("We asked Quorin Vask first. Later Mr Vask came back."), ["Quorin Vask"]);
  assert.deepEqual(people("Ursula von der Leyen left; Osman al-Rashid stayed."), [
    "Osman al-Rashid",
    "Ursula von der Leyen",
  ]);
});

test("a surname alone is nobody's page", () => {
  assert.deepEqual(people("Mr Vask spoke. Vask said so twice."), []);
  assert.deepEqual(people("Margaret Osei spoke. Mrs Osei’s answer was short. Osei left."), ["Margaret Osei"]);
});

test("offices, modifiers and what stands before them are no part of the name", () => {
  const text =
    "Former Ohio Attorney General Margaret Osei met House Majority Leader Ada Thole and President-elect Ben Quill.";
  assert.deepEqual(people(text), ["Ada Thole", "Ben Quill", "Margaret Osei"]);
  assert.deepEqual(places(text), ["Ohio"]);
  assert.deepEqual(people("Secretary of State Margaret Osei flew home."), ["Margaret Osei"]);
});

test("an organisation is known by how its name ends or begins, and by letters in brackets", () => {
  assert.deepEqual(bodies("He wrote to the Carrow Harbour Board and to Vask Holdings Ltd."), [
    "Carrow Harbour Board",
    "Vask Holdings Ltd.",
  ]);
  assert.deepEqual(bodies("She left the University of Northgate for the Ministry of Fish."), [
    "Ministry of Fish",
    "University of Northgate",
  ]);
  assert.deepEqual(bodies("The Food and Drug Administration and the Department of Health and Human Services agreed."), [
    "Department of Health and Human Services",
    "Food and Drug Administration",
  ]);
  assert.deepEqual(bodies("A grant from Carrow Ferry Users (CFU) came. The CFU was glad."), ["Carrow Ferry Users"]);
});

test("a place is known by lists, by its form, by a state or country behind it", () => {
  assert.deepEqual(places("They sailed from Oslo to Lisbon by way of Lake Vask."), ["Lake Vask", "Lisbon", "Oslo"]);
  assert.deepEqual(places("She grew up in Springvask, Ohio, and moved on."), ["Ohio", "Springvask"]);
  assert.deepEqual(places("The Pakistan-Afghanistan border was shut."), ["Afghanistan", "Pakistan"]);
  assert.deepEqual(places("Nothing moved.", { place: "CARROW HAVEN, Northshire" }), ["Carrow Haven"]);
  assert.deepEqual(places("A Vaskville-based firm closed. It had been in Vaskville since 1901."), ["Vaskville"]);
});

test("the longest name counts, not one within it", () => {
  assert.deepEqual(places("The New York Police Department said no."), []);
  assert.deepEqual(bodies("The New York Police Department said no."), ["New York Police Department"]);
  assert.deepEqual(places("The Washington Post wrote so."), []);
});

test("days, nationalities, laws, wars and first words of sentences are no names", () => {
  const text =
    "Yesterday the Russians came. Monday was quiet. The Affordable Care Act passed. Critics said the Vietnam War was lost. Democrats agreed.";
  assert.deepEqual(
    all(text).filter(({ confidence }) => confidence >= SURE),
    [],
  );
});

test("headlines, credits and quoted titles give no names", () => {
  assert.deepEqual(
    people("Nothing happened today in town.", { title: "Council Wins Great Victory For Margaret Osei" }),
    [],
  );
  assert.deepEqual(people("By Margaret Osei\n\nThe ferry was late again today."), []);
  assert.deepEqual(people("The ferry was late. (Reporting by Margaret Osei; Editing by Ada Thole)"), []);
  assert.deepEqual(people("The film “Margaret Osei” was shown."), []);
});

test("possessives and other spellings of one name are put together", () => {
  const found = all("Donald J. Vask came. Donald Vask’s boat sank. Donald Vask left.");
  assert.deepEqual(
    found.map(({ name }) => name),
    ["Donald Vask"],
  );
});

test("a surname that is a place too stands for the person who bears it", () => {
  assert.deepEqual(places("Michael Jordan was there. Jordan said he liked it."), []);
  assert.deepEqual(places("Michael Jordan was there. He had come from the fields in Jordan."), ["Jordan"]);
});

test("other languages give what is sure", () => {
  assert.deepEqual(places("Die Fähre aus Norwegen und Frankreich kam.", { lang: "de" }), ["Frankreich", "Norwegen"]);
  assert.deepEqual(people("Hier, François Dupont a parlé.", { lang: "fr" }), ["François Dupont"]);
  assert.deepEqual(places("昨日、日本とフランスの船が来た。", { lang: "ja" }), ["フランス", "日本"]);
  assert.deepEqual(people("Die Neue Schule hat den Rat der Stadt überzeugt.", { lang: "de" }), []);
});

const words = fc.constantFrom(
  ..."White House of Representatives New York Times Los Angeles Senior Editor General Motors Prince of Wales Monday Democratic Chief Justice Department Secretary State Sen. Washington Post-led St. Louis Jr. Republican Act War Will".split(
    " ",
  ),
  "Mr",
  "Margaret",
  "Osei",
  "of",
  "the",
  "The",
  "and",
  "&",
  "Board",
  "Council",
  "University",
  "J.",
  "U.S.",
  "said",
  "in",
  ",",
  ".",
  "“",
  "”",
  "(",
  ")",
  "(HB)",
  "Osei’s",
  "al-Vask",
  "'s",
  "-",
  "—",
  "45",
  "Lake",
  "President",
  "General",
  "and",
  "Inc.",
  "\n",
  "日本",
  "\u{1f600}",
  "\ud800",
  "München",
  "İstanbul",
  "*",
  "[",
  "](",
);
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(words, { maxLength: 60, size: "max" }).map((some) => some.join(" ")),
);
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

test("any text gives names that stand in it, the same each time, and rows that say them again", () => {
  fc.assert(
    fc.property(texts, fc.constantFrom("en", "de", "ja", "ar", "xx", undefined), (text, lang) => {
      const article = { title: "", lang, summary: undefined, place: undefined };
      const found = findNames(article, text);
      assert.deepEqual(findNames(article, text), found);
      for (const { name } of found) assert.ok(plain(text).includes(plain(name)), `${name} is not in ${text}`);
      assert.equal(new Set(found.map(({ name }) => name)).size, found.length);
      const row = encodeNames(found);
      assert.deepEqual(row === "" ? [] : row.split("\n").map(decodeName), found);
    }),
    { numRuns: 1000 },
  );
});
