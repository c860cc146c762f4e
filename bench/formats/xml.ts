import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";

/** Parses a file of XML as it comes, and counts one kind of element. */
export async function countElements(file: string, name: string): Promise<number> {
  let found = 0;
  const parser = new SaxesParser();
  parser.on("opentag", (tag) => {
    if (tag.name === name) found += 1;
  });
  for await (const piece of createReadStream(file, "utf8")) parser.write(piece as string);
  parser.close();
  return found;
}
