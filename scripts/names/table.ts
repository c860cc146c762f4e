/** The id of what is in no table yet. */
export const NEW = -1;

/** Rows of things of which most stand in many rows: each thing is kept once, and numbers of four bytes in the rows. */
export class Table<Thing extends { id: number }> {
  private readonly things: Thing[] = [];
  private readonly starts: number[] = [];
  private cells = new Uint32Array(1024);
  private end = 0;

  /** Begins the next row. */
  begin(): void {
    this.starts.push(this.end);
  }

  /** How many the row has that was begun last. */
  get length(): number {
    return this.end - this.starts.at(-1)!;
  }

  add(thing: Thing): void {
    if (thing.id === NEW) thing.id = this.things.push(thing) - 1;
    if (this.end === this.cells.length) {
      const more = new Uint32Array(2 * this.end);
      more.set(this.cells);
      this.cells = more;
    }
    this.cells[this.end] = thing.id;
    this.end += 1;
  }

  row(at: number): Thing[] {
    const from = this.starts[at]!;
    const things: Thing[] = [];
    for (let cell = from; cell < (this.starts[at + 1] ?? this.end); cell += 1)
      things.push(this.things[this.cells[cell]!]!);
    return things;
  }
}
