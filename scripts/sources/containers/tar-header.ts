/** Everything in a tar is a multiple of this. */
export const BLOCK = 512;

export type TarHeader = {
  path: string;
  size: number;
  /** As it stands in the header. */
  type: string;
  /** "names" tells of the entry that follows it; "ignored" tells of the archive. */
  kind: "file" | "folder" | "link" | "device" | "sparse" | "names" | "ignored";
};

const KINDS: { [type: string]: TarHeader["kind"] } = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "1": "link",
  "2": "link",
  "3": "device",
  "4": "device",
  "6": "device",
  "5": "folder",
  D: "folder",
  S: "sparse",
  L: "names",
  K: "names",
  x: "names",
  g: "ignored",
  V: "ignored",
};

/**
 * A tar header (POSIX.1-1988 ustar, and what GNU makes of it); undefined where the block is none, by its checksum.
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
export function headerOf(bytes: Uint8Array): TarHeader | undefined {
  if (bytes.length < BLOCK || numberOf(bytes.subarray(148, 156)) !== checksumOf(bytes)) return undefined;
  const path = textOfField(bytes.subarray(0, 100));
  const size = numberOf(bytes.subarray(124, 136));
  if (size === undefined) return undefined;
  const type = String.fromCharCode(bytes[156]!);
  const posix = textOfField(bytes.subarray(257, 265)) === "ustar";
  const prefix = posix ? textOfField(bytes.subarray(345, 500)) : "";
  const kind = KINDS[type] ?? "device";
  const full = prefix === "" ? path : `${prefix}/${path}`;
  const holdsData = kind !== "link" && kind !== "device" && kind !== "folder";
  return {
    path: full,
    size: holdsData ? size : 0,
    type,
    kind: kind === "file" && full.endsWith("/") ? "folder" : kind,
  };
}

/** The sum of the header's bytes, in which those of the checksum count as spaces. */
function checksumOf(bytes: Uint8Array): number {
  let sum = 8 * 0x20;
  for (let at = 0; at < BLOCK; at += 1) if (at < 148 || at >= 156) sum += bytes[at]!;
  return sum;
}

/** Octal digits, or (GNU, for what does not fit) a number of 95 bits behind a first bit that is set. */
function numberOf(field: Uint8Array): number | undefined {
  if (field[0]! & 0x80) {
    let value = field[0]! & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const text = textOfField(field).trim();
  return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

export function textOfField(field: Uint8Array): string {
  const end = field.indexOf(0);
  const bytes = end === -1 ? field : field.subarray(0, end);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString("latin1");
  }
}

export function isZeros(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
