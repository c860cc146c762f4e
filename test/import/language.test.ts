import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { detectLanguage, directionOf, isOfAnotherScript } from "../../scripts/normalise/language.ts";

const samples = JSON.parse(readFileSync(new URL("./charset-samples.json", import.meta.url), "utf8")) as {
  [language: string]: string;
};

describe("the language of a text that does not state it", () => {
  for (const [name, text] of Object.entries(samples)) {
    const language = name === "zt" ? "zh" : name;
    test(`${name} is ${language}`, () => {
      assert.equal(detectLanguage(text), language);
    });
  }

  for (const [language, text] of [
    ["en", "The ferry was late on Tuesday, and nobody on the island was told that it would be."],
    ["es", "El transbordador llegó tarde el martes, y nadie en la isla sabía que iba a ser así."],
    ["it", "Il traghetto è arrivato in ritardo martedì, e nessuno sull'isola sapeva che sarebbe stato così."],
    ["pt", "A balsa chegou atrasada na terça-feira, e ninguém na ilha sabia que isso ia acontecer."],
    ["nl", "De veerboot was dinsdag te laat, en niemand op het eiland had daar iets van gehoord."],
    ["sv", "Färjan var sen på tisdagen, och ingen på ön hade fått veta att det skulle bli så."],
    ["id", "Kapal feri terlambat pada hari Selasa, dan tidak ada yang di pulau itu yang diberi tahu."],
    ["fa", "کشتی روز سه‌شنبه دیر رسید و هیچ‌کس در این جزیره از آن خبر نداشت که چنین می‌شود"],
    ["hi", "मंगलवार को नाव देर से आई और द्वीप पर किसी को भी यह नहीं बताया गया था कि ऐसा होगा"],
  ] as const)
    test(`${language}, of one sentence`, () => {
      assert.equal(detectLanguage(text), language);
    });

  test("names, code and addresses in Latin letters do not make a Japanese text English", () => {
    const text = "Harbour Board Harbour Master Ewan Roake PORT ELLIS https://ellis.example/ferry が木曜日に再開した";
    assert.equal(detectLanguage(text), "ja");
  });

  test("a few words, or figures alone, are of no language that could be told", () => {
    for (const text of ["", "Ellis 1987", "12:05 14:30 16:55", "Roake, Shand, Osei"])
      assert.equal(detectLanguage(text), undefined, text);
  });

  test("any text at all is looked at without trouble", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        const language = detectLanguage(text);
        assert.ok(language === undefined || /^[a-z]{2,3}$/.test(language));
      }),
    );
  });
});

describe("a stated language", () => {
  test("is that of a template where the text is in letters that it is never written in", () => {
    assert.ok(isOfAnotherScript("en-US", detectLanguage(samples.ar!)));
    assert.ok(isOfAnotherScript("fr", detectLanguage(samples.ru!)));
  });

  test("stands otherwise", () => {
    assert.equal(isOfAnotherScript("de", "en"), false);
    assert.equal(isOfAnotherScript("ja", "en"), false);
    assert.equal(isOfAnotherScript("sr", "ru"), false);
    assert.equal(isOfAnotherScript("en", undefined), false);
  });
});

test("a text in Arabic or Hebrew letters runs from right to left", () => {
  assert.equal(directionOf(samples.ar!), "rtl");
  assert.equal(directionOf(samples.he!), "rtl");
  assert.equal(directionOf(samples.el!), undefined);
});
