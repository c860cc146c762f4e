import { shortHash } from "../lib/hash.ts";
import { stringifyArticle } from "./frontmatter.ts";
import type { ArticleFile } from "./schema.ts";

/**
 * The fingerprint of an article file's content, the `provenance.imported` line itself left out.
 * A file whose recorded fingerprint differs from its real one was edited by a person after the import;
 * because the file carries it, this is known in every clone, without a ledger.
 */
export function fingerprint(file: ArticleFile): string {
  return shortHash(stringifyArticle(withMark(file, undefined)), 16);
}

const MARK_LINE = /^ +imported: *["']?[0-9a-f]{16}["']? *\n/m;

/**
 * The fingerprint of a file as it stands on the disk, to the letter: a comment or another manner of quoting is a
 * person's work too. Only the mark itself, and the line ends that git may rewrite, do not count.
 */
export function fingerprintOfText(text: string): string {
  const plain = text.replace(/\r\n/g, "\n");
  const end = plain.indexOf("\n---", 3) + 1;
  return shortHash(plain.slice(0, end).replace(MARK_LINE, "") + plain.slice(end), 16);
}

/** Whether a file stands as the import wrote it, to the letter. */
export function isAsImported(text: string): boolean {
  return /^ +imported: *["']?([0-9a-f]{16})["']? *$/m.exec(text)?.[1] === fingerprintOfText(text);
}

/** The same article, marked as written by an import just now. */
export function marked(file: ArticleFile): ArticleFile {
  return withMark(file, fingerprint(file));
}

/** The same article with the mark of another version: "this version was seen, and mine stands". */
export function withMark({ article, body }: ArticleFile, imported: string | undefined): ArticleFile {
  if (!article.provenance) return { article, body };
  const { imported: _dropped, ...provenance } = article.provenance;
  return {
    article: { ...article, provenance: imported === undefined ? provenance : { ...provenance, imported } },
    body,
  };
}
