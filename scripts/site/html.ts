/**
 * HTML that is safe to place in a page. Only `html` and `raw` make it: everything else that is put into a template is
 * text and is escaped.
 */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

export type Piece = Html | string | number | false | null | undefined | readonly Piece[];

/** A template: html`<p>${text}</p>`. Pieces are escaped; Html stands as it is; lists are joined; false and undefined vanish. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Html {
  let markup = strings[0]!;
  for (let i = 0; i < pieces.length; i += 1) markup += render(pieces[i]) + strings[i + 1]!;
  return new Html(markup);
}

/** Markup that is already safe (a rendered, sanitised article body). The name is meant to stand out in review. */
export function raw(markup: string): Html {
  return new Html(markup);
}

function render(piece: Piece): string {
  if (typeof piece === "string") return escapeHtml(piece);
  if (piece instanceof Html) return piece.markup;
  if (piece === undefined || piece === null || piece === false) return "";
  if (!isList(piece)) return escapeHtml(String(piece));
  let markup = "";
  for (const one of piece) markup += render(one);
  return markup;
}

const isList = (piece: Piece): piece is readonly Piece[] => Array.isArray(piece);

const ENTITIES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#39;"],
]);
const SPECIAL = /[&<>"']/;
const ALL_SPECIAL = /[&<>"']/g;

/** Text as it may stand in an element or a quoted attribute. Most has nothing to escape, and is asked first. */
export function escapeHtml(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ENTITIES.get(character)!) : text;
}

/** Data for a `<script type="application/ld+json">`: "<" cannot end the element or open a comment. */
export function jsonForScript(data: unknown): Html {
  const json = JSON.stringify(data);
  return new Html(
    /[<\u2028\u2029]/.test(json)
      ? json.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")
      : json,
  );
}
