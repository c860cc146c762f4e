import { answer, arcOf, chunked, compressEach, pageOf, warcRecord } from "../test/support/warcs.ts";
import { mhtmlOf } from "../test/support/mhtml.ts";
import { gzipOf, tarOf, zipOf } from "../test/support/packing.ts";

export type Seed = { name: string; bytes: Uint8Array };

const PAGE = pageOf("Ferry back after a week", "The ferry is back. Its engine was mended with a part of a tractor.");
const OTHER = pageOf("Fog on the Sound", "The fog came at noon, and no boat left the harbour until four.");
const TOLD = [
  { name: "a/fog.md", data: "---\ntitle: Fog\ndate: 1987-03-12\n---\n\nIt came at noon.\n" },
  { name: "a/ferry.html", data: PAGE },
  { name: "b/rain.txt", data: "Rain on Ellis\n12 March 1987\n\nIt rained at noon. It went on until four.\n" },
  { name: "b/rain.txt.json", data: '{"topics": ["rain"]}' },
  {
    name: "feed.xml",
    data: "<rss version='2.0'><channel><item><title>Fog</title><description>It came.</description></item></channel></rss>",
  },
];

const records = () => [
  warcRecord({ address: "https://eveningpost.example/ferry", block: answer(PAGE) }),
  warcRecord({
    address: "https://eveningpost.example/fog",
    block: answer(chunked(gzipOf(OTHER)), { "Transfer-Encoding": "chunked", "Content-Encoding": "gzip" }),
  }),
  warcRecord({ address: "https://eveningpost.example/old", block: answer("", { Location: "/ferry" }, "301 Moved") }),
  warcRecord({ type: "revisit", address: "https://eveningpost.example/ferry", block: "HTTP/1.1 200 OK\r\n\r\n" }),
  warcRecord({
    type: "resource",
    address: "https://eveningpost.example/fog2",
    block: OTHER,
    fields: { "Content-Type": "text/html" },
  }),
];

/** Whole files of formats that are bytes and not text: made here, since nobody could read a committed one. */
export const makers: { [format: string]: () => Promise<Seed[]> } = {
  warc: async () => [
    { name: "post.warc", bytes: Buffer.concat(records()) },
    { name: "post.warc.gz", bytes: compressEach(records()) },
    { name: "whole.warc.gz", bytes: gzipOf(Buffer.concat(records())) },
  ],
  arc: async () => {
    const pages = [
      { address: "http://eveningpost.example/ferry", block: answer(PAGE) },
      { address: "http://eveningpost.example/fog", block: answer(OTHER) },
    ];
    return [1, 2].map((version) => ({ name: `post-${version}.arc`, bytes: arcOf(pages, version as 1 | 2) }));
  },
  wacz: async () => {
    const inside = [
      { name: "datapackage.json", data: '{"profile": "data-package", "wacz_version": "1.1.1"}' },
      { name: "archive/data.warc.gz", data: compressEach(records()), stored: true },
      { name: "pages/pages.jsonl", data: '{"format": "json-pages-1.0", "id": "pages"}\n' },
    ];
    return [{ name: "post.wacz", bytes: zipOf(inside) }];
  },
  zip: async () => [
    { name: "post.zip", bytes: zipOf(TOLD) },
    { name: "stored.zip", bytes: zipOf(TOLD.map((one) => ({ ...one, stored: true }))) },
    { name: "large.zip", bytes: zipOf(TOLD, { zip64: true }) },
    { name: "nested.zip", bytes: zipOf([...TOLD, { name: "c/more.tar.gz", data: gzipOf(await tarOf(TOLD)) }]) },
  ],
  tar: async () => [
    { name: "post.tar", bytes: await tarOf(TOLD) },
    { name: "post.tgz", bytes: gzipOf(await tarOf(TOLD)) },
    { name: "nested.tar", bytes: await tarOf([...TOLD, { name: "c/more.zip", data: zipOf(TOLD) }]) },
  ],
  gz: async () => TOLD.map(({ name, data }) => ({ name: `${name.split("/").at(-1)!}.gz`, bytes: gzipOf(data) })),
  mhtml: async () => [
    { name: "ferry.mhtml", bytes: mhtmlOf(PAGE) },
    { name: "ferry.mht", bytes: mhtmlOf(OTHER, "base64") },
  ],
  html: async () => [
    { name: "ferry.html", bytes: Buffer.from(PAGE) },
    { name: "fog.html", bytes: Buffer.from(OTHER) },
  ],
};
