/** The part of CBOR (RFC 8949) that Pagefind's files are written in: numbers, texts and arrays. */
export type Cbor = number | string | Cbor[];

const decoder = new TextDecoder();

export function readCbor(bytes: Uint8Array): Cbor {
  return new CborReader(bytes).value();
}

class CborReader {
  private at = 0;
  private readonly view: DataView;
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(): Cbor {
    const head = this.bytes[this.at++]!;
    const argument = this.argument(head & 31);
    switch (head >> 5) {
      case 0:
        return argument;
      case 1:
        return -1 - argument;
      case 3:
        this.at += argument;
        return decoder.decode(this.bytes.subarray(this.at - argument, this.at));
      case 4:
        return Array.from({ length: argument }, () => this.value());
      default:
        throw new Error(`Pagefind's index holds what was not expected: ${head}`);
    }
  }

  private argument(short: number): number {
    if (short < 24) return short;
    if (short > 26) throw new Error(`Pagefind's index holds what was not expected: ${short}`);
    const at = this.at;
    this.at += 1 << (short - 24);
    return short === 24 ? this.view.getUint8(at) : short === 25 ? this.view.getUint16(at) : this.view.getUint32(at);
  }
}
