import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { countHeads, countInZip } from "../../eval/sets/accounts/web-archives.ts";
import { walk } from "../../scripts/lib/files.ts";
import { bytesOnDisk, sourceFile } from "../../scripts/sources/file.ts";
import type { RawArticle } from "../../scripts/sources/source.ts";
import { warc } from "../../scripts/sources/warc.ts";
import { corpus } from "../support/corpora.ts";
import { readAll } from "../support/files.ts";

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
