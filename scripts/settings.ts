import { readFileSync } from "node:fs";
import path from "node:path";
import { IANAZone } from "luxon";
import { z } from "zod";
import { CliError, messageOf } from "./lib/errors.ts";

const publisher = z.object({ name: z.string().min(1), url: z.url({ protocol: /^https?$/ }).optional() });

/** What Backfile works out from the articles, each part of which a publisher can do without. */
const computed = z.strictObject({
  related: z.boolean().default(true).describe("Lists of related articles."),
  copies: z.boolean().default(true).describe("Other printings of the same story, set apart and folded in lists."),
  storylines: z.boolean().default(true).describe("Pages for the storylines in content/storylines."),
  topics: z.boolean().default(true).describe("Topics suggested for articles whose source names none."),
  names: z.boolean().default(true).describe("People, organisations and places found in the text, and their pages."),
  summaries: z.boolean().default(true).describe("A summary taken from the text where the source has none."),
  data: z.boolean().default(true).describe("Files for researchers and other programs in dist/data."),
  acrossLanguages: z.boolean().default(false).describe("Whether articles of different languages can be related."),
});

/** content/_data/site.json: the one file a publisher edits. Unknown keys are refused, so that a slip is seen. */
export const settingsSchema = z
  .strictObject({
    $schema: z.string().optional().describe("Where an editor finds this schema."),
    name: z.string("is missing, or is no text").min(1).describe("The archive's name, shown on every page."),
    tagline: z.string().optional().describe("One sentence for the home page."),
    description: z.string().optional().describe("A sentence or two for search engines and feeds."),
    language: z
      .string()
      .refine(isLanguageTag, "is not a language tag such as en or pt-BR")
      .default("en")
      .describe("The language of the site's own words (BCP 47), and of articles that name none."),
    timezone: z
      .string()
      .default("UTC")
      .refine((zone) => IANAZone.isValidZone(zone), "is not a time zone such as Europe/London")
      .describe("The newsroom's time zone (IANA), for dates that state none."),
    address: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null)
      .describe("Where the site will be found, with the final slash; gives canonical addresses and a sitemap."),
    rights: z.string().optional().describe("A line on copyright or licence, shown at the foot of every page."),
    sources: z
      .record(z.string(), publisher)
      .default({})
      .describe("For a folder below sources/: the publisher of articles in it that name none."),
    menu: z
      .array(
        z.object({
          title: z.string().min(1),
          page: z.string().regex(/^[a-z0-9][a-z0-9._/-]*$/i, "is not the address of a page, such as browse.html"),
        }),
      )
      .optional()
      .describe("The masthead's links; without it: Browse, Topics, Sources, Storylines, About."),
    computed: computed.prefault({}).describe("What is worked out from the articles; all but acrossLanguages is on."),
  })
  .meta({ title: "Backfile settings" });

function said(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `${issue.keys.join(", ")}: not a setting`;
  return `${issue.path.join(".") || "settings"}: ${issue.message}`;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export type Settings = z.output<typeof settingsSchema>;

/** Where an archive keeps its parts; all absolute. Nothing assumes that the program stands in the same folder. */
export type ArchivePaths = {
  root: string;
  sources: string;
  profiles: string;
  content: string;
  articles: string;
  /** Earlier versions of articles, and the pictures that articles brought along. */
  versions: string;
  media: string;
  pages: string;
  storylines: string;
  settings: string;
  /** Ledgers, reports and caches: safe to delete, never committed. */
  work: string;
};

export function archivePaths(root: string): ArchivePaths {
  const at = (...parts: string[]) => path.join(path.resolve(root), ...parts);
  return {
    root: at(),
    sources: at("sources"),
    profiles: at("profiles"),
    content: at("content"),
    articles: at("content", "articles"),
    versions: at("content", "versions"),
    media: at("content", "media"),
    pages: at("content", "pages"),
    storylines: at("content", "storylines"),
    settings: at("content", "_data", "site.json"),
    work: at(".backfile"),
  };
}

/** Reads and validates an archive's settings. An archive without the file has the defaults, named after its folder. */
export function readSettings(paths: ArchivePaths): Settings {
  let text: string;
  try {
    text = readFileSync(paths.settings, "utf8");
  } catch {
    return settingsSchema.parse({ name: path.basename(paths.root) });
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new CliError(`${paths.settings}: not valid JSON: ${messageOf(cause)}`, 1, { cause });
  }
  const checked = settingsSchema.safeParse(data);
  if (checked.success) return checked.data;
  throw new CliError(`${paths.settings}: ${checked.error.issues.map(said).join("; ")}`);
}
