import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { walk } from "../../scripts/lib/files.ts";
import { filesBelow, importInto } from "./golden.ts";
import { corpus } from "../support/corpora.ts";
import { temporaryFolder } from "../support/archive.ts";

const { folder, skip } = corpus("linux-gazette-html");

describe("fifteen years of an old magazine's pages", { skip }, () => {
  test("every file is accounted for, and none breaks anything", async (context) => {
    const archive = temporaryFolder(context);
    const { files } = await importInto(archive, [folder], { workers: 2 });
    const below = [...walk(folder)].map(({ file }) => `${path.basename(folder)}/${file}`);
    assert.deepEqual(files.map(({ file }) => file).sort(), below.sort());
    for (const { file, records } of files) {
      assert.ok(records.length > 0, `${file} has no fate`);
      for (const { fate, reason = "" } of records) {
        assert.doesNotMatch(reason, /bug|took longer|worker/i, file);
        assert.ok(fate === "imported" || reason !== "", `${file}: ${fate} without a reason`);
      }
    }
    const pages = files.filter(({ file }) => /\.html$/.test(file));
    const empty = pages.filter(({ file }) => readFileSync(path.join(folder, "..", file)).length === 0);
    const read = pages.filter(({ format }) => format === "html");
    assert.ok(read.length + empty.length >= pages.length - 2, "pages are read as pages");
    const articles = read.flatMap(({ records }) => records).filter(({ fate }) => fate === "imported");
    context.diagnostic(`${below.length} files, ${read.length} pages, ${articles.length} articles`);
    assert.ok(articles.length > read.length * 0.8, "most of them are articles");
    const written = Object.values(filesBelow(path.join(archive, "content", "articles")));
    const broken = written.filter((text) => text.includes("\ufffd"));
    assert.ok(broken.length <= 10, `${broken.length} articles hold characters that could not be read`);
  });
});
