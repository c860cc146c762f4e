import { isAscii, isUtf8 } from "node:buffer";
import { decodeAs, type Decoder, decoderOf } from "./charset/codec.ts";
import { declaredOf, markOf, wideOf } from "./charset/declared.ts";
import { guessCharset } from "./charset/guess.ts";
import { charsetOf, isWide } from "./charset/labels.ts";
import type { Rejection } from "./source.ts";

/** `notes` say where what was declared and what the bytes are did not agree. */
export type Decoded = { text: string; charset: string; notes?: string[] };

type Choice = { charset: string; notes: string[] };
type Claim = { by: "stated" | "declared"; label: string; charset: string | undefined };

const UNKNOWN = 'neither UTF-8 nor windows-1252 nor another set that can be told; a sidecar can state the "charset"';
/** What is ASCII but for one byte in so many is read in any case: its few other characters are lost, and told of. */
const RARE = 50;
/** So much of a text in pieces is looked at from its first byte beyond ASCII before its character set is settled. */
const WINDOW = 64 * 1024;

/**
 * Bytes as text: by the byte order mark, else what is stated (by a sidecar or a server), else what the document declares,
 * else UTF-8, else a guess. Where a statement and the bytes contradict each other, the bytes decide.
 */
export function decode(bytes: Uint8Array, stated?: string): Decoded | Rejection {
  if (bytes.length === 0) return refuse("empty");
  return settle(bytes, stated);
}

/** The same for the first bytes of a file, whose last character may be cut in two. */
export function decodeStart(bytes: Uint8Array, stated?: string): Decoded | Rejection {
  return settle(wholeUtf8(bytes), stated);
}

function settle(bytes: Uint8Array, stated: string | undefined): Decoded | Rejection {
  const choice = choose(bytes, claimsOf(bytes, stated));
  if ("type" in choice) return choice;
  const { charset, notes } = choice;
  const text = printable(decodeAs(bytes, charset), notes);
  if (text.trim() === "") return refuse("empty");
  return { text, charset, ...(notes.length > 0 ? { notes } : {}) };
}

/** NUL bytes in a text are an old program's rubbish. */
function printable(text: string, notes: string[]): string {
  if (!text.includes("\0")) return text;
  notes.push("NUL characters left out");
  return text.replaceAll("\0", "");
}

function claimsOf(bytes: Uint8Array, stated: string | undefined): Claim[] {
  const claims: Claim[] = stated === undefined ? [] : [{ by: "stated", label: stated, charset: charsetOf(stated) }];
  const declared = declaredOf(bytes);
  if (declared !== undefined) claims.push({ by: "declared", label: declared, charset: charsetOf(declared) });
  return claims;
}

function choose(bytes: Uint8Array, claims: Claim[]): Choice | Rejection {
  const mark = markOf(bytes);
  if (mark) return { charset: mark.charset, notes: wrongBytes(bytes, mark.charset) };
  for (const { by, label, charset } of claims) {
    if (charset !== undefined) continue;
    if (/^(?:unicode-?1-?1-?)?utf-?7/i.test(label)) return refuse("UTF-7 is not read");
    if (by === "stated") return refuse(`there is no charset "${label}"`);
  }
  const wide = wideOf(bytes);
  if (wide) return { charset: wide, notes: [] };
  const declaredWide = claims.find(({ charset }) => charset !== undefined && isWide(charset));
  if (declaredWide && bytes.includes(0)) return { charset: declaredWide.charset!, notes: [] };
  if (isBinary(bytes)) return refuse(`binary: holds ${bytes.includes(0) ? "NUL bytes" : "control characters"}`);
  return chooseNarrow(bytes, claims);
}

/** Among the sets in which ASCII is ASCII. */
function chooseNarrow(bytes: Uint8Array, claims: Claim[]): Choice | Rejection {
  const [claim] = claims.filter(({ charset }) => charset !== undefined && !isWide(charset));
  const escapes = isAscii(bytes) && Buffer.from(bytes).includes("\x1b$");
  if (escapes) return { charset: "iso-2022-jp", notes: [] };
  const unread = claims.filter(({ charset }) => charset === undefined || isWide(charset));
  const notes = unread.map(({ by, label }) => `${by} charset "${label}" is not what the bytes are`);
  if (isAscii(bytes)) return { charset: "utf-8", notes };
  const claimed = claim?.charset ?? "utf-8";
  if (isUtf8(bytes) && (claimed === "utf-8" || sequencesOf(bytes).good >= (isMultibyte(claimed) ? 3 : 1)))
    return {
      charset: "utf-8",
      notes: claimed === "utf-8" ? notes : [...notes, `${claim!.by} ${claim!.label}, but the bytes are UTF-8`],
    };
  if (claimed === "utf-8") return chooseBroken(bytes, claim, notes);
  const wrong = wrongBytes(bytes, claimed);
  if (wrong.length === 0) return { charset: claimed, notes };
  const guessed = guessCharset(bytes);
  if (guessed === undefined || guessed === claimed) return { charset: claimed, notes: [...notes, ...wrong] };
  return { charset: guessed, notes: [...notes, `${claim!.by} ${claim!.label}, but the bytes are not`] };
}

/** What is UTF-8 but for a few bytes is UTF-8 with damage; anything else is another set, if one can be told. */
function chooseBroken(bytes: Uint8Array, claim: Claim | undefined, notes: string[]): Choice | Rejection {
  const { good, bad } = sequencesOf(bytes);
  if (good >= bad * 4) return { charset: "utf-8", notes: [...notes, ...wrongBytes(bytes, "utf-8")] };
  const guessed = guessCharset(bytes);
  if (guessed === undefined && (good + bad) * RARE > bytes.length) return refuse(UNKNOWN);
  if (guessed === undefined) return { charset: "utf-8", notes: [...notes, ...wrongBytes(bytes, "utf-8")] };
  return { charset: guessed, notes: claim ? [...notes, `${claim.by} ${claim.label}, but the bytes are not`] : notes };
}

const isMultibyte = (charset: string) => /^(?:gb|big5|euc|shift|iso-2022)/.test(charset);

function wrongBytes(bytes: Uint8Array, charset: string): string[] {
  const wrong = decodeAs(bytes, charset).match(/\ufffd/g)?.length ?? 0;
  return wrong === 0 ? [] : [`${wrong} wrong ${wrong === 1 ? "byte" : "bytes"} in ${charset} became U+FFFD`];
}

/** Characters of more than one byte in UTF-8, and places where bytes are none. */
function sequencesOf(bytes: Uint8Array): { good: number; bad: number } {
  const beyond =
    Buffer.from(bytes)
      .toString("utf8")
      .match(/[^\0-\x7f]/gu) ?? [];
  const bad = beyond.filter((character) => character === "\ufffd").length;
  return { good: beyond.length - bad, bad };
}

/** A text has hardly any control characters. */
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes)
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b)) controls += 1;
  return controls > 1 && controls * 50 > bytes.length;
}

/** Without the beginning of a character of UTF-8 at its end. */
function wholeUtf8(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte >= 0xc0) return byte >= (back === 1 ? 0xc0 : back === 2 ? 0xe0 : 0xf0) ? bytes.subarray(0, -back) : bytes;
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

function refuse(reason: string): Rejection {
  return { type: "rejection", reason };
}

/** All 256 bytes are characters here, or U+FFFD. */
export function decodeWindows1252(bytes: Uint8Array): string {
  return decodeAs(bytes, "windows-1252");
}

type Heard = (charset: string, notes: string[]) => void;

/**
 * Text in pieces; what does not fit in becomes U+FFFD. What is ASCII goes on as it is: the character set is settled by
 * the first bytes that are not. `heard` is told of it.
 */
export async function* decodePieces(
  pieces: AsyncIterable<Uint8Array>,
  stated?: string,
  heard?: Heard,
): AsyncGenerator<string> {
  let claims: Claim[] | undefined;
  let held: Uint8Array = new Uint8Array();
  let decoder: Decoder | undefined;
  const settled = (whole: boolean): Decoder => {
    claims ??= claimsOf(held, stated);
    const choice = choose(whole ? held : wholeUtf8(held), claims);
    // A stream cannot be refused any more: what no character set fits keeps its ASCII.
    const { charset, notes } = "type" in choice ? { charset: "utf-8", notes: [choice.reason] } : choice;
    heard?.(charset, notes);
    return decoderOf(charset);
  };
  let first = true;
  const clean = (text: string) => {
    const bare = (first ? text.replace(/^\ufeff/, "") : text).replaceAll("\0", "");
    if (text !== "") first = false;
    return bare;
  };
  for await (const piece of pieces) {
    if (decoder) {
      yield clean(decoder.write(piece));
      continue;
    }
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    if (isPlain(held) && (claims !== undefined || held.length >= 4096)) {
      claims ??= claimsOf(held, stated);
      yield clean(Buffer.from(held).toString("latin1"));
      held = new Uint8Array();
    } else if (held.length >= WINDOW) {
      decoder = settled(false);
      yield clean(decoder.write(held));
    }
  }
  if (!decoder && held.length > 0) {
    decoder = settled(true);
    yield clean(decoder.write(held));
  }
  if (decoder) yield clean(decoder.end());
}

/** ASCII without the signs of a set that is written in ASCII. */
function isPlain(bytes: Uint8Array): boolean {
  return isAscii(bytes) && !bytes.includes(0) && !bytes.includes(0x1b);
}
