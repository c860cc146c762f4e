import type { Head } from "../source.ts";

/** Properties that only ninjs calls so. */
const ITS_OWN =
  /^(?:version[cC]reated|first[cC]reated|content[cC]reated|pub[sS]tatus|representation[tT]ype|usage[tT]erms|copyright(?:notice|holder|Notice|Holder)|embargoed(?:Until)?|ed[nN]ote|alt[iI]ds|trust[iI]ndicators?|info[sS]ources?|digital[sS]ource[tT]ype|rights[iI]nfo|eventDetails|plannedCoverage|headlines|bodies|descriptions|renditions|associations|located|(?:body|headline|description)_\w+|\$standard)$/;
const SHARED =
  /^(?:uri|type|mimetype|profile|version|urgency|language|title|by|byline|headline|slugline|charcount|wordcount|expires|standard|person|people|organisations?|places?|subjects?|events?|objects?|genres?|advices)$/;

/** Whether a text is JSON whose first object has a `uri`, and otherwise mostly what ninjs items have. */
export function looksLikeNinjs({ text }: Head): boolean {
  if (!/^[\s[]*\{/.test(text)) return false;
  const keys = topKeys(text);
  if (keys.includes("$standard") || (keys.includes("standard") && /"schema"\s*:\s*"[^"]*ninjs/.test(text))) return true;
  if (!keys.includes("uri"))
    return keys.includes("pubstatus") || keys.includes("versioncreated") || keys.includes("pubStatus");
  const own = keys.filter((key) => ITS_OWN.test(key)).length;
  const known = own + keys.filter((key) => SHARED.test(key)).length;
  return known === keys.length || (own > 0 && known * 2 > keys.length);
}

/** The keys of the first object in a text, which may be cut off behind any character. */
export function topKeys(text: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  // Strings are taken whole, so that no brace within one counts.
  for (const [token, , colon] of text.matchAll(/"((?:[^"\\\n]|\\.)*)"(\s*:)?|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth += keys.length === 0 && token === "[" && depth === 0 ? 0 : 1;
    else if (token === "}" || token === "]") {
      depth -= 1;
      if (depth <= 0) return keys;
    } else if (depth === 1 && colon !== undefined) keys.push(token.slice(1, token.lastIndexOf('"')));
  }
  return keys;
}
