import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { makeArchive } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

const wxr = (title: string) => `<?xml version="1.0"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>${title}<link>https://post.example/</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>Fog</title><wp:post_id>1</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<content:encoded><![CDATA[It came in the night.]]></content:encoded></item></channel></rss>`;

test("an export's title is the publisher, unless the settings name one or there is none", async (context) => {
  const of = async (title: string, settings = {}) => {
    const archive = makeArchive(context, { "sources/blog/export.xml": wxr(title) });
    await importInto(archive, [], { settings });
    const [text] = Object.values(filesBelow(path.join(archive, "content", "articles")));
    return /^source:\n {2}name: (.+)$/m.exec(text!)?.[1];
  };
  assert.equal(await of("<title>Evening &amp; Morning Post</title>"), "Evening & Morning Post");
  assert.equal(await of("<title>Post</title>", { sources: { blog: { name: "The Post" } } }), "The Post");
  assert.equal(await of(""), undefined);
});
