import type { z } from "zod";
import { DEVELOPMENT, firstGeneration } from "./first.ts";
import { laterGeneration } from "./later.ts";

/** A version of the standard: 3.1 is { major: 3, minor: 1 }. */
export type Version = { major: 1 | 2 | 3; minor: number };

/** The last minor version of each generation; proposals count for items that name no version. */
const LAST = { 1: 6, 2: 2, 3: 1 } as const;

const rules = new Map<string, z.ZodType>();

function rulesOf({ major, minor }: Version): z.ZodType {
  const key = `${major}.${minor}`;
  const known = rules.get(key) ?? (major === 1 ? firstGeneration(minor) : laterGeneration(major, minor));
  rules.set(key, known);
  return known;
}

/** What a version's rules hold against an item, or undefined: "urgency: expected int, received number". */
export function problemWith(item: unknown, version: Version): string | undefined {
  const issue = rulesOf(version).safeParse(item, { reportInput: false }).error?.issues[0];
  return issue && sayIssue(issue);
}

function sayIssue(issue: z.core.$ZodIssue): string {
  const place = issue.path.join(".");
  const nested = issue.code === "invalid_union" ? "is in none of the forms that it may have" : undefined;
  const unknown =
    issue.code === "unrecognized_keys" ? `there is no property "${issue.keys[0]!.slice(0, 80)}"` : undefined;
  const message = unknown ?? nested ?? issue.message.replace(/^Invalid (?:input|option): /, "");
  return place === "" ? message : `${place}: ${message}`;
}

export type Judged = { version: Version; stated: boolean; problem?: string; notes: string[] };

/**
 * Judges an item by the version it states, or else by the newest of the generation that its properties belong to. An item
 * that states a schema of its own (a provider's extension of ninjs) may have properties of its own.
 */
export function judge(item: Record<string, unknown>): Judged {
  const stated = statedVersion(item);
  const major = generationOf(item);
  const version =
    stated?.major === major ? { major, minor: Math.min(stated.minor, LAST[major]) } : { major, minor: DEVELOPMENT };
  const extended = isExtension(item);
  const strange = extended ? strangers(item, version) : [];
  const own =
    strange.length > 0 ? Object.fromEntries(Object.entries(item).filter(([key]) => !strange.includes(key))) : item;
  return {
    version,
    stated: stated?.major === major,
    problem: problemWith(own, version),
    notes: strange.length > 0 ? [`left out, being an extension of ninjs: ${strange.join(", ")}`] : [],
  };
}

/** "1.3" or the "…ninjs-schema_1.3.json" of an item's own words; "2.0-dev" and the like are proposals. */
function statedVersion(item: Record<string, unknown>): Version | undefined {
  const standard = (item.$standard ?? item.standard) as { version?: unknown; schema?: unknown } | undefined;
  if (typeof standard !== "object" || standard === null) return undefined;
  for (const words of [standard.version, standard.schema, item.$schema]) {
    const match = /(?:^|_)([123])\.(\d{1,2})(-dev)?(?:\.\d+)?(?:\.json#?)?$/.exec(
      typeof words === "string" ? words : "",
    );
    if (match) return { major: Number(match[1]) as 1 | 2 | 3, minor: match[3] ? DEVELOPMENT : Number(match[2]) };
  }
  return undefined;
}

/** Names in small letters and lists are 2's, names with capitals inside 3's; what neither has is 1's. */
const THIRD =
  /^(?:versionCreated|firstCreated|contentCreated|pubStatus|embargoedUntil|representationType|copyright(?:Holder|Notice)|usageTerms|edNote|altIds|trustIndicators|rightsInfo|eventDetails|plannedCoverage|infoSources|digitalSourceType)$/;
const SECOND =
  /^(?:headlines|bodies|descriptions|people|organisations|places|subjects|events|objects|infosources|genres|trustindicators|by|standard)$/;
const FIRST =
  /^(?:\$standard|headline(?:_|$)|body_|description_|byline$|person$|organisation$|place$|subject$|event$|object$|infosource$|genre$|mimetype$|charcount$|wordcount$|trustindicator$)/;

export function generationOf(item: Record<string, unknown>): 1 | 2 | 3 {
  const keys = Object.keys(item);
  if (keys.some((key) => THIRD.test(key))) return 3;
  if (keys.some((key) => FIRST.test(key))) return 1;
  const stated = statedVersion(item);
  if (keys.some((key) => SECOND.test(key)) || Array.isArray(item.associations) || Array.isArray(item.renditions))
    return stated?.major === 3 ? 3 : 2;
  return stated?.major ?? 1;
}

function isExtension(item: Record<string, unknown>): boolean {
  const { schema } = (item.$standard ?? item.standard ?? {}) as { schema?: unknown };
  return typeof schema === "string" && !/^https?:\/\/(?:[\w-]+\.)*iptc\.org\//i.test(schema);
}

function strangers(item: Record<string, unknown>, version: Version): string[] {
  const issues = rulesOf(version).safeParse(item).error?.issues ?? [];
  return issues.flatMap((issue) => (issue.code === "unrecognized_keys" && issue.path.length === 0 ? issue.keys : []));
}
