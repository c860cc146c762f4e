/**
 * The scheme of a link to another source file, from the reading of a text until every article has its place. It is one
 * that no text of the world has, so that "(source: Reuters)" stays what it is.
 */
export const SOURCE_SCHEME = "x-backfile-source-file";
