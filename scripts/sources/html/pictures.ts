import path from "node:path";
import type { RawArticle, SourceFile } from "../source.ts";

/** What browsers add to a page's name to name the folder of what it shows. */
const ADDED = ["_files", "-files", ".files", "_file", "-Dateien", "_Dateien", "_fichiers", "_archivos", "_bestanden"];

/**
 * The pictures that were saved with a page. Its text names them by their paths; what it says of itself to others (share
 * cards, structured data) names the web's, which lie under the same names in the folder beside it.
 */
export function savedPictures({ name, beside }: SourceFile): NonNullable<RawArticle["media"]> {
  const stem = path.posix.basename(name).replace(/\.\w{1,5}$/, "");
  return async (address) => {
    const file = /^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)/i.exec(address)?.[1];
    if (file === undefined) return beside(address);
    for (const added of ADDED) {
      const found = await beside(`${encodeURIComponent(stem + added)}/${file}`);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}
