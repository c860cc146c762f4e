import type { Article } from "../article/schema.ts";
import type { Problem } from "./scan.ts";

/** How a file stood on the disk when it was read: while nothing of this changes, it is not read again. */
export type FileState = { path: string; size: number; modified: number; changed: number };

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
        /** Where the article's record for the related lists stands in the file of records: start and length in bytes. */
        record: [start: number, length: number];
      }
    | { problem: Omit<Problem, "file"> }
  );
