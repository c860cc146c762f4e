/** A licence as Frictionless descriptors name it: an SPDX id, and the page that states it. */
export type Licence = { name: string; path: string; title: string };

const FRAMED = /^(?:(?:licen[cs]ed? *(?:under)?|rights) *:? *)?(.*?)[ .]*$/i;
const NAME = /^(?:CC|Creative Commons)[ -](BY(?:-(?:NC-SA|NC-ND|SA|NC|ND))?)[ -](\d\.\d)$/i;
const ADDRESS = /^https?:\/\/creativecommons\.org\/licenses\/(by(?:-(?:nc-sa|nc-nd|sa|nc|nd))?)\/(\d\.\d)\/?$/i;
const ZERO = /^(?:CC0(?:[ -]1\.0)?|https?:\/\/creativecommons\.org\/publicdomain\/zero\/1\.0\/?)$/i;

/**
 * The licence that a line on rights is the name of: "CC BY 4.0", "Licensed under CC-BY-SA 3.0.", the licence's address. A
 * line that says anything more is not taken for a licence: what it says may be an exception.
 */
export function licenceOf(rights: string | null | undefined): Licence | undefined {
  const line = FRAMED.exec(rights?.trim() ?? "")?.[1] ?? "";
  if (ZERO.test(line))
    return { name: "CC0-1.0", path: "https://creativecommons.org/publicdomain/zero/1.0/", title: "CC0 1.0" };
  const [, kind, version] = NAME.exec(line) ?? ADDRESS.exec(line) ?? [];
  if (kind === undefined) return undefined;
  return {
    name: `CC-${kind.toUpperCase()}-${version}`,
    path: `https://creativecommons.org/licenses/${kind.toLowerCase()}/${version}/`,
    title: `CC ${kind.toUpperCase()} ${version}`,
  };
}
