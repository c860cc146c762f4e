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
  if (piece instanceof Html) return piece.markup;
  if (Array.isArray(piece)) return piece.map(render).join("");
  if (piece === undefined || piece === null || piece === false) return "";
  return escapeHtml(String(piece));
}

const ENTITIES: { [character: string]: string } = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** Data for a `<script type="application/ld+json">`: "<" cannot end the element or open a comment. */
export function jsonForScript(data: unknown): Html {
  return new Html(
    JSON.stringify(data)
      .replace(/</g, "\\u003c")
      .replace(/\u2028/g, "\\u2028")
      .replace(/\u2029/g, "\\u2029"),
  );
}
