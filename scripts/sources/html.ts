import { looksLikePage } from "./html/detect.ts";
import { partOf } from "./html/parts.ts";
import { savedPictures } from "./html/pictures.ts";
import { savedArticle } from "./html/saved-article.ts";
import type { Source } from "./source.ts";

/** Pages as browsers, SingleFile, HTTrack and web archives save them: a file a page. */
export const html: Source = {
  name: "html",
  detect: looksLikePage,
  async *read(file) {
    const { name, capturedAt } = file;
    const page = await partOf(file);
    if (page !== undefined) yield { type: "skipped", reason: `part of the saved page ${page}` };
    else
      yield savedArticle({
        html: await file.text(),
        name,
        identity: "main",
        capturedAt,
        media: savedPictures(file),
      });
  },
};
