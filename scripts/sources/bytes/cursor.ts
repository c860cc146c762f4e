/** Bytes that come in pieces, taken in order: looked at before they are taken, skipped without being held. */
export class Cursor {
  /** How many bytes have been taken or skipped. */
  position = 0;
  private held: Uint8Array[] = [];
  private length = 0;
  private ended = false;
  /** What was taken since the mark, as long as it is not too much. */
  private kept: Kept | undefined;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.source = pieces[Symbol.asyncIterator]();
  }

  /** The next `count` bytes, which stay where they are; fewer only at the end. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.length < count && (await this.pull()));
    const first = this.held[0] ?? new Uint8Array();
    if (first.length >= count || this.held.length < 2) return first.subarray(0, count);
    this.held = [Buffer.concat(this.held)];
    return this.held[0]!.subarray(0, count);
  }

  /** The next `count` bytes; fewer only at the end. */
  async take(count: number): Promise<Uint8Array> {
    const bytes = await this.peek(count);
    this.drop(bytes.length);
    return bytes;
  }

  /** What comes next, as it comes, at most `most` bytes; undefined at the end. */
  async next(most = Number.POSITIVE_INFINITY): Promise<Uint8Array | undefined> {
    while (this.length === 0 && (await this.pull()));
    const piece = this.held[0]?.subarray(0, most);
    if (piece) this.drop(piece.length);
    return piece;
  }

  /** Passes over `count` bytes and says over how many there were. */
  async skip(count: number): Promise<number> {
    let left = count;
    while (left > 0) {
      const piece = await this.next(left);
      if (piece === undefined) break;
      left -= piece.length;
    }
    return count - left;
  }

  /** Puts bytes back that were taken last. */
  unread(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.held.unshift(bytes);
    this.length += bytes.length;
    this.position -= bytes.length;
    if (this.kept) this.kept = forget(this.kept, bytes.length);
  }

  /** Remembers this place, to come back to it from at most `most` bytes further on. */
  mark(most: number): void {
    this.kept = { pieces: [], length: 0, most };
  }

  /** Back to the mark, by how many bytes it says; 0 where that is too far away. */
  rewind(): number {
    const { pieces = [], length = 0 } = this.kept ?? {};
    this.kept = undefined;
    for (const piece of pieces.reverse()) this.unread(piece);
    return length;
  }

  async atEnd(): Promise<boolean> {
    return (await this.peek(1)).length === 0;
  }

  /** Tells the source that no more is wanted: files are closed. */
  async close(): Promise<void> {
    this.ended = true;
    await this.source.return?.();
  }

  private async pull(): Promise<boolean> {
    if (this.ended) return false;
    const { value, done } = await this.source.next();
    if (done) this.ended = true;
    else if (value.length > 0) {
      this.held.push(value);
      this.length += value.length;
    }
    return !this.ended;
  }

  private drop(count: number): void {
    this.position += count;
    this.length -= count;
    for (let left = count; left > 0; ) {
      const first = this.held[0]!;
      this.keep(first.subarray(0, left));
      if (first.length > left) {
        this.held[0] = first.subarray(left);
        return;
      }
      this.held.shift();
      left -= first.length;
    }
  }

  private keep(bytes: Uint8Array): void {
    if (this.kept === undefined) return;
    this.kept.pieces.push(bytes);
    this.kept.length += bytes.length;
    if (this.kept.length > this.kept.most) this.kept = undefined;
  }
}

type Kept = { pieces: Uint8Array[]; length: number; most: number };

/** Without the last bytes, which were put back. */
function forget({ pieces, length, most }: Kept, count: number): Kept | undefined {
  if (count > length) return undefined;
  const rest = Buffer.concat(pieces).subarray(0, length - count);
  return { pieces: [rest], length: rest.length, most };
}

/** Some of a file's bytes, in pieces. */
export async function* piecesFrom(
  file: { slice(from: number, length: number): Promise<Uint8Array> },
  from: number,
  length: number,
): AsyncGenerator<Uint8Array> {
  const PIECE = 256 * 1024;
  for (let at = from; at < from + length; ) {
    const piece = await file.slice(at, Math.min(PIECE, from + length - at));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}
