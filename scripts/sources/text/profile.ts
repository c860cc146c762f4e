import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { CliError, messageOf } from "../../lib/errors.ts";

/**
 * A profile says in data how the pages of one site look as text. Documented with an example in docs/formats.md.
 * A new site's page is a new profile, never new code.
 */

const regex = z.string().transform((source, context) => {
  try {
    return new RegExp(source, "u");
  } catch (thrown) {
    context.addIssue({ code: "custom", message: messageOf(thrown) });
    return z.NEVER;
  }
});

/** A line: its exact words (spaces at either end do not count), or a pattern. */
const line = z.union([z.string().min(1), z.strictObject({ pattern: regex })]);
export type LineMatch = z.output<typeof line>;

export const parts = [
  "headline",
  "repeat",
  "byline",
  "date",
  "publisher",
  "section",
  "summary",
  "place",
  "url",
  "line",
  "body",
] as const;
export type Part = (typeof parts)[number];

/**
 * One step of a shape. `headline`, `byline`, `date`, ... take the line, or the pattern's groups (named after fields);
 * `repeat` is the headline once more; `line` takes named groups only; `body` takes what is left and comes last.
 */
const step = z
  .union([
    z.enum(parts),
    z.strictObject({ is: z.enum(parts), pattern: regex.optional(), optional: z.boolean().default(false) }),
  ])
  .transform((given) => (typeof given === "string" ? { is: given, pattern: undefined, optional: false } : given));
export type Step = z.output<typeof step>;

const shape = z
  .array(step)
  .refine((steps) => steps.findIndex((one) => one.is === "body") === steps.length - 1, "must end with its only body");
/** Shapes are tried in order; the first that fits wins. */
const shapes = z.union([shape.transform((one) => [one]), z.array(shape).min(1)]);
export type Shape = Step[];

/** How the lines of a body become paragraphs: each line one, each block between blank lines one, or see for itself. */
const paragraphs = z.enum(["line", "block", "auto"]).default("line");

const profileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z0-9-]+$/, "must be of a-z, 0-9 and -"),
  describes: z.string(),
  /** Lines that must all occur for a page to be of this profile. Only the built-in `plain` has none. */
  recognise: z.array(line).default([]),
  /** Lines that belong to the site and not to an article. Any of them ends a body, save those that stand `inside` one. */
  chrome: z
    .array(
      z.strictObject({
        rule: z.string().min(1),
        lines: z.array(z.string().min(1)).default([]),
        patterns: z.array(regex).default([]),
        inside: z.boolean().default(false),
      }),
    )
    .default([]),
  /** `first`: the head begins with the page's first line that is not chrome, or there is none. */
  article: z.strictObject({ shape: shapes, paragraphs, first: z.boolean().default(false) }),
  related: z
    .strictObject({
      /** The line with which the block of related items begins; it is chrome itself. */
      begins: line,
      shape: shapes,
      paragraphs,
      /** The pages put each item's whole text on one line, its paragraph breaks lost. */
      runTogether: z.boolean().default(false),
    })
    .optional(),
  /** The main article's publisher, for sites that publish their own pages. */
  publisher: z.strictObject({ name: z.string(), url: z.url({ protocol: /^https?$/ }).optional() }).optional(),
  language: z.string().optional(),
  dateOrder: z.enum(["dmy", "mdy"]).optional(),
  agencies: z.record(z.string(), z.string()).optional(),
});
export type Profile = z.output<typeof profileSchema>;

const BUILT_IN = fileURLToPath(new URL("./profiles/", import.meta.url));

/** The archive's own profiles first, so that one of the same name stands in for a built-in one. */
export function readProfiles(archiveProfiles: string): Profile[] {
  const own = readFolder(archiveProfiles);
  const names = new Set(own.map((profile) => profile.name));
  return [...own, ...readFolder(BUILT_IN).filter((profile) => !names.has(profile.name))];
}

function readFolder(folder: string): Profile[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
  return names.sort().map((name) => parseProfile(path.join(folder, name)));
}

function parseProfile(file: string): Profile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new CliError(`${file}: not valid JSON: ${messageOf(cause)}`, 1, { cause });
  }
  const checked = profileSchema.safeParse(data);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0]!;
  throw new CliError(`${file}: ${issue.path.join(".") || "profile"}: ${issue.message}`);
}
