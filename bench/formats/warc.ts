import { createReadStream } from "node:fs";
import path from "node:path";
import { createGunzip, gzipSync } from "node:zlib";
import { parsePage } from "../../scripts/sources/html/document.ts";
import { addressOf, type Format, momentOf, writePieces } from "./format.ts";
import { pageOf } from "./page.ts";

/** A web archive, each record packed for itself. */
export const warc: Format = {
  name: "warc",
  write(drafts, folder) {
    writePieces(folder, "crawl.warc.gz", records(drafts));
  },
  async floor(folder) {
    let pages = 0;
    let rest = "";
    const stream = createReadStream(path.join(folder, "crawl.warc.gz")).pipe(createGunzip());
    for await (const piece of stream.setEncoding("utf8")) {
      const parts = `${rest}${piece}`.split("WARC/1.0\r\n");
      rest = parts.pop()!;
      for (const part of parts) pages += parsed(part);
    }
    return pages + parsed(rest);
  },
};

/** The page in a record: behind the record's head, and its answer's. */
function parsed(record: string): number {
  const page = record.split("\r\n\r\n")[2];
  if (page === undefined) return 0;
  parsePage(page);
  return 1;
}

function* records(drafts: Parameters<Format["write"]>[0]): Generator<Uint8Array> {
  let number = 0;
  for (const draft of drafts) {
    number += 1;
    const body = Buffer.from(pageOf(draft, number));
    const block = Buffer.concat([
      Buffer.from(
        `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n`,
      ),
      body,
    ]);
    const head = [
      "WARC/1.0",
      "WARC-Type: response",
      `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(number).padStart(12, "0")}>`,
      `WARC-Date: ${momentOf(draft).slice(0, 19)}Z`,
      `WARC-Target-URI: ${addressOf(draft, number)}`,
      "Content-Type: application/http; msgtype=response",
      `Content-Length: ${block.length}`,
    ];
    yield gzipSync(Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), block, Buffer.from("\r\n\r\n")]));
  }
}
