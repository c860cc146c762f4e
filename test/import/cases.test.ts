import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { CASES, checkCase } from "./golden.ts";

for (const format of ["text", "markdown", "ninjs", "newsml-g2", "newsml-1", "nitf", "anpa", "mail"]) {
  describe(`${format} sources become the articles and the report of their golden folders`, () => {
    for (const name of readdirSync(path.join(CASES, format)).sort())
      test(name, (context) => checkCase(context, path.join(CASES, format, name)));
  });
}
