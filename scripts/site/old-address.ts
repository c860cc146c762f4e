/** Old addresses with a query, as one key however they are written. Used by the build and, in the browser, by old.ts. */

/** "/index.php" and "?p=12" give "/?p=12"; undefined where a percent sign means nothing. */
export function oldKey(path: string, query: string): string | undefined {
  try {
    const place = decodeURIComponent(path).replace(/^\/+/, "");
    return `/${place.replace(/(^|\/)index\.\w+$/i, "$1")}?${decodeURIComponent(query.replace(/^\?/, ""))}`;
  } catch {
    return undefined;
  }
}
