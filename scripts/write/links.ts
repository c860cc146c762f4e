import path from "node:path";
import { SOURCE_SCHEME } from "../normalise/source-links.ts";

const WORDS = "((?:[^\\[\\]\\\\]|\\\\.|!?\\[[^\\[\\]]*\\](?:\\([^()]*\\))?)*)";
const TARGET = `<?${SOURCE_SCHEME}:([^)\\s>]*)>?`;
const TITLE = "(?:\\s+(?:\"[^\"]*\"|'[^']*'|\\([^()]*\\)))?";
const LINK = new RegExp(`\\[${WORDS}\\]\\(\\s*${TARGET}${TITLE}\\s*\\)`, "g");
const DEFINITION = new RegExp(`^( {0,3}\\[[^\\]\\n]+\\]:\\s*)${TARGET}${TITLE}[ \\t]*$`, "gm");
/** What is left where a link's brackets do not match: the words of the address go, not those of the reader. */
const STRAY = new RegExp(`${SOURCE_SCHEME}:([^\\s)>\\]"']*)`, "g");

export function hasSourceLinks(body: string): boolean {
  return body.includes(`${SOURCE_SCHEME}:`);
}

/**
 * Turns links to other source files into links to the articles made of them, from file to file. A link to a file
 * that is not in the archive loses its address and keeps its words.
 */
export function resolveSourceLinks(
  body: string,
  from: string,
  find: (source: string) => string | undefined,
): { body: string; lost: string[] } {
  const lost: string[] = [];
  const address = (target: string): string | undefined => {
    const [file = "", fragment] = decoded(target).split("#");
    const place = find(file);
    if (place === undefined) {
      lost.push(file);
      return undefined;
    }
    return path.posix.relative(path.posix.dirname(from), place) + (fragment ? `#${fragment}` : "");
  };
  const linked = body
    .replace(LINK, (_all, words: string, target: string) => {
      const to = address(target);
      return to === undefined ? words : `[${words}](${to})`;
    })
    .replace(DEFINITION, (_all, label: string, target: string) => `${label}${address(target) ?? "<>"}`)
    .replace(STRAY, (_all, target: string) => address(target) ?? "");
  return { body: linked, lost };
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
