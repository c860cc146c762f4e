import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkHosts } from "../../scripts/check/hosts.ts";
import { type Inventory, takeInventory } from "../../scripts/check/inventory.ts";
import { put, temporaryFolder } from "../support/archive.ts";

/** A site in name only: what checks of hosts look at. */
function site(files: [file: string, size: number][]): Inventory {
  return { root: "", hidden: [], symlinks: [], sizes: new Map(files) };
}

const pages = (count: number, size = 1000, folder = "") =>
  Array.from({ length: count }, (_, at): [string, number] => [`${folder}${at}.html`, size]);

test("files that hosts leave out are warned of, and names no host takes are problems", (t) => {
  const dir = temporaryFolder(t, "hosts");
  for (const file of ["a.html", "sub/.hidden", ".nojekyll"]) put(dir, file, "");
  const [hidden, ...others] = checkHosts(takeInventory(dir)).warnings;
  assert.match(hidden!.reason, /^sub\/\.hidden begins with a dot/);
  assert.deepEqual(others, []);
  const odd = checkHosts({ ...site([...pages(2), ["what?.html", 1], ["A.html", 1], ["a.html", 1]]), symlinks: ["b"] });
  assert.match(odd.warnings[0]!.reason, /^b is a symbolic link/);
  assert.deepEqual(
    odd.problems.map(({ file }) => file),
    ["what?.html", "a.html"],
  );
});

describe("a host's limit", () => {
  const GB = 1024 ** 3;
  const spread = (files: number) =>
    Array.from({ length: files }, (_, at): [string, number] => [`${at % 100}/${at}.html`, 1]);
  const cases: { [limit: string]: [below: Inventory, near: Inventory, beyond: Inventory, warning: RegExp] } = {
    "GitHub Pages' size of a site": [
      site([["a.html", 0.8 * GB]]),
      site([["a.html", 0.81 * GB]]),
      site([["a.html", 1.5 * GB]]),
      /^GitHub Pages takes a site of 1 GB \(1,024 MB\): this one has (829\.4|1,536) MB, (81|150)% of that$/,
    ],
    "Cloudflare Pages' number of files": [
      site(spread(16_000)),
      site(spread(16_001)),
      site(spread(20_001)),
      /^Cloudflare Pages takes 20,000 files on the free plan: this site has (16,001|20,001), (80|100)% of that$/,
    ],
    "Cloudflare Pages' size of a file": [
      site([["film.mp4", 20 * 1024 ** 2]]),
      site([["film.mp4", 24 * 1024 ** 2]]),
      site([["film.mp4", 26 * 1024 ** 2]]),
      /^Cloudflare Pages takes files of 25 MB: film\.mp4 has (24|26) MB, (96|104)% of that$/,
    ],
    "Netlify's number of files in a folder": [
      site(pages(43_200, 1, "undated/")),
      site(pages(43_201, 1, "undated/")),
      site(pages(54_001, 1, "undated/")),
      /^Netlify takes 54,000 files in a folder: undated\/ has (43,201|54,001), (80|100)% of that$/,
    ],
  };

  for (const [limit, [below, near, beyond, warning]] of Object.entries(cases))
    test(`${limit} is warned of from 80% on, and never a problem`, () => {
      const about = (inventory: Inventory) =>
        checkHosts(inventory).warnings.filter(({ reason }) => warning.test(reason));
      assert.deepEqual(about(below), []);
      for (const inventory of [near, beyond]) {
        const [found, ...more] = about(inventory);
        assert.deepEqual(more, []);
        assert.match(
          found!.fix!,
          /^(GitHub Pages|Cloudflare Pages|Netlify): .*docs\/scale\.md, "Hosts", and https:\/\//,
        );
        assert.equal(checkHosts(inventory).count, 0);
      }
    });

  test("GitHub's ten minutes are spoken of where there are very many files", () => {
    const about = (files: number) =>
      checkHosts(site(spread(files))).warnings.filter(({ reason }) => /after 10 minutes/.test(reason));
    assert.deepEqual(about(80_000), []);
    assert.match(about(80_001)[0]!.reason, /which 80,001 files may need$/);
  });

  test("what to do says how much is search's, and where a paid plan ends", () => {
    const small = checkHosts(site([...spread(19_000), ...pages(1000, 300_000, "pagefind/")])).warnings;
    assert.match(small[0]!.fix!, /--no-search \(1,000 less\), take a paid plan \(100,000\), make several sites/);
    const large = checkHosts(site([...spread(90_000), ...pages(4000, 300_000, "pagefind/")])).warnings;
    assert.match(large.map(({ fix }) => fix).join("\n"), /--no-search \(1,144\.4 MB less\)/);
    assert.match(large.map(({ reason }) => reason).join("\n"), /takes 100,000 files on a paid plan.*has 94,000, 94%/);
    assert.doesNotMatch(large.map(({ fix }) => fix).join("\n"), /take a paid plan/);
  });
});
