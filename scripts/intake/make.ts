import { messageOf } from "../lib/errors.ts";
import { sha256 } from "../lib/hash.ts";
import { normalise } from "../normalise/normalise.ts";
import { originsOf } from "../normalise/origins.ts";
import type { Settings } from "../settings.ts";
import type { Opened } from "../sources/open.ts";
import type { RawArticle } from "../sources/source.ts";
import type { IntakeEvent } from "./events.ts";
import type { Fetch } from "./fetch.ts";
import { setInlineApart } from "./inline.ts";
import { bringPictures } from "./pictures.ts";
import type { FoundRecord } from "./read.ts";

export type MakeOptions = {
  settings: Settings;
  /** ISO 8601: what is embargoed beyond it is a draft. */
  now?: string;
  /** When records were captured, as earlier imports were told: by "file#sha256". */
  captured: ReadonlyMap<string, string>;
  /** Where pictures are got that the source does not hold. */
  fetch?: Fetch;
};

/** What a format found, made into what is told of it. */
export async function make(record: FoundRecord, options: MakeOptions): Promise<IntakeEvent> {
  const { found, opened } = record;
  if (found.type !== "article") return found;
  try {
    return await makeArticle(setInlineApart(found, opened.file), opened, options);
  } catch (thrown) {
    const reason = `bug in making the article: ${messageOf(thrown)}`;
    return { type: "rejection", identity: found.identity, locator: found.locator, reason };
  }
}

async function makeArticle(found: RawArticle, opened: Opened, options: MakeOptions): Promise<IntakeEvent> {
  const { file, source, overrides } = opened;
  const told = () =>
    options.captured.size === 0 ? undefined : options.captured.get(`${file.name}#${sha256(found.record)}`);
  const capturedAt = found.capturedAt ?? opened.capturedAt ?? told();
  const context = {
    file: file.name,
    format: source.name,
    capturedAt,
    overrides,
    settings: options.settings,
    now: options.now,
  };
  const made = normalise(found, context);
  if (made.type === "rejection") return { ...made, identity: found.identity };
  const illustrated = await bringPictures(found, file, made.file, options.fetch);
  return {
    type: "article",
    identity: found.identity,
    ...(found.locator ? { locator: found.locator } : {}),
    ...(found.version ? { version: found.version } : {}),
    origins: originsOf(made.file.article, found, overrides),
    file: illustrated.file,
    notes: [...made.notes, ...illustrated.notes],
    pictures: illustrated.pictures,
  };
}
