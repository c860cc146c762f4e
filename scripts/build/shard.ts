import { createHash } from "node:crypto";
import { CliError } from "../lib/errors.ts";

/** One machine's part of a build: the `index`th (from 1) of `count`. */
export type Shard = { index: number; count: number };

export function shardOption(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || count === undefined || index > count)
    throw new CliError(`--shard ${text} is not a part such as 1/3, 2/3 or 3/3`, 2);
  return { index, count };
}

export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** Whether a page, or anything else with a name, is this part's: the same on every machine, and spread evenly. */
export function isOurs(name: string, { index, count }: Shard): boolean {
  return createHash("sha256").update(name).digest().readUInt32BE(0) % count === index - 1;
}
