import { quoted } from "../../lib/quoted.ts";
import type { Found, RawArticle } from "../source.ts";
import { correctionsOf, editorNotes, told } from "../wire/fields.ts";
import { ensureHeadline } from "../wire/headline.ts";
import { type Copy, copyOf } from "./copy.ts";
import { type Header, headerOf, type Slug } from "./header.ts";
import type { Message } from "./messages.ts";
import { groupOf, type Stamp } from "./stamp.ts";

/** One writing of a story, with the messages (takes) that it came in. */
export type Story = {
  header: Header;
  slug?: Slug;
  copy: Copy;
  stamp?: Stamp;
  numbers: number[];
  raw: string[];
  /** What later messages said of it. */
  corrections: string[];
  isKilled: boolean;
};

export function storyOf(message: Message): Story {
  const header = headerOf(message.header);
  const copy = copyOf(message.text);
  const slug = longer(header.slug, copy.slug);
  const stamp = copy.stamp ?? groupOf(message.trailer);
  return { header, slug, copy, stamp, numbers: [message.number], raw: [message.raw], corrections: [], isKilled: false };
}

/** The slug in the header may be cut short, and the one in the text may be the story's alone. */
function longer(header: Slug | undefined, text: Slug | undefined): Slug | undefined {
  if (!header || !text) return header ?? text;
  const update = header.update === undefined || (text.update?.length ?? 0) > header.update.length ? text : header;
  return { ...update, story: header.story, words: text.story === header.story ? text.words : header.words };
}

/** Why a message is about stories and not one itself, if it is: a kill, an advisory, a correction. */
export function aboutOf({ header, slug, copy }: Story): string | undefined {
  return copy.about ?? slug?.about ?? (header.category === "v" ? "advisory" : undefined);
}

export function goOn(story: Story, take: Story): void {
  story.copy.paragraphs.push(...take.copy.paragraphs);
  story.copy.notes.push(...take.copy.notes);
  story.copy.goesOn = take.copy.goesOn;
  story.stamp = take.stamp ?? story.stamp;
  story.numbers.push(...take.numbers);
  story.raw.push(...take.raw);
}

const withoutCall = (words: string) => words.replace(/^eds?\b[.:\s]*/i, "");

export function articleOf(story: Story): Found {
  const { header, slug, copy, stamp } = story;
  const locator = `message${story.numbers.length > 1 ? "s" : ""} ${story.numbers.join(", ")}`;
  if (copy.paragraphs.length === 0)
    return { type: "skipped", locator, reason: `a message without a text${slug ? `: ${quoted(slug.words)}` : ""}` };
  const day = stamp?.date.slice(0, 10) ?? header.day;
  const record = story.raw.join("\n");
  const { fields, origins } = told({
    title: [copy.headline, "headline line"],
    slugline: [slug && [slug.story, slug.update?.toLowerCase()].filter(Boolean).join("/"), "slug"],
    byline: [copy.byline, "byline"],
    agency: [copy.agency, "byline"],
    date: stamp ? [stamp.date, "time stamp"] : [header.day, "header"],
    rights: [copy.rights, "copyright line"],
    corrections: [
      [...correctionsOf(copy.notes.map(withoutCall)), ...story.corrections.map((text) => ({ text }))],
      "notes to editors",
    ],
    status: [story.isKilled ? "withdrawn" : undefined, "a later message"],
  });
  const body: RawArticle["body"] = { kind: "paragraphs", paragraphs: copy.paragraphs };
  const notes = [
    ...editorNotes(copy.notes),
    ...(copy.goesOn ? ["says that more follows, and none came"] : []),
    ...(story.isKilled ? ["killed by a later message"] : []),
  ];
  if (fields.title === undefined && slug) {
    fields.title = slug.words.replace(/^./, (letter) => letter.toUpperCase());
    origins.title = "slug";
    notes.push("no headline: its slug taken");
  }
  notes.push(...ensureHeadline(fields, origins, body));
  const named = slug
    ? [slug.story, day].filter(Boolean).join("@")
    : header.service && [header.service, day].filter(Boolean).join("@");
  return {
    type: "article",
    identity: named || `message:${story.numbers[0]}`,
    locator,
    record,
    fields,
    origins,
    body,
    ...(slug ? { version: String(slug.lead + 1) } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}
