import { fieldGroup } from "../field.ts";
import { licenceOf } from "../licence.ts";

export const provenance = fieldGroup({
  own: true,
  fields: {
    file: { type: "string", about: "The source file that it was imported from." },
    locator: { type: "string", about: "Where in that file: lines, a record's number, an element." },
    format: { type: "string", about: "The source format." },
    sha256: { type: "string", about: "The SHA-256 of the source record." },
    capturedAt: { type: "string", about: "When the source record was captured." },
    rights: { type: "string", about: "The line on rights: the article's own, else the archive's." },
    licence: { type: "string", about: "The licence (SPDX), where the line on rights is the name or address of one." },
  },
  values: ({ article }, { settings }) => {
    const { file = null, locator = null, format = null, sha256 = null, capturedAt = null } = article.provenance ?? {};
    const rights = article.rights ?? settings.rights ?? null;
    return { file, locator, format, sha256, capturedAt, rights, licence: licenceOf(rights)?.name ?? null };
  },
});
