import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { makeArchive } from "../support/archive.ts";
import { filesBelow, importInto } from "./golden.ts";

/** What stands in no file of an archive but its sources: each source below holds these words where people's data are. */
const SECRET = /secret|203\.0\.113\.|tok_live/i;

const item = (inside: string) => `<item><title>Fog</title><link>https://post.example/fog/</link>
<dc:creator><![CDATA[jpike]]></dc:creator><content:encoded><![CDATA[Fog came over the harbour.]]></content:encoded>
<wp:post_id>12</wp:post_id><wp:post_date><![CDATA[2013-07-29 18:03:54]]></wp:post_date>
<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>${inside}</item>`;

const WXR = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Post</title>
<link>https://post.example</link><wp:wxr_version>1.2</wp:wxr_version><wp:author><wp:author_id>3</wp:author_id>
<wp:author_login>jpike</wp:author_login><wp:author_email>joan.secret@post.example</wp:author_email>
<wp:author_display_name>Joan Pike</wp:author_display_name></wp:author>
${item(`<wp:post_password></wp:post_password><wp:postmeta><wp:meta_key>_notify</wp:meta_key>
<wp:meta_value>desk.secret@post.example</wp:meta_value></wp:postmeta>
<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
<wp:comment_author_email>ann.secret@mail.example</wp:comment_author_email>
<wp:comment_author_url>https://secret.example</wp:comment_author_url>
<wp:comment_author_IP>203.0.113.7</wp:comment_author_IP><wp:comment_date>2013-07-30 10:00:00</wp:comment_date>
<wp:comment_content>Thick, it was.</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>`)}
</channel></rss>`;

const GHOST = JSON.stringify({
  db: [
    {
      meta: { exported_on: 1700000000000, version: "5.80.0" },
      data: {
        posts: [
          {
            id: "a1",
            uuid: "u",
            title: "Fog",
            slug: "fog",
            html: "<p>Fog came over the harbour.</p>",
            type: "post",
            status: "published",
            visibility: "public",
            published_at: "2023-03-04T10:00:00.000Z",
          },
        ],
        users: [
          { id: "u1", name: "Joan Pike", slug: "joan", email: "joan.secret@post.example", password: "$2a$secret" },
        ],
        posts_authors: [{ id: "pa", post_id: "a1", author_id: "u1", sort_order: 0 }],
        members: [{ id: "m1", email: "ann.secret@mail.example", name: "Ann Secret", geolocation: "203.0.113.7" }],
        settings: [
          { key: "stripe_secret_key", value: "tok_live" },
          { key: "title", value: "Post" },
        ],
        api_keys: [{ id: "k", secret: "tok_live_secret" }],
      },
    },
  ],
});

const SUBSTACK = {
  "sources/export/posts.csv":
    "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n1.fog,2023-03-04T10:00:00.000Z,true,,newsletter,everyone,Fog,,\n",
  "sources/export/posts/1.fog.html": "<p>Fog came over the harbour, and stayed.</p>",
  "sources/export/email_list.post.csv":
    "email,active_subscription,expiry,created_at\nann.secret@mail.example,true,,2020-01-01T00:00:00.000Z\n",
  "sources/export/posts/1.opens.csv":
    "post_id,timestamp,email,post_type,active_subscription,country\n1,2023-03-04T11:00:00.000Z,ann.secret@mail.example,newsletter,true,GB\n",
};

const RELEASE = `Return-Path: <press.secret@harbour.example>
Received: from host ([203.0.113.7]) by mx.secret.example; Wed, 11 Mar 1998 16:02:11 -0500
X-Originating-IP: 203.0.113.9
Message-ID: <19980311.1234@harbour.example>
From: "Harbour Office" <press.secret@harbour.example>
Reply-To: ada.secret@harbour.example
To: "Ann Secret" <ann.secret@mail.example>
Cc: bob.secret@mail.example
Bcc: eve.secret@mail.example
Subject: PRESS RELEASE: Cafe on the mole to reopen
Date: Wed, 11 Mar 1998 16:01:58 -0500
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

FOR IMMEDIATE RELEASE

Cafe on the mole to reopen after three winters

PORT ELLIS -- The cafe at the end of the mole will open again on 1 April, the harbour office said on Wednesday.
Write to tables.secret@harbour.example from Monday, it said, and bring an umbrella.

ENDS
`;

const READERS =
  "email,first_name,last_name,created_at\nann.secret@mail.example,Ann,Secret,2020-01-01\nbob.secret@mail.example,Bob,Secret,2020-01-02\n";

const ARTICLES_CSV =
  'title,date,author,body,author_email,ip_address\nFog,2013-07-29,joan.secret@post.example (Joan Pike),"Fog came over the harbour.",joan.secret@post.example,203.0.113.7\nRain,2013-07-30,Joan Pike <joan.secret@post.example>,"Rain came over the harbour.",joan.secret@post.example,203.0.113.7\nWind,2013-07-31,joan.secret@post.example,"Wind came over the harbour.",joan.secret@post.example,203.0.113.7\n';

const ARTICLES_JSONL = `${[
  {
    title: "Fog",
    date: "2013-07-29",
    author: "joan.secret@post.example (Joan Pike)",
    email: "joan.secret@post.example",
  },
  {
    title: "Rain",
    date: "2013-07-30",
    author: { name: "Joan Pike", email: "joan.secret@post.example" },
    ip: "203.0.113.7",
  },
  { title: "Wind", date: "2013-07-31", author: [{ name: "Joan Pike", email: "joan.secret@post.example" }] },
]
  .map((record) => JSON.stringify({ ...record, body: `${record.title} came over the harbour.` }))
  .join("\n")}\n`;

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title><link>https://post.example</link>
<description>News</description><managingEditor>desk.secret@post.example (Desk)</managingEditor>
<webMaster>web.secret@post.example</webMaster><item><title>Fog</title><link>https://post.example/fog</link>
<guid>https://post.example/fog</guid><author>joan.secret@post.example (Joan Pike)</author>
<pubDate>Mon, 29 Jul 2013 16:03:54 +0000</pubDate><description>Fog came over the harbour.</description></item>
</channel></rss>`;

const page = `<!doctype html><html><head><title>Fog</title><meta name="author" content="joan.secret@post.example (Joan Pike)">
<meta property="article:published_time" content="2013-07-29T16:03:54Z"></head><body><article><h1>Fog</h1>
<p class="byline">By Joan Pike <a href="mailto:joan.secret@post.example">E-mail</a></p>
${"<p>Fog came over the harbour in the morning, and nobody saw the boats that lay in it until noon.</p>".repeat(5)}
</article></body></html>`;

type Carrier = { sources: { [file: string]: string }; imported: number; byline?: boolean };

const carriers: { [what: string]: Carrier } = {
  "wxr: users, comment authors and what plugins keep": { sources: { "sources/a.xml": WXR }, imported: 1, byline: true },
  "ghost: users, members, settings and keys": { sources: { "sources/a.json": GHOST }, imported: 1, byline: true },
  "substack: subscribers and who opened what": { sources: SUBSTACK, imported: 1 },
  "mail: senders, recipients and their machines": { sources: { "sources/a.eml": RELEASE }, imported: 1 },
  "csv: a table of readers": { sources: { "sources/readers.csv": READERS }, imported: 0 },
  "csv: columns beside the article": { sources: { "sources/a.csv": ARTICLES_CSV }, imported: 3, byline: true },
  "jsonl: fields beside the article": { sources: { "sources/a.jsonl": ARTICLES_JSONL }, imported: 3, byline: true },
  "feed: authors and those who run it": { sources: { "sources/feed.xml": feed }, imported: 1, byline: true },
  "html: an author's address in the head": { sources: { "sources/a.html": page }, imported: 1, byline: true },
};

describe("Personal data that a source carries are written nowhere: not to an article, the report or the ledger", () => {
  for (const [what, { sources, imported, byline }] of Object.entries(carriers)) {
    test(what, async (t) => {
      const archive = makeArchive(t, sources);
      assert.match(Object.values(filesBelow(path.join(archive, "sources"))).join("\n"), SECRET);
      const { totals } = await importInto(archive, []);
      const written = { ...filesBelow(path.join(archive, "content")), ...filesBelow(path.join(archive, ".backfile")) };
      for (const [file, text] of Object.entries(written))
        assert.doesNotMatch(
          text,
          SECRET,
          `${file}:\n${text
            .split("\n")
            .filter((line) => SECRET.test(line))
            .join("\n")}`,
        );
      assert.equal(totals.imported, imported);
      if (byline) assert.match(Object.values(written).join("\n"), /Joan Pike/);
    });
  }
});
