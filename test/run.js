// What `npm test` runs: types, lint and format, then every test. `npm test -- catalogue` runs only the test files whose
// path contains "catalogue", and nothing else. Plain JavaScript, so that it needs nothing to start.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const options = process.argv.slice(2).filter((argument) => argument.startsWith("-"));

const checks = [
  ["types", "node_modules/typescript/bin/tsc", "--noEmit", "--project", "."],
  ["types of the site's scripts", "node_modules/typescript/bin/tsc", "--noEmit", "--project", "_includes/js"],
  [
    "lint and format",
    "node_modules/@biomejs/biome/bin/biome",
    "ci",
    "--colors=off",
    "--error-on-warnings",
    "--assist-enabled=false",
    ".",
  ],
];

if (filters.length === 0) {
  for (const [name, ...command] of checks) {
    console.log(`\n# ${name}`);
    const status = node(command);
    if (status !== 0) process.exit(status);
  }
}

const files = testFiles("test").filter((file) => filters.every((filter) => file.includes(filter)));
if (files.length === 0) {
  console.error(`no test file's path contains "${filters.join(" ")}"`);
  process.exit(2);
}
console.log(`\n# tests (${files.length} files)`);
// Two files at a time: the tests start browsers and builds of their own. No test is allowed to hang for ever.
const runner = ["--test", "--test-reporter=spec", "--test-concurrency=2", "--test-timeout=900000", ...options];
process.exit(node(["--enable-source-maps", "--import", "tsx", ...runner, ...files]));

/** Node 20 does not expand globs for --test, and a shell may not either. */
function testFiles(folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !/\/(cases|sites)\//.test(file))
    .sort();
}

function node(args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  return status ?? 1;
}
