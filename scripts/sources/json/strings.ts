/** Follows, a character at a time, where the strings of a JSON text begin and end. */
export class Strings {
  private quoted = false;
  private escaped = false;

  /** Whether a character opens a string, closes it, is of its text, or stands between strings. */
  take(code: number): "opens" | "closes" | "inside" | "outside" {
    if (this.escaped) this.escaped = false;
    else if (code === QUOTE) {
      this.quoted = !this.quoted;
      return this.quoted ? "opens" : "closes";
    } else if (this.quoted && code === BACKSLASH) this.escaped = true;
    return this.quoted ? "inside" : "outside";
  }

  /** Begins anew, outside of any string. */
  reset(): void {
    this.quoted = false;
    this.escaped = false;
  }
}

export const [NEWLINE, QUOTE, COMMA] = [10, 34, 44];
const BACKSLASH = 92;
export const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [91, 93, 123, 125];
