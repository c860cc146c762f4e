import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

/** A record of a WARC that a test makes; `fields` go into its header as they stand, true or not. */
export type WarcRecord = {
  type?: string;
  address?: string;
  date?: string;
  block: string | Uint8Array;
  fields?: { [name: string]: string };
  version?: string;
};

let number = 0;

export function warcRecord({
  type = "response",
  address,
  date = "2011-03-04T12:00:00Z",
  block,
  fields = {},
  version = "1.0",
}: WarcRecord): Buffer {
  const data = Buffer.from(block as string);
  const contentType = { response: "application/http; msgtype=response", revisit: "application/http; msgtype=response" }[
    type
  ];
  number += 1;
  const header = {
    "WARC-Type": type,
    "WARC-Record-ID": `<urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, "0")}>`,
    "WARC-Date": date,
    ...(address ? { "WARC-Target-URI": address } : {}),
    "Content-Type": contentType ?? "text/plain",
    "Content-Length": String(data.length),
    ...fields,
  };
  const lines = Object.entries(header).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/${version}\r\n${lines.join("")}\r\n`), data, Buffer.from("\r\n\r\n")]);
}

/** An HTTP answer. */
export function answer(body: string | Uint8Array, fields: { [name: string]: string } = {}, status = "200 OK"): Buffer {
  const lines = Object.entries({ "Content-Type": "text/html; charset=utf-8", ...fields });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head}\r\n`), Buffer.from(body as string)]);
}

export function chunked(body: Uint8Array, size = 100): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const piece = body.subarray(at, at + size);
    parts.push(Buffer.from(`${piece.length.toString(16)}\r\n`), Buffer.from(piece), Buffer.from("\r\n"));
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")]);
}

export function sha1Of(data: string | Uint8Array): string {
  return `sha1:${createHash("sha1").update(data).digest("hex")}`;
}

/** Records compressed one by one, as most crawlers do. */
export function compressEach(records: Uint8Array[]): Buffer {
  return Buffer.concat(records.map((record) => gzipSync(record)));
}

export function arcOf(
  records: { address: string; block: string | Uint8Array; date?: string }[],
  version: 1 | 2 = 1,
): Buffer {
  const parts = [arcHead(version)];
  for (const { address, block, date = "20110304120000" } of records) {
    const data = Buffer.from(block as string);
    const more = version === 2 ? "200 - - 0 post.arc " : "";
    parts.push(Buffer.from(`${address} 192.0.2.1 ${date} text/html ${more}${data.length}\n`), data, Buffer.from("\n"));
  }
  return Buffer.concat(parts);
}

function arcHead(version: 1 | 2): Buffer {
  const names =
    version === 1
      ? "URL IP-address Archive-date Content-type Archive-length\n"
      : "URL IP-address Archive-date Content-type Result-code Checksum Location Offset Filename Archive-length\n";
  const text = `${version} 0 Ellis Evening Post\n${names}\n`;
  const more = version === 2 ? "200 - - 0 post.arc " : "";
  return Buffer.from(`filedesc://post.arc 0.0.0.0 20110304120000 text/plain ${more}${text.length}\n${text}`);
}

/** A page of the Ellis Evening Post that is an article. */
export function pageOf(title: string, text: string): string {
  const paragraphs = [text, ...FILLER].map((words) => `<p>${words}</p>`).join("\n");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>
<meta property="og:type" content="article"><meta property="og:title" content="${title}">
<meta property="article:published_time" content="2011-03-04T09:30:00Z"></head>
<body><header><a href="/">Ellis Evening Post</a></header>
<article><h1>${title}</h1><p class="byline">By Joan Pike</p>
<figure><img src="../img/ferry.jpg" alt="The ferry"><figcaption>The ferry at Port Ellis</figcaption></figure>
${paragraphs}
</article></body></html>
`;
}

const FILLER = [
  "Passengers had waited at the quay since six in the morning, and some of them had brought chairs, a kettle and the paper of the day before.",
  "The harbour master, Alan Reyes, said that the engine had been mended with a part from another boat, which nobody expected to work so well.",
  "The next sailing is at noon. Tickets that were bought for the cancelled crossings remain valid until the end of the month, the company said.",
];
