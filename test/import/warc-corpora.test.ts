import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { constants, gunzipSync } from "node:zlib";
import { fromBufferPromise } from "yauzl";
import { walk } from "../../scripts/lib/files.ts";
import { bytesOnDisk, sourceFile } from "../../scripts/sources/file.ts";
import type { RawArticle } from "../../scripts/sources/source.ts";
import { warc } from "../../scripts/sources/warc.ts";
import { corpus } from "../support/corpora.ts";
import { readAll } from "../support/files.ts";

/** How many records begin in a file, by a plain look at its lines that knows nothing of the reader. */
function countHeads(data: Buffer): number {
  const plain = data[0] === 0x1f ? gunzipSync(data, { finishFlush: constants.Z_SYNC_FLUSH }) : data;
  const lines = plain.toString("latin1").split("\n");
  const arc = lines.some((line) => line.startsWith("filedesc://"));
  const head = arc ? /^(https?|filedesc|dns):.* \d{14,18} \S+ \S+$/ : /^WARC\/\d\.\d+\r?$/;
  return lines.filter((line) => head.test(line)).length;
}

async function countInZip(data: Buffer): Promise<number> {
  const zip = await fromBufferPromise(data);
  let count = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith("/")) continue;
    if (!/arc(\.gz)?$/.test(entry.fileName)) count += 1;
    else {
      const pieces: Buffer[] = [];
      for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
      count += countHeads(Buffer.concat(pieces));
    }
  }
  return count;
}

for (const name of ["warcio-py", "warcio-js", "jwarc", "wabac"]) {
  const { folder, skip } = corpus(name);
  describe(`Every record of the files of ${name} is accounted for`, { skip }, () => {
    for (const { file } of skip ? [] : walk(folder)) {
      if (!/arc|\.zip$/.test(path.basename(file))) continue;
      test(path.basename(file), async (context) => {
        const place = path.join(folder, file);
        const data = readFileSync(place);
        const bytes = bytesOnDisk(place, file, folder);
        assert.ok(warc.detect({ name: "x", text: "", bytes: await bytes.slice(0, 64 * 1024) }));
        const found = await readAll(warc, sourceFile(bytes));
        const total = found.reduce((sum, one) => sum + ("count" in one ? (one.count ?? 1) : 1), 0);
        assert.equal(total, file.endsWith(".zip") ? await countInZip(data) : countHeads(data));
        const articles = found.filter((one): one is RawArticle => one.type === "article");
        context.diagnostic(`${total} records, ${articles.length} pages`);
        for (const article of articles) {
          assert.match(article.record, /<[a-z!]/i);
          assert.ok(URL.canParse(article.identity));
          await article.media!("/picture.png");
        }
      });
    }
  });
}
