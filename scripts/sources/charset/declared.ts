/** How far a declaration may stand from the start: browsers look at 1 KiB, pages with long heads need more. */
const PRESCAN = 4096;

/** The character set that a byte order mark says. https://www.unicode.org/faq/utf_bom.html */
export function markOf(bytes: Uint8Array): { charset: string; length: number } | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: "utf-8", length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: "utf-32le", length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: "utf-32be", length: 4 };
  if (a === 0xff && b === 0xfe) return { charset: "utf-16le", length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: "utf-16be", length: 2 };
  return undefined;
}

/** UTF-16 and UTF-32 without a mark, told by where the NUL bytes of Latin letters, spaces and line ends stand. */
export function wideOf(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, PRESCAN - (bytes.length < PRESCAN ? bytes.length % 4 : 0));
  if (sample.length < 4) return undefined;
  const nul = [0, 0, 0, 0];
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) nul[at % 4]! += 1;
  const [a, b, c, d] = nul.map((count) => count / (sample.length / 4)) as [number, number, number, number];
  if (a > 0.9 && b > 0.9 && d < 0.1) return "utf-32be";
  if (c > 0.9 && d > 0.9 && a < 0.1) return "utf-32le";
  if (b + d > 0.3 && a + c < (b + d) / 10) return "utf-16le";
  if (a + c > 0.3 && b + d < (a + c) / 10) return "utf-16be";
  return undefined;
}

const XML = /^\s*<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i;
const META = /<meta\s[^>]{0,600}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})/i;

/**
 * What a document of markup declares: by its XML declaration, or `<meta charset>`, or `<meta http-equiv>`.
 * https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
 */
export function declaredOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, PRESCAN)).toString("latin1");
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*</.test(start)) return undefined;
  return XML.exec(start)?.[1] ?? META.exec(withoutComments(start))?.[1];
}

function withoutComments(text: string): string {
  let kept = "";
  for (let at = 0; ; ) {
    const from = text.indexOf("<!--", at);
    if (from < 0) return kept + text.slice(at);
    kept += text.slice(at, from);
    const to = text.indexOf("-->", from + 4);
    if (to < 0) return kept;
    at = to + 3;
  }
}
