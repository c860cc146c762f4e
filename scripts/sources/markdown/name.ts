/** What the name of a Markdown file says: Jekyll's `2015-03-18-a-post.md`, Hugo's `a-post/index.md`. */
export type FileNameSays = { date?: string; words?: string };

const DATED = /^(\d{4})-(\d{2})-(\d{2})(?:[-_ ](.+))?$/;

export function sayName(name: string): FileNameSays {
  const parts = name.replace(/\.[^./]+$/, "").split("/");
  const last = parts.at(-1)!;
  const base = /^index(\.[a-z]{2})?$/i.test(last) ? (parts.at(-2) ?? last) : last;
  const dated = DATED.exec(base);
  const words = (dated ? dated[4] : base)?.replace(/[-_]+/g, " ").trim();
  return {
    ...(dated ? { date: `${dated[1]}-${dated[2]}-${dated[3]}` } : {}),
    ...(words ? { words } : {}),
  };
}

/** Hugo's section pages: they stand for a list and are no article. */
export function isListPage(name: string): boolean {
  return /(^|\/)_index(\.[a-z-]+)?\.[^./]+$/i.test(name);
}
