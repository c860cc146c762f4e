/**
 * The bytes of a large archive's index: numbers in as few bytes as they need, and words with what is known of each.
 * The browser's script reads with this file what the build writes with it.
 */

/** Bytes that grow at their end. */
export class ByteWriter {
  private buffer = new Uint8Array(256);
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  number(value: number): void {
    this.room(5);
    let left = value;
    for (; left > 127; left >>>= 7) this.buffer[this.used++] = (left & 127) | 128;
    this.buffer[this.used++] = left;
  }

  /** As far as they rise: each as its distance from the one before. */
  rising(values: readonly number[]): void {
    let last = 0;
    for (const value of values) {
      this.number(value - last);
      last = value;
    }
  }

  bytes(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.used);
    this.used += bytes.length;
  }

  /** What was written so far. */
  take(): Uint8Array {
    return this.buffer.slice(0, this.used);
  }

  private room(more: number): void {
    if (this.used + more <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.used + more));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

export class ByteReader {
  at = 0;
  constructor(private readonly buffer: Uint8Array) {}

  get done(): boolean {
    return this.at >= this.buffer.length;
  }

  number(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.buffer[this.at++];
      if (byte === undefined) throw new Error("the index ends too early");
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.buffer.subarray(this.at - length, this.at);
  }
}

export type Term = { word: string; about: Uint8Array };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A word in order, without the letters that it shares with the one before, and the bytes about it. */
export function writeTerm(writer: ByteWriter, { word, about }: Term, before: string): void {
  let same = 0;
  while (same < before.length && word[same] === before[same]) same += 1;
  // A sign of two halves is not parted.
  if (/^[\udc00-\udfff]/.test(word.slice(same))) same -= 1;
  const rest = encoder.encode(word.slice(same));
  writer.number(same);
  writer.number(rest.length);
  writer.bytes(rest);
  writer.number(about.length);
  writer.bytes(about);
}

export function* readTerms(bytes: Uint8Array): Generator<Term> {
  const reader = new ByteReader(bytes);
  let word = "";
  while (!reader.done) {
    const same = reader.number();
    word = word.slice(0, same) + decoder.decode(reader.bytes(reader.number()));
    yield { word, about: reader.bytes(reader.number()) };
  }
}
