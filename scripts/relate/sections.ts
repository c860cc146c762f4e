import { createHash } from "node:crypto";

/** Rows of numbers and texts, one behind the other in bytes, each row's address a multiple of 8. */
export type Section = Uint8Array | Uint32Array | Float32Array | Float64Array;

const ALIGNMENT = 8;
const DIGEST = 32;

/** A digest, then for each section its length in bytes and its bytes. Numbers are those of the machine. */
export function joinSections(sections: Section[]): Uint8Array {
  const size = sections.reduce((sum, { byteLength }) => sum + ALIGNMENT + aligned(byteLength), DIGEST);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = DIGEST;
  for (const { buffer, byteOffset, byteLength } of sections) {
    view.setFloat64(at, byteLength, true);
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at + ALIGNMENT);
    at += ALIGNMENT + aligned(byteLength);
  }
  bytes.set(digestOf(bytes), 0);
  return bytes;
}

/** The sections that `joinSections` joined; undefined where the bytes are not whole. */
export function splitSections(given: Uint8Array): Uint8Array[] | undefined {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice();
  if (bytes.length < DIGEST || !digestOf(bytes).equals(bytes.subarray(0, DIGEST))) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections: Uint8Array[] = [];
  for (let at = DIGEST; at < bytes.length; ) {
    const size = view.getFloat64(at, true);
    sections.push(bytes.subarray(at + ALIGNMENT, at + ALIGNMENT + size));
    at += ALIGNMENT + aligned(size);
  }
  return sections;
}

export function words({ buffer, byteOffset, byteLength }: Uint8Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, byteLength / 4);
}

export function floats({ buffer, byteOffset, byteLength }: Uint8Array): Float32Array {
  return new Float32Array(buffer, byteOffset, byteLength / 4);
}

export function doubles({ buffer, byteOffset, byteLength }: Uint8Array): Float64Array {
  return new Float64Array(buffer, byteOffset, byteLength / 8);
}

/** Texts as one: their lengths in UTF-16 units, and all of them in UTF-8. */
export function textSections(texts: string[]): [Uint32Array, Uint8Array] {
  const lengths = new Uint32Array(texts.length);
  for (let i = 0; i < texts.length; i += 1) lengths[i] = texts[i]!.length;
  return [lengths, Buffer.from(texts.join(""))];
}

export function textsIn(lengths: Uint8Array, utf8: Uint8Array): string[] {
  const text = Buffer.from(utf8.buffer, utf8.byteOffset, utf8.byteLength).toString();
  const texts: string[] = [];
  let at = 0;
  for (const length of words(lengths)) {
    texts.push(text.slice(at, at + length));
    at += length;
  }
  return texts;
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes.subarray(DIGEST)).digest();
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
