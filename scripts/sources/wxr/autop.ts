import { type Piece, piecesOf } from "../exports/markup.ts";

/** What a browser never puts inside a paragraph. */
const BLOCKS = new Set(
  (
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer " +
    "form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main map menu nav noscript object ol optgroup option p pre " +
    "script section select style summary table tbody td template textarea tfoot th thead tr ul video audio canvas svg math"
  ).split(" "),
);
/** Inside these, line ends mean what they mean there. */
const LEFT_ALONE = new Set(
  "pre script style textarea svg math object video audio select template canvas iframe".split(" "),
);
/** These hold no text of their own, only elements. */
const HOLD_ELEMENTS = new Set("ul ol dl table tbody thead tfoot tr colgroup menu dir".split(" "));
/** In these one run of text stands by itself; several are paragraphs. */
const HOLD_ONE = new Set("li dd dt td th div figcaption caption summary legend details figure".split(" "));
/** In these there is nothing but one run of text. */
const HOLD_LINES = new Set("h1 h2 h3 h4 h5 h6".split(" "));
const EMPTY = new Set(["hr", "col"]);

/** How far up an open element is looked for; what is nested deeper is broken. */
const DEEPEST = 256;

/**
 * Paragraphs from blank lines and line breaks from line ends, as WordPress's own `wpautop` makes them when it shows a
 * post: never in code, scripts, or between the parts of lists and tables. One pass over the text.
 * https://developer.wordpress.org/reference/functions/wpautop/
 */
export function autop(html: string): string {
  const out: string[] = [];
  const open: string[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) out.push(paragraphsOf(run.join(""), open.at(-1)));
    run = [];
  };
  let leftAlone: string | undefined;
  for (const piece of piecesOf(html.replace(/\r\n?/g, "\n"))) {
    if (leftAlone !== undefined) {
      out.push(piece.text);
      if (piece.kind === "tag" && piece.closes && piece.name === leftAlone) leftAlone = undefined;
    } else if (piece.kind === "comment") continue;
    else if (piece.kind === "text" || !BLOCKS.has(piece.name)) run.push(ofRun(piece));
    else {
      flush();
      out.push(piece.text);
      if (!piece.closes && LEFT_ALONE.has(piece.name) && !piece.text.endsWith("/>")) leftAlone = piece.name;
      else follow(piece, open);
    }
  }
  flush();
  return out.join("");
}

/** Within a run, line ends inside a tag are no breaks, and those of the text are marked by the text alone. */
function ofRun(piece: Piece): string {
  return piece.kind === "tag" ? piece.text.replace(/\s*\n\s*/g, " ") : piece.text;
}

function follow(piece: Extract<Piece, { kind: "tag" }>, open: string[]): void {
  const { name, closes, text } = piece;
  if (!closes) {
    if (open.at(-1) === "p") open.pop();
    if (!EMPTY.has(name) && !text.endsWith("/>")) open.push(name);
    return;
  }
  for (let up = open.length - 1; up >= Math.max(0, open.length - DEEPEST); up -= 1) {
    if (open[up] !== name) continue;
    open.length = up;
    return;
  }
}

function paragraphsOf(run: string, holder: string | undefined): string {
  const parts = run.split(/\n[ \t]*(?:\n[ \t]*)+/).map((part) => part.trim());
  const written = parts.filter((part) => part !== "").map(withBreaks);
  if (written.length === 0) return run.includes("\n") ? "\n" : " ";
  if (holder === "p") return written.join("</p>\n<p>");
  if (holder !== undefined && HOLD_LINES.has(holder)) return written.join("<br>\n");
  if (holder !== undefined && HOLD_ELEMENTS.has(holder)) return written.join("\n");
  if (holder !== undefined && HOLD_ONE.has(holder) && written.length === 1) return written[0]!;
  return `\n${written.map((part) => `<p>${part}</p>`).join("\n")}\n`;
}

function withBreaks(part: string): string {
  const lines = part.split("\n").map((line) => line.trim());
  return lines.map((line, at) => (at === 0 ? line : `${isBroken(lines[at - 1]!) ? "" : "<br>"}\n${line}`)).join("");
}

/** Whether a line needs no break behind it: it ends with one, or with a tag that has only begun. */
const isBroken = (line: string) => /<(?:br\s*\/?|(?:a|b|em|i|span|strong|u)(?:\s[^<>]*)?)>$/i.test(line.slice(-300));
