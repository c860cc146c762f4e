import iconv from "iconv-lite";
import { isTextDecoderOnly } from "./labels.ts";

/** The library's names, where they are others than the standard's. GBK and its like are read as what holds them all. */
const LIBRARY: { [charset: string]: string } = { gbk: "gb18030", big5: "big5hkscs", "euc-kr": "cp949" };

/** Text of bytes in pieces; a character may be cut in two by their ends. Wrong bytes become U+FFFD. */
export type Decoder = { write(piece: Uint8Array): string; end(): string };

/**
 * By iconv-lite, since the TextDecoder of some Node versions reads windows-1252's quotation marks as control characters.
 */
export function decoderOf(charset: string): Decoder {
  if (isTextDecoderOnly(charset)) {
    const decoder = new TextDecoder(charset);
    return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
  }
  const decoder = iconv.getDecoder(LIBRARY[charset] ?? charset);
  return { write: (piece) => decoder.write(Buffer.from(piece)), end: () => decoder.end() ?? "" };
}

/** All of some bytes as text, without their byte order mark. */
export function decodeAs(bytes: Uint8Array, charset: string): string {
  const decoder = decoderOf(charset);
  return (decoder.write(bytes) + decoder.end()).replace(/^\ufeff/, "");
}
