/** The site's root: the scripts stand in assets/. */
export const ROOT = new URL("../", import.meta.url).href;

/** An element with its properties and what stands in it. Strings become text: nothing here reads markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** What the page's layout (_includes/layouts/search.ts) provides. */
export function part<Kind extends HTMLElement = HTMLElement>(selector: string): Kind {
  return document.querySelector<Kind>(selector)!;
}

export function grouped(count: number): string {
  return count.toLocaleString("en");
}

export function articles(count: number): string {
  return count === 0 ? "No articles" : count === 1 ? "1 article" : `${grouped(count)} articles`;
}
