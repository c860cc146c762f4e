import type { Rejection } from "./source.ts";

/**
 * The characters that windows-1252 has at 0x80-0x9F; U+FFFD where it has none. Our own table, since the TextDecoder of
 * some Node versions reads these as control characters. https://encoding.spec.whatwg.org/#windows-1252
 */
const WINDOWS_1252 = "€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ";

export type Decoded = { text: string; charset: string };

/** Bytes as text: by the byte order mark, else UTF-8, else windows-1252 where the bytes look like it. */
export function decode(bytes: Uint8Array, stated?: string): Decoded | Rejection {
  if (bytes.length === 0) return refuse("empty");
  if (stated !== undefined) return decodeStated(bytes, stated);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strict(bytes.subarray(2), "utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strict(bytes.subarray(2), "utf-16be");
  if (bytes.includes(0)) return refuse("binary: holds NUL bytes");
  const utf8 = strict(bytes, "utf-8");
  if (!("type" in utf8)) return utf8.text.trim() === "" ? refuse("empty") : utf8;
  return looksWestern(bytes) ? { text: decodeWindows1252(bytes), charset: "windows-1252" } : refuse(UNKNOWN);
}

const UNKNOWN = 'neither UTF-8 nor windows-1252; a sidecar can state the "charset"';

function decodeStated(bytes: Uint8Array, stated: string): Decoded | Rejection {
  if (/^(windows-1252|cp1252|latin-?1|iso-8859-1)$/i.test(stated))
    return { text: decodeWindows1252(bytes), charset: "windows-1252" };
  return strict(bytes, stated);
}

function strict(bytes: Uint8Array, charset: string): Decoded | Rejection {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    return refuse(`there is no charset "${charset}"`);
  }
  try {
    return { text: decoder.decode(bytes), charset };
  } catch {
    return refuse(`not valid ${charset}`);
  }
}

export function decodeWindows1252(bytes: Uint8Array): string {
  const characters = Buffer.from(bytes).toString("latin1");
  return characters.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]!);
}

/**
 * Whether bytes that are no UTF-8 can be Western text: no control characters, none of the five bytes that
 * windows-1252 leaves empty, and accents as rare and as scattered as they are there. In other charsets (Shift_JIS,
 * KOI8-R) high bytes are many or stand together; they are refused rather than turned into nonsense.
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
    if (at > 0 && bytes[at - 1]! >= 0x80) together += 1;
  }
  return high < bytes.length * 0.3 && together * 4 <= high;
}

function refuse(reason: string): Rejection {
  return { type: "rejection", reason };
}

/** Text in pieces, in the character set that its first piece is in; what does not fit in becomes U+FFFD. */
export async function* decodePieces(pieces: AsyncIterable<Uint8Array>, stated?: string): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(charsetOf(piece, stated));
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function charsetOf(piece: Uint8Array, stated?: string): string {
  const decoded = decode(piece, stated);
  return "type" in decoded ? "utf-8" : decoded.charset;
}
