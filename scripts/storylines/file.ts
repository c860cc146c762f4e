import { stringify } from "yaml";
import { z } from "zod";
import { type Parsed, splitFrontMatter } from "../article/frontmatter.ts";
import { shortHash } from "../lib/hash.ts";

/** The front matter of content/storylines/*.md, in the order in which it is written. Documented in docs/formats.md. */
const scalarText = (value: unknown) => (typeof value === "number" ? String(value) : value);
const id = z.preprocess(scalarText, z.string().regex(/^[a-z0-9][a-z0-9-]{3,63}$/, "is not the id of an article"));
const title = z.preprocess(scalarText, z.string("is missing, or is no text").trim().min(1));

/** `suggested`: nobody has looked at it; `withdrawn`: it has no page, and is not suggested again. */
export const storylineStatuses = ["suggested", "published", "withdrawn"] as const;

const schema = z.strictObject({
  title,
  status: z.enum(storylineStatuses).default("published"),
  /** In any order: they are shown in time order. */
  members: z.array(id).default([]),
  /** Never members, whoever says so. */
  excluded: z.array(id).default([]),
  /** What the machine would add to a file that a person has edited. */
  suggested: z.array(id).default([]),
  /** Fingerprint of this file as the machine wrote it: says whether a person has edited it since. */
  written: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
});

/** `intro`: Markdown, or "". `slug`: the file's name without .md. */
export type StorylineFile = z.output<typeof schema> & { slug: string; intro: string };

export function parseStoryline(text: string, slug: string): Parsed<StorylineFile> {
  const split = splitFrontMatter(text);
  if (!split.ok) return split;
  const checked = schema.safeParse(split.value.data);
  if (checked.success) return { ok: true, value: { ...checked.data, slug, intro: split.value.body.trim() } };
  const issue = checked.error.issues[0]!;
  if (issue.code === "unrecognized_keys") {
    const key = issue.keys[0]!;
    return { ok: false, error: { line: lineOf(text, `${key}:`), reason: `${key}: is no key of a storyline` } };
  }
  const [key, at] = issue.path;
  const value = typeof at === "number" ? (split.value.data[String(key)] as unknown[])[at] : undefined;
  const line = value === undefined ? lineOf(text, `${String(key)}:`) : lineOfId(text, String(value));
  return { ok: false, error: { line, reason: `${issue.path.join(".") || "front matter"}: ${issue.message}` } };
}

function lineOf(text: string, start: string): number {
  return text.split(/\r\n?|\n/).findIndex((line) => line.startsWith(start)) + 1 || 1;
}

/** The line on which an id stands, from 1. */
export function lineOfId(text: string, id: string): number {
  const lines = text.split(/\r\n?|\n/);
  const exact = lines.findIndex((line) => line.split(/[^\w-]+/).includes(id));
  return (exact < 0 ? lines.findIndex((line) => line.includes(id)) : exact) + 1 || 1;
}

/** A file as the machine writes it, with its fingerprint. */
export function storylineText({ title, members }: Pick<StorylineFile, "title" | "members">): string {
  const front = stringify(
    { title, status: "suggested", members },
    { schema: "core", lineWidth: 100, indentSeq: false },
  );
  return `---\n${front}written: "${fingerprint(`---\n${front}---\n`)}"\n---\n`;
}

const WRITTEN = /^written: *["']?([0-9a-f]{16})["']? *\n/m;

function fingerprint(text: string): string {
  return shortHash(text, 16);
}

/** Whether a file stands as the machine wrote it, to the letter; the line ends that git may rewrite do not count. */
export function isAsWritten(text: string): boolean {
  const plain = text.replace(/\r\n/g, "\n");
  return WRITTEN.exec(plain)?.[1] === fingerprint(plain.replace(WRITTEN, ""));
}

/** The same text with another list under `suggested`, or without one; all else stays as a person wrote it. */
export function withSuggested(text: string, ids: string[]): string {
  const end = /\r\n/.test(text) ? "\r\n" : "\n";
  const lines = text.split(/(?<=\n)/);
  const close = lines.findIndex((line, at) => at > 0 && /^---[ \t]*\r?\n?$/.test(line));
  const front = lines.slice(0, close);
  const from = front.findIndex((line) => /^suggested[ \t]*:/.test(line));
  if (from >= 0) {
    let to = from + 1;
    while (to < front.length && /^(?:[ \t]|-[ \t])/.test(front[to]!)) to += 1;
    front.splice(from, to - from);
  }
  const list =
    ids.length === 0
      ? []
      : [`suggested:${end}`, ...ids.map((one) => `- ${stringify(one, { schema: "core" }).trim()}${end}`)];
  return [...front, ...list, ...lines.slice(close)].join("");
}
