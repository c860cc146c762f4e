import type { Answer } from "./http.ts";
import type { ArchiveRecord } from "./records.ts";

/** What a record holds: a page, a picture, or something that is only counted, in words for the report. */
export type Kind = { is: "page" } | { is: "picture" } | { is: "other"; what: string };

const RECORDS: { [kind: string]: string } = {
  warcinfo: "records about the archive itself",
  request: "requests",
  metadata: "metadata of captures",
  conversion: "captures converted to another format",
  continuation: "continuations of records in other files",
};

/** Media types, by how they begin. */
const TYPES: [RegExp, string][] = [
  [/^(text\/css|(text|application)\/(x-)?(java|ecma)script)/, "style sheets and scripts"],
  [/^(font\/|application\/(x-)?font|application\/vnd\.ms-fontobject)/, "fonts"],
  [/^(audio|video)\/|^application\/(x-mpegurl|vnd\.apple\.mpegurl|dash\+xml|x-shockwave-flash)/, "sound and video"],
  [/^application\/pdf/, "PDF documents"],
  [/^text\/plain/, "plain text"],
  [/^application\/(.+\+)?json|^text\/json/, "data (JSON)"],
  [/^(application|text)\/(.+\+)?xml/, "feeds and data (XML)"],
];

const WITHOUT = new Set(["", "unknown/unknown", "no-type", "application/octet-stream", "binary/octet-stream"]);

/** Which kind of thing a record is. `answer` is the HTTP answer in it, if it holds one. */
export function kindOf(record: ArchiveRecord, answer: Answer | undefined): Kind {
  const { kind, address = "" } = record;
  if (kind !== "response" && kind !== "resource") return other(RECORDS[kind] ?? "records of other types");
  if (address.startsWith("dns:")) return other("DNS records");
  if (!/^https?:/i.test(address)) return other("records that are no web page");
  if (/^https?:\/\/[^/]+\/robots\.txt$/i.test(address)) return other("robots.txt");
  const status = answer?.status ?? 200;
  if (status >= 300 && status < 400) return other(status === 304 ? "answers that nothing had changed" : "redirects");
  if (status >= 400) return other(`pages that answered ${status}`);
  if (status !== 200 && status !== 203) return other(`answers with status ${status}`);
  return ofType(mediaType(record, answer), () => looksHtml(answer?.sent ?? record.block));
}

function ofType(type: string, looksHtml: () => boolean): Kind {
  if (type === "text/html" || type === "application/xhtml+xml") return { is: "page" };
  if (type.startsWith("image/")) return { is: "picture" };
  if (WITHOUT.has(type)) return looksHtml() ? { is: "page" } : other("files of no stated type");
  return other(TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? "files of other types");
}

export function mediaType(record: ArchiveRecord, answer: Answer | undefined): string {
  const stated = answer ? answer.fields.get("content-type") : record.contentType;
  return (stated ?? "").split(";")[0]!.trim().toLowerCase();
}

function looksHtml(bytes: Buffer | undefined): boolean {
  return /^[\s\ufeff\xef\xbb\xbf]*<(!doctype html|html)/i.test(bytes?.toString("latin1", 0, 200) ?? "");
}

function other(what: string): Kind {
  return { is: "other", what };
}
