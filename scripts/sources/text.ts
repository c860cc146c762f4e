import { isHousekeeping } from "./housekeeping.ts";
import type { Found, Head, Source, SourceFile } from "./source.ts";
import { readBlocks } from "./text/blocks.ts";
import { linesOf, matches } from "./text/lines.ts";
import { readPage } from "./text/page.ts";
import type { Profile } from "./text/profile.ts";

/** A file that says by its first characters that it is something else than plain words. */
const MARKUP = /^\s*(<[!?a-z]|[{[]|%PDF|---\n|\+\+\+\n)/i;

/** Scraped pages, and any other text with a headline and paragraphs. The profiles say how the pages look. */
export function textSource(profiles: Profile[]): Source {
  const plain = profiles.find((profile) => profile.name === "plain");
  return {
    name: "text",
    detect(head) {
      return recognise(head.text, profiles) !== undefined || (isTextName(head.name) && !MARKUP.test(head.text));
    },
    async *read(file) {
      const page = await file.text();
      const profile = file.profile === undefined ? recognise(page, profiles) : named(file.profile, profiles);
      if (profile) yield* readPage(page, profile);
      else if (file.profile !== undefined) yield { type: "rejection", reason: `there is no profile "${file.profile}"` };
      else if (isHousekeeping(file.name)) yield { type: "skipped", reason: "tells about its folder, not an article" };
      else yield* readUnknown(page, plain);
    },
  };
}

function* readUnknown(page: string, plain: Profile | undefined): Generator<Found> {
  const blocks = plain && readBlocks(page, plain);
  if (blocks) yield* blocks;
  else if (plain && looksPlain(page)) yield* readPage(page, plain);
  else
    yield {
      type: "rejection",
      line: 1,
      reason: "no profile knows this page, and it is not a headline with paragraphs",
    };
}

/** The first profile all of whose tell-tale lines occur. */
function recognise(page: string, profiles: Profile[]): Profile | undefined {
  const words = linesOf(page).map((line) => line.trim());
  return profiles.find(
    ({ recognise: tells }) => tells.length > 0 && tells.every((tell) => words.some((line) => matches(tell, line))),
  );
}

function named(name: SourceFile["profile"], profiles: Profile[]): Profile | undefined {
  return profiles.find((profile) => profile.name === name);
}

function isTextName(name: Head["name"]): boolean {
  return /\.(txt|text)$/i.test(name) || !/\.[a-z0-9]{1,8}$/i.test(name);
}

/**
 * A headline of at most 300 characters, and below it at least one line that reads as a sentence. Notes of the kind
 * "repo: …", lists and licences would otherwise pass for articles.
 */
function looksPlain(page: string): boolean {
  const lines = linesOf(page)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const [headline, ...rest] = lines;
  if (headline === undefined || headline.length > 300 || /^[\w-]{1,20}:\s/.test(headline)) return false;
  return rest.some((line) => /[\p{L}\p{N}]['"’”»)\]]*[.!?…。！？۔؟]['"’”»)\]]*(\s|$)/u.test(line));
}
