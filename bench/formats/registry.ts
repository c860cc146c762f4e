import { csv } from "./csv.ts";
import { feed } from "./feed.ts";
import type { Format } from "./format.ts";
import { html } from "./html.ts";
import { jsonl } from "./jsonl.ts";
import { markdown } from "./markdown.ts";
import { ninjs } from "./ninjs.ts";
import { reuters } from "./reuters.ts";
import { warc } from "./warc.ts";
import { wxr } from "./wxr.ts";

/** The formats whose import is measured. */
export const formats: Format[] = [markdown, jsonl, csv, wxr, feed, reuters, ninjs, html, warc];

/** Whether a row of results is of these formats: `import-…` or its floor. */
export const isOfFormat = (id: string) => formats.some(({ name }) => id === `import-${name}` || id === `floor-${name}`);
