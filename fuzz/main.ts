import { parseArgs } from "node:util";
import { type Fuzzed, fuzz } from "./fuzz.ts";
import { formats } from "./seeds.ts";

/** `npm run fuzz`, `npm run fuzz -- --minutes 10 wxr feed`, `npm run fuzz -- --seconds 30`. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: "string" },
    seconds: { type: "string" },
    /** Where the row of random files begins: the same seed makes the same files. */
    seed: { type: "string" },
  },
});
const seconds = values.minutes ? Number(values.minutes) * 60 : Number(values.seconds ?? 30);
const first = Number(values.seed ?? Date.now() % 1_000_000);
const wanted = positionals.length > 0 ? positionals : formats();

const ABREAST = 2;
const all: Fuzzed[] = [];
console.log(`${wanted.length} formats, ${seconds} s each, from seed ${first}`);
const waiting = wanted.values();
await Promise.all(
  Array.from({ length: ABREAST }, async () => {
    for (const format of waiting) {
      const fuzzed = await fuzz(format, seconds * 1000, first);
      all.push(fuzzed);
      const { files, articles, rejected, findings } = fuzzed;
      console.log(`${format}: ${files} files, ${articles} articles, ${rejected} rejected, ${findings.length} findings`);
      for (const { file, reason } of findings.slice(0, 10)) console.log(`  ${reason}\n    ${file}`);
    }
  }),
);
const found = all.reduce((sum, { findings }) => sum + findings.length, 0);
const files = all.reduce((sum, fuzzed) => sum + fuzzed.files, 0);
console.log(`${all.length} formats, ${files} files, ${found} findings`);
process.exitCode = found === 0 ? 0 : 1;
