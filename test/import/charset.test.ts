import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import iconv from "iconv-lite";
import { decode, decodePieces, decodeStart } from "../../scripts/sources/charset.ts";

const samples = JSON.parse(readFileSync(new URL("./charset-samples.json", import.meta.url), "utf8")) as {
  [language: string]: string;
};

/** What texts of a language were kept in. */
const KEPT: [language: string, charsets: string[]][] = [
  ["fr", ["utf-8", "windows-1252", "iso-8859-15"]],
  ["de", ["utf-8", "windows-1252"]],
  ["pl", ["iso-8859-2", "windows-1250"]],
  ["cs", ["iso-8859-2", "windows-1250"]],
  ["hu", ["iso-8859-2"]],
  ["tr", ["windows-1254"]],
  ["ru", ["utf-8", "windows-1251", "koi8-r", "iso-8859-5"]],
  ["uk", ["windows-1251", "koi8-u"]],
  ["el", ["iso-8859-7", "windows-1253"]],
  ["he", ["windows-1255"]],
  ["ar", ["windows-1256", "iso-8859-6"]],
  ["ja", ["utf-8", "shift_jis", "euc-jp", "utf-16le", "utf-16be"]],
  ["ko", ["euc-kr"]],
  ["zh", ["gb18030", "gbk", "utf-16le"]],
  ["zt", ["big5", "gb18030"]],
  ["th", ["windows-874"]],
];

const declaration = (charset: string) => `<?xml version="1.0" encoding="${charset}"?>\n<p>`;

describe("a text is read as it was written", () => {
  for (const [language, charsets] of KEPT)
    for (const charset of charsets) {
      const text = samples[language]!;
      test(`${language} in ${charset}, which it declares`, () => {
        const whole = `${declaration(charset)}${text}</p>`;
        assert.equal(textOf(iconv.encode(whole, charset)), whole);
      });
      test(`${language} in ${charset}, which a server states`, () => {
        assert.equal(textOf(iconv.encode(text, charset), charset), text);
      });
      // Letters of two bytes throughout, with nothing Latin among them, say nothing of their order.
      if (!charset.startsWith("utf-16"))
        test(`${language} in ${charset}, of which nothing is said`, () => {
          assert.equal(textOf(iconv.encode(text, charset)), text);
        });
    }
});

describe("what is said of a character set", () => {
  const cafe = "Café Über – naïve";
  test("a byte order mark goes before anything else", () => {
    for (const charset of ["utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"]) {
      const bytes = iconv.encode(`\ufeff${cafe}`, charset, { addBOM: false });
      assert.deepEqual(decode(bytes, "koi8-r"), { text: cafe, charset });
    }
  });
  test("UTF-16 and UTF-32 are known without a mark", () => {
    for (const charset of ["utf-16le", "utf-16be", "utf-32le", "utf-32be"])
      assert.equal(
        textOf(iconv.encode("<?xml version='1.0'?><rss/>", charset, { addBOM: false })),
        "<?xml version='1.0'?><rss/>",
      );
  });
  test("latin1 and ascii mean windows-1252", () => {
    for (const label of ["iso-8859-1", "latin1", "us-ascii", "ISO_8859-1"])
      assert.deepEqual(decode(Buffer.from([0x93, 0x41, 0x94]), label), { text: "“A”", charset: "windows-1252" });
  });
  test("a page's meta element is heard, and none in a comment", () => {
    const page = (meta: string) =>
      Buffer.concat([Buffer.from(`<html><head>${meta}</head>`), iconv.encode(samples.ru!, "koi8-r")]);
    for (const meta of [
      '<meta charset="koi8-r">',
      '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
    ])
      assert.equal(charsetOf(page(meta)), "koi8-r");
    assert.equal(charsetOf(page('<!-- <meta charset="big5"> --><meta charset=koi8-r>')), "koi8-r");
  });
  test("declared windows-1252 that is UTF-8 is UTF-8, with a note", () => {
    const decoded = decode(Buffer.from(`${declaration("iso-8859-1")}${cafe}`));
    assert.ok(!("type" in decoded));
    assert.deepEqual([decoded.charset, decoded.notes], ["utf-8", ["declared iso-8859-1, but the bytes are UTF-8"]]);
  });
  test("declared UTF-8 that is not is told by its letters, with a note", () => {
    const bytes = Buffer.concat([Buffer.from(declaration("utf-8")), iconv.encode(samples.ru!, "windows-1251")]);
    const decoded = decode(bytes);
    assert.ok(!("type" in decoded));
    assert.deepEqual([decoded.charset, decoded.notes], ["windows-1251", ["declared utf-8, but the bytes are not"]]);
    assert.ok(decoded.text.endsWith(samples.ru!));
  });
  test("UTF-8 with a few wrong bytes is UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from(samples.ru!), Buffer.from([0xe9, 0x20])]);
    const decoded = decode(bytes);
    assert.ok(!("type" in decoded));
    assert.equal(decoded.text, `${samples.ru!}\ufffd `);
    assert.deepEqual(decoded.notes, ["1 wrong byte in utf-8 became U+FFFD"]);
  });
  test("a stray NUL goes, a binary file is refused", () => {
    const decoded = decode(Buffer.from(`${samples.fr!}\0${samples.de!}`));
    assert.ok(!("type" in decoded));
    assert.equal(decoded.text, samples.fr! + samples.de!);
    assert.deepEqual(decoded.notes, ["NUL characters left out"]);
    const binary = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256));
    assert.ok("type" in decode(binary));
  });
  test("UTF-7 and what is no character set are refused", () => {
    for (const label of ["utf-7", "hex", "base64", "nonsense"]) assert.ok("type" in decode(Buffer.from("abc"), label));
  });
  test("ISO-2022-JP is known by its escapes", () => {
    assert.equal(textOf(Buffer.from("\x1b$B4A;z\x1b(B ok", "latin1")), "漢字 ok");
  });
});

describe("text in pieces", () => {
  const cut = (bytes: Uint8Array, size: number) =>
    (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })();
  const joined = async (bytes: Uint8Array, size: number, stated?: string) => {
    let text = "";
    for await (const piece of decodePieces(cut(bytes, size), stated)) text += piece;
    return text;
  };
  test("is the text as a whole, wherever it is cut", async () => {
    for (const [language, charsets] of KEPT)
      for (const charset of charsets) {
        const whole = `${declaration(charset)}${"a plain line\n".repeat(700)}${samples[language]!.repeat(3)}`;
        assert.equal(await joined(iconv.encode(whole, charset), 997), whole, `${language} in ${charset}`);
      }
  });
  test("is settled by the first bytes beyond ASCII, however late", async () => {
    const bytes = Buffer.concat([Buffer.from("line\n".repeat(50_000)), iconv.encode("caf\u00e9", "windows-1252")]);
    assert.ok((await joined(bytes, 4096)).endsWith("café"));
  });
  test("never throws, whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 600 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(
          undefined,
          "utf-8",
          "gb18030",
          "shift_jis",
          "utf-16be",
          "big5",
          "iso-2022-jp",
          "koi8-r",
          "utf-32",
        ),
        async (bytes, size, stated) => {
          assert.equal(typeof (await joined(bytes, size, stated)), "string");
          decode(bytes, stated);
        },
      ),
      { numRuns: 300 },
    );
  });
  test("a head that cuts a character in two is read all the same", () => {
    const bytes = Buffer.from("Fog — 漢");
    for (let length = 5; length < bytes.length; length += 1) {
      const decoded = decodeStart(bytes.subarray(0, length));
      assert.ok(!("type" in decoded) && decoded.charset === "utf-8" && !decoded.text.includes("\ufffd"));
    }
  });
});

function textOf(bytes: Uint8Array, stated?: string): string {
  const decoded = decode(bytes, stated);
  return "type" in decoded ? decoded.reason : decoded.text;
}

function charsetOf(bytes: Uint8Array): string {
  const decoded = decode(bytes);
  return "type" in decoded ? decoded.reason : decoded.charset;
}
