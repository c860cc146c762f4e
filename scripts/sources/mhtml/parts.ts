import PostalMime from "postal-mime";

/** A part of a page saved as one file: what its header says, and its bytes as they were sent. */
export type Part = { fields: Map<string, string>; bytes(): Promise<Uint8Array> };

/** A page needs no more files than this. */
const MOST = 5000;
const DEEPEST = 3;

/** A header of lines "Key: value", of which those that begin with a space go on, and what stands behind it. */
export function headOf(text: string): { fields: Map<string, string>; rest: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const fields = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const [, key, value] = /^([\w-]{1,100}):\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && !fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), value!.trim());
  }
  return { fields, rest: end ? text.slice(end.index + end[0].length) : "" };
}

/** "UTF-8" of `text/html; charset="UTF-8"`. */
export function parameterOf(value: string | undefined, name: string): string | undefined {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, "i").exec(value ?? "") ?? [];
  return quoted ?? bare;
}

export const kindOf = ({ fields }: Pick<Part, "fields">): string =>
  (fields.get("content-type") ?? "").replace(/;.*$/s, "").trim().toLowerCase();

/**
 * The parts of a message, those of parts within it too. `text` is its bytes as latin1. One whose last part breaks off
 * gives what there is of it: `isWhole` says so.
 */
export function partsOf(text: string, depth = 0): { parts: Part[]; isWhole: boolean } {
  const { fields, rest } = headOf(text);
  const boundary = parameterOf(fields.get("content-type"), "boundary");
  if (!kindOf({ fields }).startsWith("multipart/") || boundary === undefined || depth > DEEPEST)
    return { parts: [partOf(fields, rest)], isWhole: true };
  const mark = boundary.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pieces = `\n${rest}`.split(new RegExp(`\\r?\\n--${mark}(--)?[ \\t]*(?=\\r?\\n|$)`));
  // What the mark captures stands between the pieces: "--" of the last one.
  const bodies = pieces.filter((_, at) => at % 2 === 0 && at > 0 && pieces[at - 1] === undefined);
  const inner = bodies.slice(0, MOST).map((body) => partsOf(body.replace(/^\r?\n/, ""), depth + 1));
  return { parts: inner.flatMap(({ parts }) => parts), isWhole: pieces.includes("--") };
}

function partOf(fields: Part["fields"], body: string): Part {
  return {
    fields,
    async bytes() {
      const encoding = /^[\w-]{1,30}$/.exec(fields.get("content-transfer-encoding") ?? "")?.[0] ?? "8bit";
      if (/^(?:binary|8bit|7bit)$/i.test(encoding)) return Buffer.from(body, "latin1");
      const head = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
      const email = await PostalMime.parse(Buffer.from(head + body, "latin1"));
      const content = email.attachments[0]?.content ?? new Uint8Array();
      return typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);
    },
  };
}
