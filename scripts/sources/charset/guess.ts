import chardet from "chardet";
import { decodeAs } from "./codec.ts";
import { charsetOf } from "./labels.ts";

/** What is looked at of a long text, from shortly before its first byte beyond ASCII. */
const SAMPLE = 64 * 1024;
/** With fewer letters beyond ASCII, no statistics of letters mean anything. */
const FEW = 8;
/** How sure (of 100) the statistics must be. */
const SURE = 15;

/**
 * The character set of bytes that are no UTF-8 and say nothing: by the statistics of letters, whose answer must then make
 * a text. Undefined where nothing fits: better refused than turned into nonsense.
 */
export function guessCharset(bytes: Uint8Array): string | undefined {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, first - 256);
  const sample = wordsOf(bytes.subarray(from, from + SAMPLE));
  const western = looksWestern(sample) ? westernOf(sample) : undefined;
  if (sample.filter((byte) => byte >= 0xa0).length < FEW) return western;
  if (looksThai(sample)) return "windows-874";
  for (const { name, confidence } of chardet.analyse(sample)) {
    if (confidence < SURE) break;
    const charset = charsetOf(name);
    if (charset === undefined || name === "ASCII") continue;
    if (charset === "windows-1252" && western !== undefined) return western;
    const fitting = familyOf(charset).filter((one) => isText(decodeAs(sample, one)));
    if (fitting.length > 0) return mostLetters(sample, fitting);
  }
  return western;
}

/** Character sets that share their statistics and differ in some letters. */
const FAMILIES = [
  ["koi8-r", "koi8-u"],
  ["iso-8859-7", "windows-1253"],
  ["windows-1254", "iso-8859-3"],
  ["windows-1255", "iso-8859-8"],
];

function familyOf(charset: string): string[] {
  const known = charset === "iso-8859-8" ? "windows-1255" : charset;
  return FAMILIES.find((family) => family[0] === known) ?? [known];
}

function mostLetters(sample: Uint8Array, charsets: string[]): string {
  const counts = charsets.map((charset) => decodeAs(sample, charset).match(/\p{L}/gu)?.length ?? 0);
  return charsets[counts.indexOf(Math.max(...counts))]!;
}

/** Tags say nothing of a language. */
function wordsOf(bytes: Uint8Array): Buffer {
  const words = Buffer.from(bytes)
    .toString("latin1")
    .replace(/<[^<>]*>/g, " ");
  return Buffer.from(words, "latin1");
}

/** No wrong bytes, no control characters, and of what is not ASCII nearly all letters and the marks of print. */
function isText(text: string): boolean {
  if (/[\ufffd\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f\ue000-\uf8ff]/.test(text.slice(1, -2))) return false;
  const beyond = text.match(/[^\0-\x7f]/gu) ?? [];
  const usual = beyond.filter((character) => /[\p{L}\p{M}\p{N}\p{P}\p{Zs}€£§°©®™№]/u.test(character));
  return usual.length >= beyond.length * 0.95;
}

/**
 * Whether bytes can be Western text: no control characters, none of the five bytes that windows-1252 leaves empty, and
 * accents as rare and as scattered as they are there. In other sets (Shift_JIS, KOI8-R) high bytes are many or stand together.
 */
function looksWestern(bytes: Uint8Array): boolean {
  let high = 0;
  let together = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) return false;
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false;
    if (byte < 0x80) continue;
    high += 1;
    const before = at > 0 ? bytes[at - 1]! : 0;
    if (before >= 0x80 && !(isMark(byte) && isMark(before))) together += 1;
  }
  return high < bytes.length * 0.3 && together * 4 <= high;
}

/** Quotation marks, dashes and signs of windows-1252, which may well stand together: "£“". */
const isMark = (byte: number) =>
  [0x80, 0x85, 0xa0, 0xa3, 0xa7, 0xab, 0xbb].includes(byte) || (byte >= 0x91 && byte <= 0x97);

/** "cœur" of iso-8859-15 is "c½ur" in windows-1252, and its euro sign one that no paper prints. */
function westernOf(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte >= 0x80 && byte < 0xa0)) return "windows-1252";
  return /¤|(?<!\d)[½¼]\p{L}{2}|\p{L}½\p{L}/u.test(decodeAs(bytes, "windows-1252")) ? "iso-8859-15" : "windows-1252";
}

/** Thai is told by its spelling: a mark stands on a consonant, and a leading vowel before one. */
function looksThai(bytes: Uint8Array): boolean {
  const text = decodeAs(bytes, "windows-874");
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  const marks = text.match(/[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g)?.length ?? 0;
  const placed =
    text.match(/(?<=[\u0e01-\u0e2e][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]?)[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g)?.length ??
    0;
  const leading = text.match(/[\u0e40-\u0e44]/g)?.length ?? 0;
  const led = text.match(/[\u0e40-\u0e44](?=[\u0e01-\u0e2e])/g)?.length ?? 0;
  const wrong =
    text.match(/[\ufffd\u0080-\u00ff\u0e3f\u0e4f\u0e5a\u0e5b]|[\u0e01-\u0e4e][\u0e50-\u0e59]/g)?.length ?? 0;
  return marks * 10 > beyond && placed + led >= (marks + leading) * 0.97 && wrong <= beyond * 0.02;
}
