import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { mountPoint, type Served, startServer } from "../../scripts/serve/server.ts";

let work: string;
let atRoot: Served;
let below: Served;
const seen: string[] = [];

before(async () => {
  work = mkdtempSync(path.join(tmpdir(), "backfile-serve-"));
  const dir = path.join(work, "site");
  for (const folder of ["1987/03", "pagefind"]) mkdirSync(path.join(dir, folder), { recursive: true });
  mkdirSync(path.join(work, "site-secret"));
  writeFileSync(path.join(work, "secret.txt"), "secret");
  writeFileSync(path.join(work, "site-secret", "a.txt"), "secret");
  writeFileSync(path.join(dir, "index.html"), "<!doctype html><title>Home</title>");
  writeFileSync(path.join(dir, "404.html"), "<!doctype html><title>Lost</title>");
  writeFileSync(path.join(dir, "1987", "index.html"), "<!doctype html><title>1987</title>");
  writeFileSync(path.join(dir, "1987", "03", "été 東京.html"), "<!doctype html><title>Summer</title>");
  writeFileSync(path.join(dir, "1987", "03", "12-ferry.html"), "<!doctype html><title>Ferry</title>");
  writeFileSync(path.join(dir, "pagefind", "wasm.en.wasm"), Buffer.from([0, 97, 115, 109]));
  writeFileSync(path.join(dir, "digits.bin"), "0123456789");
  writeFileSync(path.join(dir, "empty.txt"), "");
  symlinkSync(path.join(work, "secret.txt"), path.join(dir, "link.txt"));
  symlinkSync(work, path.join(dir, "up"));
  atRoot = await startServer({ dir, onRequest: ({ target, status }) => seen.push(`${status} ${target}`) });
  below = await startServer({ dir, prefix: "repo" });
});

after(async () => {
  await atRoot.close();
  await below.close();
  rmSync(work, { recursive: true, force: true });
});

type Answer = { status: number; body: string; headers: { [name: string]: string | string[] | undefined } };

/** fetch() would tidy "../" away before it is sent; this sends the target as it is. */
function get(
  server: Served,
  target: string,
  headers: { [name: string]: string } = {},
  method = "GET",
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: server.port, path: target, method, headers }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (piece: string) => {
        body += piece;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

describe("serving a site", () => {
  test("an address is the name of a file, and nothing is guessed", async () => {
    assert.match((await get(atRoot, "/")).body, /Home/);
    assert.match((await get(atRoot, "/1987/03/12-ferry.html?from=search")).body, /Ferry/);
    assert.match((await get(atRoot, `/1987/03/${encodeURIComponent("été 東京.html")}`)).body, /Summer/);
    assert.equal((await get(atRoot, "/1987/03/12-ferry")).status, 404);
    assert.equal((await get(atRoot, "/1987/03/12-FERRY.html")).status, 404);
  });

  test("a folder's address without its slash leads to the one with it", async () => {
    const { status, headers } = await get(atRoot, "/1987?a=b");
    assert.deepEqual([status, headers.location], [301, "/1987/?a=b"]);
    assert.match((await get(atRoot, "/1987/")).body, /1987/);
  });

  test("what is not there is answered with 404.html and status 404", async () => {
    const { status, body } = await get(atRoot, "/1066/");
    assert.equal(status, 404);
    assert.match(body, /Lost/);
  });

  test("types are right where a browser insists on them", async () => {
    assert.equal((await get(atRoot, "/pagefind/wasm.en.wasm")).headers["content-type"], "application/wasm");
    assert.equal((await get(atRoot, "/")).headers["content-type"], "text/html; charset=utf-8");
    assert.equal((await get(atRoot, "/digits.bin")).headers["content-type"], "application/octet-stream");
  });

  test("at a prefix, the site is below it and nowhere else", async () => {
    assert.match((await get(below, "/repo/")).body, /Home/);
    assert.match((await get(below, "/repo/1987/")).body, /1987/);
    assert.equal((await get(below, "/repo")).headers.location, "/repo/");
    assert.equal((await get(below, "/")).headers.location, "/repo/");
    assert.equal((await get(below, "/1987/")).status, 404);
    assert.equal((await get(below, "/repository/")).status, 404);
  });

  test("ranges, unchanged files, HEAD and empty files are answered as HTTP has it", async () => {
    const part = await get(atRoot, "/digits.bin", { range: "bytes=2-4" });
    assert.deepEqual([part.status, part.body, part.headers["content-range"]], [206, "234", "bytes 2-4/10"]);
    assert.equal((await get(atRoot, "/digits.bin", { range: "bytes=-3" })).body, "789");
    assert.equal((await get(atRoot, "/digits.bin", { range: "bytes=8-" })).body, "89");
    assert.equal((await get(atRoot, "/digits.bin", { range: "bytes=10-" })).status, 416);
    assert.equal((await get(atRoot, "/digits.bin", { range: "lines=1-2" })).status, 200);
    const tag = String((await get(atRoot, "/digits.bin")).headers.etag);
    assert.equal((await get(atRoot, "/digits.bin", { "if-none-match": tag })).status, 304);
    const head = await get(atRoot, "/digits.bin", {}, "HEAD");
    assert.deepEqual([head.status, head.body, head.headers["content-length"]], [200, "", "10"]);
    assert.deepEqual((await get(atRoot, "/empty.txt")).status, 200);
    assert.equal((await get(atRoot, "/", {}, "POST")).status, 405);
  });

  test("requests are told of, for tests that count them", async () => {
    await get(atRoot, "/digits.bin?counted");
    assert.ok(seen.includes("200 /digits.bin?counted"));
  });
});

describe("a request never leads out of the folder", () => {
  const attacks = [
    "/../secret.txt",
    "/1987/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/%2E%2E%2fsecret.txt",
    "/..%2fsecret.txt",
    "/..%5csecret.txt",
    "/1987/%2e%2e/%2e%2e/secret.txt",
    "/.%2e/secret.txt",
    "/../site-secret/a.txt",
    "/%2e%2e/site-secret/a.txt",
    "/secret.txt%00.html",
    "/index.html%00",
    "/%c0%ae%c0%ae/secret.txt",
    "/%",
    "/%zz",
    "//secret.txt",
    "//etc/passwd",
    "/etc/passwd",
    "/link.txt",
    "/up/secret.txt",
    "/up/",
    "http://127.0.0.1/../secret.txt",
    "*",
  ];
  for (const target of attacks) {
    test(target, async () => {
      for (const server of [atRoot, below]) {
        const { status, body } = await get(server, server === below ? target.replace(/^\//, "/repo/") : target);
        assert.ok(status === 400 || status === 404, `status ${status}`);
        assert.doesNotMatch(body, /secret|root:/);
      }
    });
  }
});

test("a prefix may be written with or without its slashes", () => {
  assert.deepEqual(["", "/", "repo", "/repo", "/a/b/"].map(mountPoint), ["/", "/", "/repo/", "/repo/", "/a/b/"]);
});
