import { CLOSE_BRACE, CLOSE_BRACKET, COMMA, NEWLINE, OPEN_BRACE, OPEN_BRACKET, Strings } from "../json/strings.ts";

/** A JSON value of a file and where it stands; without a value, why it is none. */
export type JsonRecord = { text: string; line: number; value?: unknown; problem?: string };

const DEEPEST = 100;
const LONGEST = 64 * 1024 * 1024;

/**
 * The objects of a JSON text, one by one: the one document that it is, the members of the array that it is, or what stands
 * on its lines. An object that is broken off by the end of a line within a string is given up there, and reading goes on
 * with the next line that begins with "{".
 */
export async function* readRecords(pieces: AsyncIterable<string>): AsyncGenerator<JsonRecord> {
  const scan = new Scan();
  for await (const piece of pieces) yield* scan.take(piece);
  yield* scan.end();
}

class Scan {
  private state: "before" | "between" | "within" | "lost" = "before";
  private line = 1;
  private last = NEWLINE;
  /** A word that stands where only objects may. */
  private stray?: JsonRecord;
  // Of the object that is open:
  private parts: string[] = [];
  private length = 0;
  private began = 1;
  private depth = 0;
  private strings = new Strings();
  private problem?: string;

  *take(piece: string): Generator<JsonRecord> {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      const isLineStart = this.last === NEWLINE;
      this.last = code;
      if (code === NEWLINE) this.line += 1;
      if (this.state !== "within") {
        if (!this.begins(code, isLineStart)) continue;
        this.state = "within";
        this.began = this.line;
        from = at;
      }
      const ended = this.step(code);
      if (!ended && this.problem === undefined) continue;
      this.keep(piece.slice(from, at + 1));
      this.state = this.problem === undefined ? "between" : "lost";
      yield this.finish();
    }
    if (this.state === "within") this.keep(piece.slice(from));
  }

  *end(): Generator<JsonRecord> {
    if (this.state === "within") {
      this.problem ??= "the file ends within it";
      yield this.finish();
    }
    if (this.stray) yield this.stray;
  }

  private begins(code: number, isLineStart: boolean): boolean {
    if (this.state === "lost") return code === OPEN_BRACE && isLineStart;
    if (code === OPEN_BRACE) return true;
    if (code <= SPACE || code === BOM) return false;
    const isArray = code === OPEN_BRACKET && this.state === "before";
    if (!isArray && code !== COMMA && code !== CLOSE_BRACKET)
      this.stray ??= { text: "", line: this.line, problem: "holds more than JSON objects" };
    this.state = "between";
    return false;
  }

  /** Takes one character of an object; true where the object ends with it. */
  private step(code: number): boolean {
    const place = this.strings.take(code);
    if (place === "inside" && code === NEWLINE) this.problem = "a line ends within a string";
    if (place !== "outside") return false;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      this.depth += 1;
      if (this.depth > DEEPEST) this.problem = `nested deeper than ${DEEPEST}`;
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      this.depth -= 1;
      return this.depth === 0;
    }
    return false;
  }

  private keep(part: string): void {
    this.length += part.length;
    if (this.length > LONGEST) this.problem ??= "larger than 64 MB";
    else this.parts.push(part);
  }

  private finish(): JsonRecord {
    const text = this.parts.join("");
    const record = this.problem === undefined ? parse(text) : { text, problem: this.problem };
    Object.assign(this, { parts: [], length: 0, depth: 0, problem: undefined });
    this.strings.reset();
    return { ...record, line: this.began };
  }
}

function parse(text: string): Omit<JsonRecord, "line"> {
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch (error) {
    // Later versions of Node add the line and column, which are those of the record and not of the file.
    const said = (error as Error).message.replace(/\s+/g, " ").replace(/ \(line \d+ column \d+\)$/, "");
    return { text, problem: `not JSON: ${said.slice(0, 120)}` };
  }
}

const [SPACE, BOM] = [32, 0xfeff];
