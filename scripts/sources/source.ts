import type { ArticleInput } from "../article/schema.ts";
import type { Mapping } from "./dataset/mapping.ts";

/** What `detect` may look at: the start of the file (64 KiB, as bytes and decoded as well as may be) and its name. */
export type Head = {
  name: string;
  text: string;
  bytes: Uint8Array;
  /** A person has said which of its columns is which field: it is a table of articles. */
  mapped?: true;
};

/** A source file as the formats see it. `name` is the path kept as provenance, with "/" between its parts. */
export type SourceFile = {
  name: string;
  /** When the page was captured, ISO 8601 with offset, if anybody said. */
  capturedAt?: string;
  /** The text profile that a sidecar names; without it, the page is recognised by its lines. */
  profile?: string;
  /** The character set that a sidecar or a server stated. */
  charset?: string;
  /** Which columns are which fields, for tables. */
  mapping?: Mapping;
  /** Tells the report something of the file as a whole. */
  say?(note: string): void;
  /** The whole file, decoded: for formats in which a file is one document. Larger ones than 64 MB are refused before. */
  text(): Promise<string>;
  /** The bytes from the start, in pieces: for formats that hold many records. May be called more than once. */
  bytes(): AsyncIterable<Uint8Array>;
  /** The same, decoded: by its mark, the stated character set, or else as UTF-8 or what the first pieces look like. */
  pieces(): AsyncIterable<string>;
  /** How many bytes there are, and some of them: for formats that must jump about in a file. */
  size: number;
  slice(from: number, length: number): Promise<Uint8Array>;
  /**
   * A picture or another file that stands beside this one, by its path as the source writes it
   * ("photo_files/1.jpg", "../img/a%20b.png"). Undefined where there is none; never one from outside what was given.
   */
  beside(path: string): Promise<Uint8Array | undefined>;
};

/** A body as it stood in the source; `normalise` turns each kind into Markdown. */
export type RawBody =
  | { kind: "markdown"; text: string }
  | { kind: "html"; text: string }
  /** Plain paragraphs, in which nothing is markup; `runTogether` where the page had lost the breaks between them. */
  | { kind: "paragraphs"; paragraphs: string[]; runTogether?: boolean };

/** What a format knows of how its words are to be read. */
export type Reading = {
  /** Which of "3/4/1987" is the day. Without it such a date stays unresolved. */
  dateOrder?: "dmy" | "mdy";
  /** Agencies by the letters they sign with, before the common ones: { "CP": "Coastal Press" }. */
  agencies?: { [letters: string]: string };
};

/**
 * One article as a format found it: everything still `unknown` or in the source's own words.
 * `identity` names the record within its file and must not change when its headline does ("main", "related-2", "item:17").
 */
export type RawArticle = {
  type: "article";
  identity: string;
  /** Where it stands, for people: "lines 2-10". */
  locator?: string;
  /** The bytes (as text) the record was read from; their hash is its provenance. */
  record: string;
  /** Front matter keys in the Article's names, values as the source gave them: `date` in its own words, and so on. */
  fields: { [Key in keyof ArticleInput | "byline"]?: unknown };
  body: RawBody;
  /** Whose the whole source is, by its own word: for records that name no publisher, behind the archive's settings. */
  publisher?: { name: string; url?: string };
  /** Where each field was found, for people: { title: "og:title", date: "JSON-LD datePublished" }. */
  origins?: { [field: string]: string };
  reading?: Reading;
  /** When this record was captured, ISO 8601 with offset: it goes before what is known of the file. */
  capturedAt?: string;
  /**
   * Which version of the article this is: a time or a number, of which the later or greater is the newer. Records with
   * one identity or address and different versions become one article: the newest is published, the others are kept
   * as its versions. Without it, two records with one address are two articles.
   */
  version?: string;
  /**
   * The bytes of a picture that the record names, by its address as it stands there: pictures that a source brings along.
   * Without it, pictures are looked for beside the file.
   */
  media?: (address: string) => Promise<Uint8Array | undefined>;
  /** What was resolved, left out or guessed on the way, for the report: "shortcode {{< box >}} left out". */
  notes?: string[];
};

/** A record, or a whole file, that cannot become an article, and why. */
export type Rejection = { type: "rejection"; locator?: string; line?: number; reason: string };

/**
 * A record, or a whole file, that is no article and does not pretend to be one: a list page, a README. `count` says that
 * so many records of a kind are told of at once: 5,000 style sheets of a web archive.
 */
export type Skipped = { type: "skipped"; locator?: string; reason: string; count?: number };

/** What became of a run of lines in a page of text: from and to count from 1 and are both included. */
export type LineAccount = {
  type: "lines";
  from: number;
  to: number;
  as: "article" | "related" | "chrome" | "blank" | "unknown";
  /** The profile's rule that knew the line. */
  rule?: string;
};

export type Found = RawArticle | Rejection | Skipped | LineAccount;

/** One format. A new format is one file with one of these, a line in registry.ts, and a folder of cases. */
export type Source = {
  name: string;
  /** Its files may be packed as containers are (gzip, ZIP), and it knows them all the same. */
  isPacked?: true;
  /** Looks at content first and at the name only to break a tie. */
  detect(head: Head): boolean;
  read(file: SourceFile): AsyncIterable<Found>;
};
