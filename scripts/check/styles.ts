/** What a style sheet loads: url(…) and @import "…". */
export function styleReferences(css: string): string[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "");
  const urls = [...bare.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)/gi)];
  const imports = [...bare.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/gi)];
  return [...urls, ...imports].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}
