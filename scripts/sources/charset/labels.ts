import iconv from "iconv-lite";

/** Names that converters know and that are no character sets of a text, and UTF-7, by which markup hides as plain text. */
const REFUSED = /^(?:(?:unicode-?1-?1-?)?utf-?7(?:-?imap)?|hex|base64|binary|internal|cesu-?8|replacement)$/i;

/** What sources write, and the standard does not list. */
const OTHER_NAMES: { [label: string]: string } = {
  utf_8: "utf-8",
  u8: "utf-8",
  utf_16: "utf-16le",
  u16: "utf-16le",
  utf16: "utf-16le",
  utf_32: "utf-32le",
  utf32: "utf-32le",
  "utf-32": "utf-32le",
  u32: "utf-32le",
  cp932: "shift_jis",
  cp936: "gbk",
  cp949: "euc-kr",
  cp950: "big5",
};

/**
 * A label as its character set's name: "latin1" and "ascii" are windows-1252, "gb2312" is gbk, as the standard says
 * (https://encoding.spec.whatwg.org/#names-and-labels). Undefined for what is none, or is not read.
 */
export function charsetOf(label: string): string | undefined {
  const plain = label.trim().toLowerCase();
  if (plain.length > 40 || REFUSED.test(plain)) return undefined;
  const name = OTHER_NAMES[plain] ?? standardName(plain) ?? plain;
  return isTextDecoderOnly(name) || iconv.encodingExists(name) ? name : undefined;
}

function standardName(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

/** Character sets that the platform reads and the library does not. */
export function isTextDecoderOnly(name: string): boolean {
  return /^(?:utf-8|iso-2022-jp|iso-8859-8-i|x-mac-cyrillic)$/.test(name);
}

/** Whether its characters are two bytes or four, so that NUL bytes are part of them. */
export const isWide = (charset: string) => /^utf-(?:16|32)/.test(charset);
