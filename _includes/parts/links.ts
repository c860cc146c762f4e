import { type Html, html } from "../../scripts/site/html.ts";
import type { Link, Place } from "../../scripts/site/models.ts";

/**
 * The way from a page to an address of this site. An address that could be read as a scheme or as another host
 * ("javascript:…", "//host") is forced to stay a path of this site: addresses are made from what was imported.
 */
export function href(place: Place, to: string): string {
  const path = /^[\s\\/]/.test(to) ? to.replace(/^[\s\\/]+/, "") : to;
  return place.root === "" && !/^[\w.-]+([/?#]|$)/.test(path) ? `./${path}` : place.root + path;
}

export function link(place: Place, { text, to }: Link): Html {
  return html`<a href="${href(place, to)}">${isolated(text)}</a>`;
}

/** A link off the site, to be followed by choice; an address that is not plain http stays text. */
export function outside(url: string, text: string = url): Html {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="external">${text}</a>` : html`${text}`;
}

/** Is this a file of this site? Only those are ever loaded. */
export function isLocal(src: string): boolean {
  return !/^\s*([a-z][a-z0-9+.-]*:|[\\/])/i.test(src) && !src.split(/[\\/]/).includes("..");
}

/** "a", "a and b", "a, b and c". */
export function listOf(pieces: Html[]): Html[] {
  return pieces.map((piece, at) => html`${at === 0 ? "" : at === pieces.length - 1 ? " and " : ", "}${piece}`);
}

/** Pieces with a middle dot between them; what is absent leaves no dot. */
export function dotted(pieces: (Html | string | undefined | false)[]): Html | undefined {
  let line: Html | undefined;
  for (const piece of pieces) {
    if (piece === undefined || piece === false || piece === "") continue;
    const part = typeof piece === "string" ? isolated(piece) : piece;
    line = line === undefined ? html`${part}` : html`${line} · ${part}`;
  }
  return line;
}

/** A name written from the right must not turn round what stands beside it. */
export function isolated(text: string): Html | string {
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(text) ? html`<bdi>${text}</bdi>` : text;
}
