import type { Article } from "../article/schema.ts";
import type { Problem } from "./scan.ts";

/** How a file stood on the disk when it was read: while nothing of this changes, it is not read again. */
export type FileState = {
  /** Below content/articles; that of an earlier version begins with "../versions/". */
  path: string;
  size: number;
  modified: number;
  changed: number;
};

/** A part of a file: where it starts and how long it is, in bytes. */
export type Span = [start: number, length: number];

/** What reading one file of content/articles gave; kept between builds. */
export type Row = FileState & {
  /** Of the whole file; of its path and front matter, which are all that lists show of it. */
  digest: string;
  front: string;
} & (
    | {
        article: Article;
        /** Where links in the text that name no host lead, as written: what they find depends on the other articles. */
        links: string[];
        /** How many words the text has. */
        words: number;
        /** Names found in the text (scripts/names/encode.ts); absent where there are none. */
        names?: string;
        /** Where the article's record for the related lists stands in the file of records. */
        record: Span;
        /** Where the text stands in the file of texts: pages are made without opening the article's file again. */
        text: Span;
        /** Where its readers' comments stand in the same file, as JSON: they can be longer than the article. */
        comments?: Span;
        /** Where a summary taken from its text stands in the same file, where the source has none. */
        taken?: Span;
      }
    | { problem: Omit<Problem, "file"> }
  );
