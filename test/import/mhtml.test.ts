import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { mail } from "../../scripts/sources/mail.ts";
import { mhtml } from "../../scripts/sources/mhtml.ts";
import type { RawArticle } from "../../scripts/sources/source.ts";
import { fileOf, headOf, readAll } from "../support/files.ts";
import { mhtmlOf } from "../support/mhtml.ts";

const page = `<html><head><title>Ferry back</title></head><body><h1>Ferry back after a week</h1>
<img src="/ferry.png" alt="The ferry"><p>The ferry is back after a week, and its engine was mended with a part of a tractor.</p>
<p>The tractor’s owner, who lives on the other side, says that he was glad to help and would like the part back by spring.</p></body></html>`;
const read = async (bytes: Buffer) => {
  const [found, ...others] = await readAll(mhtml, fileOf("ferry.mhtml", bytes));
  assert.deepEqual(others, []);
  return found;
};

describe("a page that was saved as one file", () => {
  for (const encoding of ["8bit", "base64"] as const)
    test(`is read as a saved page, with its address, time and pictures (${encoding})`, async () => {
      const found = (await read(mhtmlOf(page, encoding))) as RawArticle;
      assert.equal(found.type, "article");
      assert.equal(found.fields.title, "Ferry back after a week");
      assert.equal(found.capturedAt, "1998-03-12T10:11:12Z");
      assert.equal(found.fields.url, "https://eveningpost.example/ferry.html");
      assert.match(JSON.stringify(found.body), /The tractor’s owner/);
      assert.ok(found.media);
      assert.equal((await found.media("/ferry.png"))?.length, 70);
      assert.equal(await found.media("/other.png"), undefined);
    });

  test("is known by its header, and mail is not taken for one", () => {
    const saved = mhtmlOf(page).toString("latin1");
    assert.ok(mhtml.detect(headOf("x", saved)));
    assert.ok(mhtml.detect(headOf("x", saved.replace(/^From.*\r\nSnapshot.*\r\n/, ""))));
    const sent = saved.replace(/^From.*\r\nSnapshot.*\r\n/, "From: ann@post.example\r\nTo: desk@post.example\r\n");
    assert.ok(!mhtml.detect(headOf("x", sent)));
    assert.ok(mail.detect(headOf("x", sent)));
    assert.ok(!mhtml.detect(headOf("x", `<pre>${saved}</pre>`)));
  });

  test("that breaks off gives what there is of it, and says so", async () => {
    const whole = mhtmlOf(page);
    const found = (await read(whole.subarray(0, whole.length - 60))) as RawArticle;
    assert.match(JSON.stringify(found.body), /The tractor’s owner/);
    assert.deepEqual(found.notes, ["the file breaks off: what stood behind is not in it"]);
  });

  test("without a page is rejected", async () => {
    const bare = Buffer.from(
      mhtmlOf(page).toString("latin1").replaceAll("text/html; charset", "text/css; charset"),
      "latin1",
    );
    assert.deepEqual(await read(bare), { type: "rejection", reason: "no page in it" });
  });

  test("may have any boundary", async () => {
    const found = (await read(mhtmlOf(page, "8bit", "=_(a+b)*.?[1]"))) as RawArticle;
    assert.equal(found.fields.title, "Ferry back after a week");
  });
});
