import { captureTime } from "../capture.ts";

/** What stands above a record's block. */
export type RecordHead = {
  /** The WARC type in small letters; "response" in ARC, whose first record is a "warcinfo". */
  kind: string;
  /** Bytes of its block, as stated. */
  length: number;
  /** As it stands there, without the brackets that some put around it. */
  address?: string;
  /** ISO 8601. */
  date?: string;
  contentType?: string;
  /** WARC's fields by their names in small letters; of several of one name, the first. */
  fields: ReadonlyMap<string, string>;
};

/** How records begin and what their heads say: WARC or ARC. */
export type Dialect = {
  name: string;
  /** Where the next record begins in the bytes, at a line's start and behind `from`; -1 for nowhere. */
  find(bytes: Buffer, from: number): number;
  begins(bytes: Buffer): boolean;
  /** How long the head at the start is, with what ends it; undefined where it does not end. */
  headLength(bytes: Buffer): number | undefined;
  parse(head: string): RecordHead | string;
};

/** WARC 0.17 to 1.1. https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/ */
export const WARC: Dialect = {
  name: "WARC",
  begins: (bytes) => /^WARC\/\d\.\d{1,3}[ \t\r\n]/.test(bytes.toString("latin1", 0, 16)),
  find(bytes, from) {
    for (let at = bytes.indexOf("\nWARC/", from); at !== -1; at = bytes.indexOf("\nWARC/", at + 1))
      if (/^\nWARC\/\d\.\d{1,3}[ \t]*\r?\n/.test(bytes.toString("latin1", at, at + 20))) return at + 1;
    return -1;
  },
  headLength(bytes) {
    const ends = [bytes.indexOf("\r\n\r\n"), bytes.indexOf("\n\n")];
    if (ends[0] === -1 && ends[1] === -1) return undefined;
    if (ends[1] === -1 || (ends[0] !== -1 && ends[0]! < ends[1]!)) return ends[0]! + 4;
    return ends[1]! + 2;
  },
  parse(head) {
    const fields = headerFields(head);
    const length = fields.get("content-length") ?? "";
    if (!/^\d{1,15}$/.test(length)) return `states no length that could be (${say(length)})`;
    const date = captureTime(fields.get("warc-date") ?? "", "UTC");
    return {
      kind: (fields.get("warc-type") ?? "unknown").toLowerCase(),
      length: Number(length),
      address: fields.get("warc-target-uri")?.replace(/^<|>$/g, ""),
      ...(date ? { date } : {}),
      contentType: fields.get("content-type"),
      fields,
    };
  },
};

/** "http://a.example/ 192.0.2.1 20140216050221 text/html 1591", and in version 2 five fields more before the length. */
const ARC_LINE = /^(\S.*) (\S+) (\d{8,18}) (\S+)((?: \S+){0,5}?) (-?\w+)$/;
const LONGEST_ARC_LINE = 8192;

/** ARC 1 and 2. https://archive.org/web/researcher/ArcFileFormat.php */
export const ARC: Dialect = {
  name: "ARC",
  begins: (bytes) => isArcLine(lineAt(bytes, 0)),
  find(bytes, from) {
    for (let at = bytes.indexOf(0x0a, from); at !== -1; at = bytes.indexOf(0x0a, at + 1))
      if (isArcLine(lineAt(bytes, at + 1))) return at + 1;
    return -1;
  },
  headLength(bytes) {
    const end = bytes.subarray(0, LONGEST_ARC_LINE).indexOf(0x0a);
    return end === -1 ? undefined : end + 1;
  },
  parse(head) {
    const [, address = "", , date = "", contentType, , length = ""] = ARC_LINE.exec(head.trimEnd()) ?? [];
    if (!/^\d{1,15}$/.test(length)) return `states no length that could be (${say(length)})`;
    const kind = address.startsWith("filedesc:") ? "warcinfo" : "response";
    const moment = arcDate(date);
    return {
      kind,
      length: Number(length),
      address,
      ...(moment ? { date: moment } : {}),
      contentType,
      fields: new Map(),
    };
  },
};

function lineAt(bytes: Buffer, from: number): string {
  const end = bytes.subarray(from, from + LONGEST_ARC_LINE).indexOf(0x0a);
  return end === -1 ? "" : bytes.toString("latin1", from, from + end).trimEnd();
}

function isArcLine(line: string): boolean {
  return /^[a-z][a-z0-9+.-]{1,20}:/.test(line) && / \d{8,18} \S/.test(line) && ARC_LINE.test(line);
}

/** "20140216050221", or as much of it as there is down to the day. */
function arcDate(digits: string): string | undefined {
  const [, year, month, day, hour = "00", minute = "00", second = "00"] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?/.exec(digits) ?? [];
  return captureTime(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`, "UTC");
}

/** "Name: value" lines below a first line, of WARC or HTTP; lines that begin with a space carry the one above on. */
export function headerFields(head: string): Map<string, string> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of head.split(/\r?\n/).slice(1)) {
    if (/^[ \t]/.test(line) && last !== undefined) fields.set(last, `${fields.get(last)!} ${line.trim()}`);
    const colon = line.indexOf(":");
    if (colon < 1 || /^[ \t]/.test(line)) continue;
    last = line.slice(0, colon).trim().toLowerCase();
    if (!fields.has(last)) fields.set(last, line.slice(colon + 1).trim());
  }
  return fields;
}

/** A value that may hold anything, for a report. */
export function say(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}]/gu, "\ufffd");
  return `"${plain.length > 60 ? `${plain.slice(0, 60)}…` : plain}"`;
}
