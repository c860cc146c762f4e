import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { readByline } from "../../scripts/normalise/byline.ts";
import { takeCaptions } from "../../scripts/normalise/captions.ts";
import { takeDateline, takeMarkdownDateline } from "../../scripts/normalise/dateline.ts";
import { escapeMarkdown } from "../../scripts/normalise/escape.ts";
import { quotationOpen, splitRunTogether } from "../../scripts/normalise/paragraphs.ts";
import { sentencesOf } from "../../scripts/normalise/sentences.ts";

describe("datelines", () => {
  const cases: [text: string, place?: string, agency?: string, rest?: string][] = [
    ["SEOUL, South Korea (AP) — A man", "SEOUL, South Korea", "Associated Press", "A man"],
    ["WASHINGTON — The house", "WASHINGTON", undefined, "The house"],
    ["LONDON (Reuters) - Gold fell", "LONDON", "Reuters", "Gold fell"],
    ["CARROW HAVEN, June 4 (CP) — The", "CARROW HAVEN", "CP", "The"],
    ["NEW YORK, Jan. 5, 1999 (UPI) -- Snow", "NEW YORK", "United Press International", "Snow"],
    ["ST. PAUL, Minn. (AP) — Snow", "ST. PAUL, Minn.", "Associated Press", "Snow"],
    ["WASHINGTON, D.C. – Snow", "WASHINGTON, D.C.", undefined, "Snow"],
    ["ROME — Snow", "ROME", undefined, "Snow"],
    ["(AP) — Snow", undefined, "Associated Press", "Snow"],
    ["NASA — the space agency — said"],
    ["COVID-19 — a disease"],
    ["U.S. - made cars"],
    ["The man — a sailor — said"],
    ["AP reported snow"],
  ];
  for (const [text, place, agency, rest = text] of cases) {
    test(`"${text}" ${place || agency ? "is taken apart" : "is left alone"}`, () =>
      assert.deepEqual(takeDateline(text), { ...(place ? { place } : {}), ...(agency ? { agency } : {}), text: rest }));
  }

  test("a page's dateline is taken where its form is sure, and its text goes on as it stood", () => {
    const sure: [text: string, place: string | undefined, agency: string | undefined, rest: string][] = [
      ["LONDON, March 3 (Reuters) - Gold", "LONDON", "Reuters", "Gold"],
      ["LONDON, 3 March 2011 (Reuters) - Gold", "LONDON", "Reuters", "Gold"],
      ["NAIROBI — “Gold”", "NAIROBI", undefined, "“Gold”"],
      ["ST. PAUL, Minn. — Gold", "ST. PAUL, Minn.", undefined, "Gold"],
      ["PORT ELLIS, North Reach (Coastal Press) — Gold", "PORT ELLIS, North Reach", "Coastal Press", "Gold"],
      ["(AP) — Gold", undefined, "Associated Press", "Gold"],
      ["**LONDON (Reuters) -** Gold", "LONDON", "Reuters", "Gold"],
      ["**LONDON** — [Gold](https://x.example/)", "LONDON", undefined, "[Gold](https://x.example/)"],
      [
        "# H\n\n![a](b.jpg)\n\nLONDON — Gold\n\nPARIS — Silver",
        "LONDON",
        undefined,
        "# H\n\n![a](b.jpg)\n\nGold\n\nPARIS — Silver",
      ],
    ];
    for (const [text, place, agency, rest] of sure) {
      const { place: where, agency: who, text: left } = takeMarkdownDateline(text);
      assert.deepEqual([where, who, left], [place, agency, rest], text);
    }
    const unsure = [
      "SMITH, John Edward — Passed away",
      "UPDATE — The boat",
      "EDITOR’S NOTE — This story",
      "MICROSOFT — the company — said",
      "MICROSOFT - The company",
      "NASA (the space agency) — Gold",
      "(Updated) — Gold",
      "**LONDON is big** — Gold",
      "The boat.\n\nLONDON — Gold",
      "- LONDON — Gold",
    ];
    for (const text of unsure) assert.deepEqual(takeMarkdownDateline(text), { text }, text);
  });

  test("an archive's own agencies come first", () => {
    assert.equal(takeDateline("ELLIS (CP) — Fog", { CP: "Coastal Press" }).agency, "Coastal Press");
  });
});

describe("bylines", () => {
  const cases: [text: string, authors: string[], agency?: string][] = [
    ["By Joan Pike and Alan Reyes, Coastal Press", ["Joan Pike", "Alan Reyes"], "Coastal Press"],
    ["By JOAN O'PIKE", ["Joan O'Pike"]],
    ["By Joan Pike, Alan Reyes and Mo Li", ["Joan Pike", "Alan Reyes", "Mo Li"]],
    ["Capt. Edwin Stroud, Harbourmaster", ["Capt. Edwin Stroud, Harbourmaster"]],
    ["Ann Lee, Reuters", ["Ann Lee"], "Reuters"],
    ["by Martin King, Jr., Staff Writer", ["Martin King, Jr."]],
    ["By Joan Pike, Shipping Correspondent", ["Joan Pike"]],
    ["By The Associated Press", [], "Associated Press"],
    ["NARUSE, Yui", ["NARUSE, Yui"]],
    ["Emily Post", ["Emily Post"]],
    ["Par Maëlle Cadiou", ["Maëlle Cadiou"]],
    ["joan-pike", ["joan-pike"]],
    ["Rachel Stroud, MS, RD, FAND", ["Rachel Stroud, MS, RD, FAND"]],
    ["Joan Pike, CFP®, and Alan Reyes, PhD", ["Joan Pike, CFP®", "Alan Reyes, PhD"]],
    ["Joan Pike, Senior Analyst", ["Joan Pike"]],
    ["Joan Pike, Co-Founder & CEO", ["Joan Pike"]],
    ["Joan Pike, Head of Harbour News and Alan Reyes", ["Joan Pike", "Alan Reyes"]],
    ["Joan Pike, AP", ["Joan Pike"], "Associated Press"],
  ];
  for (const [text, authors, agency] of cases) {
    test(`"${text}"`, () => assert.deepEqual(readByline(text), { authors, ...(agency ? { agency } : {}) }));
  }
});

describe("captions", () => {
  test("a gallery's number, a sentence and a credit are set apart, and the text stays whole around them", () => {
    const text =
      "The quay burned. 3 Firemen on the quay. AP The wind fell. 3 The mayor, Ida Lee. Reuters/Ann Lee He slept.";
    assert.deepEqual(takeCaptions(text), {
      pieces: ["The quay burned.", "The wind fell.", "He slept."],
      pictures: [
        { caption: "Firemen on the quay.", credit: "AP" },
        { caption: "The mayor, Ida Lee.", credit: "Reuters/Ann Lee" },
      ],
    });
  });

  test("a sentence that ends in a full date with a credit behind it is a caption", () => {
    const { pieces, pictures } = takeCaptions("A boat sinks off Ellis, Tuesday, June 17, 2025. AP The boat was old.");
    assert.deepEqual(pieces, ["The boat was old."]);
    assert.deepEqual(pictures, [{ caption: "A boat sinks off Ellis, Tuesday, June 17, 2025.", credit: "AP" }]);
  });

  const ordinary = [
    "12 Angry Men was shown on June 17, 2025. AP reported that nobody left.",
    "15 people were hurt. AP said so.",
    "It rained. 7 March is the day. 30 Rockefeller Plaza was dry. 3 Men in a Boat is funnier.",
    "He joined Getty Images in 1999. Reuters The magazine was another matter.",
    "They met on June 17, 2025. He left on June 18, 2025.",
    "2 Fast 2 Furious came out. It was loud.",
  ];
  for (const text of ordinary) {
    test(`"${text}" is no caption`, () => assert.deepEqual(takeCaptions(text), { pieces: [text], pictures: [] }));
  }

  test("no words are lost or made", () => {
    const word = fc.constantFrom(
      "3",
      "AP",
      "Fog",
      "fell",
      "on",
      "Ellis.",
      "June 4, 1999.",
      "Getty Images",
      "'Yes,'",
      "12",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const text = words.join(" ");
        const { pieces, pictures } = takeCaptions(text);
        const kept = [...pieces, ...pictures.flatMap(({ caption, credit }) => [caption, credit])].join(" ");
        const sorted = (all: string) =>
          all
            .split(/\s+/)
            .filter((one) => one !== "")
            .sort();
        const lost = sorted(text).length - sorted(kept).length;
        assert.ok(lost <= pictures.length, "only the numbers of pictures go");
      }),
    );
  });
});

describe("paragraphs of run-together text", () => {
  test("abbreviations, initials, times and decimals do not end a sentence", () => {
    const text =
      "At 12:30 p.m. Mr. J. R. Orde of the U.S. Navy, No. 7, paid $3.50. St. Anne's bell rang at 4 a.m. on Jan. 5. It stopped.";
    assert.deepEqual(
      sentencesOf(text).map((one) => one.trim()),
      [
        "At 12:30 p.m. Mr. J. R. Orde of the U.S. Navy, No. 7, paid $3.50.",
        "St. Anne's bell rang at 4 a.m. on Jan. 5.",
        "It stopped.",
      ],
    );
  });

  test("breaks fall at ends of sentences only, and no word is lost", () => {
    const sentence = fc.constantFrom(
      "The bell rang.",
      "Mr. Orde said 'We had a seal. We have it no longer' and left.",
      "It cost $3.50 at 12:30 pm in the U.S. and more elsewhere.",
      "Nobody knew why the harbour board had met on a Sunday, least of all the board, which had forgotten.",
      '"Fog," he said. "Only fog."',
    );
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 30 }), (sentences) => {
        const text = sentences.join(" ");
        const paragraphs = splitRunTogether(text);
        assert.equal(paragraphs.join(" "), text);
        for (const paragraph of paragraphs) {
          assert.match(paragraph, /[.'"]$/);
          assert.ok(!quotationOpen(paragraph) || paragraph.length > 1000);
        }
      }),
    );
  });

  test("a short text stays one paragraph", () => {
    assert.deepEqual(splitRunTogether("One. Two. Three. Four. Five."), ["One. Two. Three. Four. Five."]);
  });

  test("apostrophes open no quotation", () => {
    assert.equal(quotationOpen("The countries' ships didn't sail in the '90s."), false);
    assert.equal(quotationOpen("He said 'We sail"), true);
    assert.equal(quotationOpen("He said “We sail"), true);
  });
});

describe("plain words as Markdown", () => {
  test("render to the same words, whatever they are", () => {
    const md = new MarkdownIt({ html: false, linkify: false });
    const mark = fc.constantFrom(..."*_`[]<>&#-+=~|!\\().:1 ab&amp;<b>\n".split(""), "---", "1.", "https://a.example/");
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 30 }), (parts) => {
        const words = parts.join("").replace(/\s+/g, " ").trim();
        const html = md.render(escapeMarkdown(words)).trim();
        const shown = html
          .replace(/^<p>|<\/p>$/g, "")
          .replace(/&lt;/g, "<")
          .replace(/&gt;/g, ">")
          .replace(/&quot;/g, '"')
          .replace(/&amp;/g, "&");
        assert.equal(shown, words);
      }),
      { numRuns: 3000 },
    );
  });
});
