import { listOf, recordOf } from "../../normalise/values.ts";
import type { Found, SourceFile } from "../source.ts";
import { resolve } from "./address.ts";
import { lineOfError } from "../json/errors.ts";
import { articleOf, type Channel, type Item } from "./item.ts";
import { nameOf } from "./people.ts";

type Given = Record<string, unknown>;

const words = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value).trim() || undefined : undefined;

/** Reads a JSON Feed: https://www.jsonfeed.org/version/1.1/ */
export async function* readJsonFeed(file: SourceFile): AsyncGenerator<Found> {
  let feed: Given | undefined;
  const text = await file.text();
  try {
    feed = recordOf(JSON.parse(text));
  } catch (thrown) {
    return yield { type: "rejection", line: lineOfError(text, thrown), reason: "not valid JSON" };
  }
  if (!Array.isArray(feed?.items)) return yield { type: "rejection", reason: 'a JSON Feed without its "items"' };
  const channel: Channel = {
    title: words(feed.title),
    link: resolve(words(feed.home_page_url), undefined),
    lang: words(feed.language),
    authors: authorsOf(feed),
  };
  if (feed.items.length === 0) return yield { type: "skipped", reason: "a feed without items" };
  const reading = { channel, capturedAt: file.capturedAt, seen: new Set<string>() };
  for (const [index, item] of feed.items.entries()) {
    const record = recordOf(item);
    const locator = `item ${index + 1}`;
    if (record) yield articleOf(itemOf(record, locator, channel), reading);
    else yield { type: "rejection", locator, reason: "is no object" };
  }
}

function itemOf(item: Given, locator: string, channel: Channel): Item {
  const html = words(item.content_html);
  const plain = words(item.content_text);
  const summary = words(item.summary);
  const base = channel.link;
  const pictures = [item.image, item.banner_image]
    .map((one) => resolve(words(one), base))
    .filter((src) => src !== undefined);
  return {
    id: words(item.id),
    locator,
    record: JSON.stringify(item),
    title: words(item.title),
    link:
      resolve(words(item.url), base) ?? resolve(words(item.id), undefined) ?? resolve(words(item.external_url), base),
    base,
    content:
      html !== undefined ? { html: true, text: html } : plain !== undefined ? { html: false, text: plain } : undefined,
    description: summary === undefined ? undefined : { html: false, text: summary },
    date: words(item.date_published),
    updated: words(item.date_modified),
    authors: authorsOf(item),
    topics: listOf(item.tags)
      .map(words)
      .filter((topic) => topic !== undefined),
    lang: words(item.language),
    media: {
      pictures: [...new Set(pictures)].map((src) => ({ src })),
      attachments: listOf(item.attachments).flatMap((one) => {
        const url = resolve(words(recordOf(one)?.url), base);
        const type = words(recordOf(one)?.mime_type) ?? "";
        const kind = type.startsWith("audio") ? "Audio" : type.startsWith("video") ? "Video" : "Attachment";
        return url === undefined || type.startsWith("image") ? [] : [{ url, kind }];
      }),
    },
    origins: {
      ...ORIGINS,
      content: html !== undefined ? "content_html" : plain !== undefined ? "content_text" : "summary",
    },
  };
}

const ORIGINS = {
  title: "title",
  url: "url",
  date: "date_published",
  updated: "date_modified",
  topics: "tags",
  image: "image",
};

function authorsOf({ authors, author }: Given): string[] | undefined {
  const names = [...listOf(authors), ...listOf(author)].flatMap((one) => {
    const name = words(recordOf(one)?.name);
    return name === undefined ? [] : (nameOf(name) ?? []);
  });
  return names.length > 0 ? [...new Set(names)] : undefined;
}
