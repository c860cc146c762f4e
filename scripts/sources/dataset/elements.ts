import { CLOSE_BRACE, CLOSE_BRACKET, NEWLINE, OPEN_BRACE, OPEN_BRACKET, QUOTE, Strings } from "../json/strings.ts";
import { LONGEST } from "./lines.ts";

/** An element of a list, and the path of keys that leads to the list; or why there is none to be read. */
export type Element = { path: string; line: number; text: string; problem?: string };

const DEEPEST = 200;
const LONGEST_KEY = 200;

type Frame = { kind: "{" | "["; key: string };

/**
 * The objects in a JSON text's lists, one by one: those of the list that it is, and of lists that stand in records around
 * it. An object that is broken is given up where that shows, and reading goes on where the next one begins.
 */
export async function* elementsOf(pieces: AsyncIterable<string>): AsyncGenerator<Element> {
  const scan = new Scan();
  for await (const piece of pieces) for (const element of scan.take(piece)) yield element;
  yield* scan.end();
}

class Scan {
  private frames: Frame[] = [];
  private line = 1;
  private state: "outside" | "within" | "lost" = "outside";
  private strings = new Strings();
  /** The string that was read last outside of elements: perhaps a key. */
  private key = "";
  // Of the element that is open:
  private parts: string[] = [];
  private length = 0;
  private began = 1;
  private depth = 0;
  private problem?: string;
  /** What a list's first element begins with, by which others are known when one was lost. */
  private opening = "";
  private tail = "";

  *take(piece: string): Generator<Element> {
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === NEWLINE) this.line += 1;
      if (this.state === "within") {
        if (!this.step(code)) continue;
        this.keep(piece.slice(from, at + 1));
        yield this.finish();
      } else if (this.state === "lost") {
        if (!this.resumes(piece[at]!)) continue;
        this.open(this.opening.length);
        from = at + 1;
      } else if (this.outside(code, piece[at]!)) {
        if (code === QUOTE) {
          yield { path: "", line: this.line, text: "", problem: "not a JSON object" };
          continue;
        }
        this.open(0);
        from = at;
        this.depth = 1;
      }
    }
    if (this.state === "within") this.keep(piece.slice(from));
  }

  *end(): Generator<Element> {
    if (this.state === "within") {
      this.problem = "the file ends within it";
      yield this.finish();
    } else if (this.state === "outside" && this.frames.length > 0)
      yield { path: this.path(), line: this.line, text: "", problem: "the file ends before its list does" };
  }

  private path(): string {
    return this.frames
      .map(({ key }) => key)
      .filter(Boolean)
      .join(".");
  }

  /** Takes one character between elements; true where an element begins, or a word in its place. */
  private outside(code: number, character: string): boolean {
    const place = this.strings.take(code);
    if (place === "inside" && this.key.length < LONGEST_KEY) this.key += character;
    if (place === "opens") {
      this.key = "";
      return this.frames.length === 1 && this.frames[0]!.kind === "[";
    }
    if (place !== "outside") return false;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      const inList = this.frames.at(-1)?.kind === "[";
      if (code === OPEN_BRACE && inList && this.frames.filter(({ kind }) => kind === "[").length === 1) return true;
      if (this.frames.length < DEEPEST)
        this.frames.push({ kind: code === OPEN_BRACE ? "{" : "[", key: inList ? "" : this.key });
      this.key = "";
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) this.frames.pop();
    return false;
  }

  private open(resumed: number): void {
    const text = this.opening;
    Object.assign(this, { state: "within", parts: [], length: 0, depth: 0, tail: "" });
    this.strings.reset();
    this.began = this.line;
    if (resumed === 0) return;
    this.parts.push(text);
    this.length = resumed;
    for (const character of text) this.step(character.charCodeAt(0));
  }

  /** Takes one character of an element; true where it ends, well or badly. */
  private step(code: number): boolean {
    const place = this.strings.take(code);
    if (place === "inside" && code === NEWLINE) this.problem = "a line ends within a string";
    else if (place !== "outside") return false;
    else if (code === OPEN_BRACE || code === OPEN_BRACKET) this.depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      this.depth -= 1;
      return this.depth <= 0;
    } else if (!PLAIN.has(code)) this.problem = "not valid JSON";
    if (this.depth > DEEPEST) this.problem = `nested deeper than ${DEEPEST}`;
    return this.problem !== undefined;
  }

  private keep(part: string): void {
    this.length += part.length;
    if (this.length > LONGEST) this.parts = [];
    else this.parts.push(part);
  }

  private finish(): Element {
    const text = this.parts.join("");
    const problem = this.length > LONGEST ? "larger than 16 MB" : this.problem;
    this.state = this.problem === undefined ? "outside" : "lost";
    if (this.problem === undefined) this.opening ||= /^\{\s*"(?:[^"\\]|\\.){1,100}"\s*:/.exec(text)?.[0] ?? "";
    this.problem = undefined;
    this.strings.reset();
    return { path: this.path(), line: this.began, text, ...(problem ? { problem } : {}) };
  }

  /** Whether, with one more character, what the first element begins with has been read again. */
  private resumes(character: string): boolean {
    if (this.opening === "") this.opening = '{"';
    this.tail = (this.tail + character).slice(-this.opening.length);
    return this.tail === this.opening;
  }
}

/** What may stand outside of strings: spaces, numbers, marks, and the letters of true, false, null, NaN and Infinity. */
const PLAIN = new Set([..." \t\r\n0123456789-+.,:eEtrufalsnNIiy"].map((character) => character.charCodeAt(0)));
