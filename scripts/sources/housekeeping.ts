const HOUSEKEEPING =
  /^(readme|licen[cs]e|copying|notice|origin|contributing|contributors|authors|credits|changelog|changes|security|code[-_]of[-_]conduct)([-_.][^/]*)?$/i;

/** Files that tell about a folder and are no article, unless their front matter says that they are. */
export function isHousekeeping(name: string): boolean {
  return HOUSEKEEPING.test(
    name
      .split("/")
      .at(-1)!
      .replace(/\.(md|markdown|mdx|txt|text)$/i, ""),
  );
}
