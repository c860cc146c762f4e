/** Rows of numbers and texts, one behind the other in bytes, each row's address a multiple of 8. */
export type Section = Uint8Array | Uint32Array | Float32Array | Float64Array;

const ALIGNMENT = 8;
/** Bytes of the sum that goes before. */
const SUM = 16;

/** Node reads no larger file at once. */
const MOST_BYTES = 2 ** 31 - 1;

/**
 * A sum, then for each section its length in bytes and its bytes. Numbers are those of the machine. Nothing (no bytes)
 * where it would be too much for one file.
 */
export function joinSections(sections: Section[]): Uint8Array {
  const size = sections.reduce((sum, { byteLength }) => sum + ALIGNMENT + aligned(byteLength), SUM);
  if (size > MOST_BYTES) return new Uint8Array(0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = SUM;
  for (const { buffer, byteOffset, byteLength } of sections) {
    view.setFloat64(at, byteLength, true);
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at + ALIGNMENT);
    at += ALIGNMENT + aligned(byteLength);
  }
  new Uint32Array(bytes.buffer, 0, LANES).set(sumOf(bytes));
  return bytes;
}

/** The sections that `joinSections` joined; undefined where the bytes are not whole. */
export function splitSections(given: Uint8Array): Uint8Array[] | undefined {
  const bytes = given.byteOffset % ALIGNMENT === 0 ? given : given.slice();
  if (bytes.length < SUM || bytes.length % ALIGNMENT > 0) return undefined;
  const sum = sumOf(bytes);
  if (words(bytes.subarray(0, SUM)).some((word, lane) => word !== sum[lane])) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sections: Uint8Array[] = [];
  for (let at = SUM; at < bytes.length; ) {
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

const LANES = SUM / 4;
const PRIME = 0x01000193;

/**
 * Tells bytes that were cut or damaged (no guard against people): FNV-1a by words instead of bytes, in four lanes, as none
 * can go on before its last step is done. A cryptographic digest takes five times as long.
 */
function sumOf(bytes: Uint8Array): Uint32Array {
  const row = words(bytes.subarray(SUM));
  let [a, b, c, d] = [row.length, 1, 2, 3];
  const whole = row.length - (row.length % LANES);
  for (let at = 0; at < whole; at += LANES) {
    a = Math.imul(a ^ row[at]!, PRIME);
    b = Math.imul(b ^ row[at + 1]!, PRIME);
    c = Math.imul(c ^ row[at + 2]!, PRIME);
    d = Math.imul(d ^ row[at + 3]!, PRIME);
  }
  for (let at = whole; at < row.length; at += 1) a = Math.imul(a ^ row[at]!, PRIME);
  return Uint32Array.of(a, b, c, d);
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
