import { z } from "zod";

/**
 * The Article: the front matter of every file in content/articles, in one place.
 * The order of the keys here is the order in which front matter is written.
 * Documented for people in docs/formats.md.
 */

/** What is known of a moment: 1987, 1987-03, 1987-03-12, or 1987-03-12T14:05:00+01:00 (always with its offset). */
const DATE =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d))?)?)?$/;

/** YAML reads `1987` and `true` as a number and a truth value; where text is meant, they are text. */
const scalarText = (value: unknown) =>
  typeof value === "number" || typeof value === "boolean" ? String(value) : value;

const partialDate = z.preprocess(
  scalarText,
  z
    .string()
    .regex(DATE, "must be YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with an offset such as +01:00")
    .refine(isCalendarDate, "is not a day of the calendar"),
);

/** `minute` says that the time of day is known; it may be known to the second. */
export const datePrecisions = ["minute", "day", "month", "year"] as const;
export type DatePrecision = (typeof datePrecisions)[number];

/** How the date is known: see docs/formats.md, "Dates". `none` only where there is no date. */
export const dateBases = ["stated", "feed", "url", "relative", "inferred", "file", "none"] as const;
export type DateBasis = (typeof dateBases)[number];

/** Who could read the article where it was published. */
export const accesses = ["public", "members", "paid"] as const;
/** How much of the article the source held. */
export const extents = ["full", "summary"] as const;

export const statuses = ["published", "draft", "withdrawn"] as const;

const text = z.preprocess(scalarText, z.string().trim().min(1));
const webAddress = z
  .string()
  .regex(/^https?:\/\/[^\s/?#]+[^\s]*$/i, "must be a web address (http or https)")
  .refine((address) => URL.canParse(address), "is not a web address");

const id = z.preprocess(scalarText, z.string().regex(/^[a-z0-9][a-z0-9-]{3,63}$/, "must be 4 to 64 of a-z, 0-9 and -"));

const image = z.object({
  src: text,
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
});

const listed = z.object({
  title: text,
  url: webAddress.optional(),
  source: text.optional(),
  date: partialDate.optional(),
});

const correction = z.object({ date: partialDate.optional(), text });

/** A reader's comment, as the old site showed it: no e-mail, no IP address. */
const comment = z.object({
  name: text.optional(),
  date: partialDate.optional(),
  /** Plain paragraphs, with blank lines between them. */
  text,
  /** Which comment of this list it answers, from 1. */
  replyTo: z.number().int().positive().optional(),
});

const provenance = z.object({
  /** The source file, relative to the sources folder (or to the folder or file named at import). */
  file: text,
  /** Where in the file: lines, a record number, an element's path. */
  locator: text.optional(),
  /** SHA-256 of the source record's bytes. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  capturedAt: partialDate.optional(),
  /** Which version of the article the record is, in the source's count: a time or a number. */
  version: text.optional(),
  /** Name of the source format that read it. */
  format: text,
  /** Fingerprint of this file as the import wrote it: says whether a person has edited it since. */
  imported: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
});

const fields = z.object({
  /** Given once, at import, and never changed after: not by an edited headline, not by a moved file. */
  id,
  title: text,
  summary: text.optional(),
  date: partialDate.optional(),
  datePrecision: z.enum(datePrecisions).optional(),
  dateBasis: z.enum(dateBases).optional(),
  /** The words of a date that could not be resolved, as the source had them. */
  dateText: text.optional(),
  updated: partialDate.optional(),
  authors: z.array(text).default([]),
  agency: text.optional(),
  source: z.object({ name: text, url: webAddress.optional() }).optional(),
  section: text.optional(),
  topics: z.array(text).default([]),
  /** Names that the source itself states. */
  people: z.array(text).default([]),
  organisations: z.array(text).default([]),
  places: z.array(text).default([]),
  /** What kind of piece it is, where the source says so: "Obituary", "Analysis", "page" for a page of the old site. */
  genre: text.optional(),
  /** The few words by which a wire service tells its stories apart: "storm-harbour/2nd ld". */
  slugline: text.optional(),
  /** The dateline's place: "SEOUL, South Korea". */
  place: text.optional(),
  lang: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a BCP 47 language tag")
    .optional(),
  dir: z.enum(["ltr", "rtl"]).optional(),
  /** Where the article was first published. */
  url: webAddress.optional(),
  image: image.optional(),
  /** Pictures whose captions and credits were set apart from the text. */
  pictures: z.array(z.object({ caption: text.optional(), credit: text.optional(), src: text.optional() })).default([]),
  /** What the captured page itself listed as related. */
  listed: z.array(listed).default([]),
  corrections: z.array(correction).default([]),
  /** Absent means the whole article, open to everybody. */
  extent: z.enum(extents).optional(),
  access: z.enum(accesses).optional(),
  /** Not to be published before: an article that is still embargoed at its import is a draft. */
  embargo: partialDate.optional(),
  comments: z.array(comment).default([]),
  /** A person's word on what is related, by id: always listed first, never listed. */
  related: z.array(id).default([]),
  unrelated: z.array(id).default([]),
  /** A person's word on what is a copy of what, by id. */
  copyOf: id.optional(),
  notCopyOf: z.array(id).default([]),
  status: z.enum(statuses).default("published"),
  rights: text.optional(),
  /** Earlier addresses of this article on this site, kept alive as redirects: "1987/03/12-old-name.html". */
  aliases: z.array(text).default([]),
  provenance: provenance.optional(),
});

/** The keys of front matter in the order in which they are written. */
export const articleKeys = Object.keys(fields.shape) as (keyof z.output<typeof fields>)[];

export const articleSchema = fields
  .superRefine((article, context) => {
    if (article.date === undefined && (article.datePrecision !== undefined || (article.dateBasis ?? "none") !== "none"))
      context.addIssue({
        code: "custom",
        path: ["date"],
        message: "is missing, but datePrecision or dateBasis is given",
      });
    if (
      article.date !== undefined &&
      article.datePrecision !== undefined &&
      finer(article.datePrecision, precisionOf(article.date))
    )
      context.addIssue({ code: "custom", path: ["datePrecision"], message: `is finer than the date ${article.date}` });
  })
  .transform((article) => ({
    ...article,
    datePrecision: article.date === undefined ? undefined : (article.datePrecision ?? precisionOf(article.date)),
    dateBasis: article.dateBasis ?? (article.date === undefined ? ("none" as const) : ("stated" as const)),
  }));

export type Article = z.output<typeof articleSchema>;
/** What a person may write by hand: everything but id and title may be left out. */
export type ArticleInput = z.input<typeof articleSchema>;

export type ArticleFile = { article: Article; body: string };

/** The precision that the form of a date string can express. */
export function precisionOf(date: string): DatePrecision {
  return date.length === 4 ? "year" : date.length === 7 ? "month" : date.length === 10 ? "day" : "minute";
}

function finer(left: DatePrecision, right: DatePrecision): boolean {
  return datePrecisions.indexOf(left) < datePrecisions.indexOf(right);
}

function isCalendarDate(date: string): boolean {
  const day = Number(date.slice(8, 10));
  // Every month has 28 days.
  if (date.length < 10 || day <= 28) return true;
  const month = Number(date.slice(5, 7)) - 1;
  return new Date(Date.UTC(Number(date.slice(0, 4)), month, day)).getUTCMonth() === month;
}
