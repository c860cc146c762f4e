import type { RawArticle, SourceFile } from "../sources/source.ts";

/** A picture that stands in a page as its bytes. */
const INLINE = /data:image\/[\w.+-]{1,20};base64,[A-Za-z0-9+/=\s]{20,}/g;
const PLACE = "inline-picture";

/** Whether an address stands for bytes in the page itself, and leads nowhere outside of it. */
export const isInline = (address: string) => address.startsWith(`${PLACE}/`) || address.startsWith("data:");

/**
 * The article with the pictures that stand in its HTML as bytes named by short addresses: megabytes of base64 are
 * not text, and no parser should have to read them.
 */
export function setInlineApart(raw: RawArticle, file: SourceFile): RawArticle {
  if (raw.body.kind !== "html" || !raw.body.text.includes(";base64,")) return raw;
  const pictures: string[] = [];
  const text = raw.body.text.replace(INLINE, (data) => `${PLACE}/${pictures.push(data)}`);
  const own = raw.media ?? file.beside;
  return {
    ...raw,
    body: { kind: "html", text },
    async media(address) {
      const number = address.startsWith(`${PLACE}/`) ? Number(address.slice(PLACE.length + 1)) : Number.NaN;
      const data = pictures[number - 1];
      return data === undefined ? own(address) : Buffer.from(data.slice(data.indexOf(",") + 1), "base64");
    },
  };
}
