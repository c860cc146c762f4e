import type { Attachment, Email } from "postal-mime";
import { bytesInMemory, sourceFile } from "../file.ts";
import type { Found, Source } from "../source.ts";
import { withoutAddresses } from "./personal.ts";

export type Picture = { src: string; bytes: Uint8Array };

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === "string"
    ? Buffer.from(content)
    : content instanceof Uint8Array
      ? content
      : new Uint8Array(content);

/** Pictures that are no list's logo or counter: one that no bigger than a stamp is dress. */
const SMALLEST = 3000;

export function picturesOf(email: Email): Picture[] {
  return email.attachments
    .filter((one) => /^image\/(?:jpe?g|png|gif|webp|avif)$/.test(one.mimeType) && bytesOf(one).length >= SMALLEST)
    .map((one, index) => ({
      src: /^[\w .()-]{1,100}\.\w{3,4}$/.test(one.filename ?? "")
        ? one.filename!
        : `picture-${index + 1}.${one.mimeType.slice(6).replace("jpeg", "jpg")}`,
      bytes: bytesOf(one),
    }));
}

/** What formats of their own make of a message's attachments: wire copy that was sent by mail. */
export async function* attached(email: Email, sources: Source[], locator: string): AsyncGenerator<Found> {
  for (const attachment of email.attachments) {
    const bytes = bytesOf(attachment);
    const name = attachment.filename ?? "attachment";
    const head = {
      name,
      bytes: bytes.subarray(0, 64 * 1024),
      text: Buffer.from(bytes.subarray(0, 64 * 1024)).toString("utf8"),
    };
    const source = sources.find((one) => one.detect(head));
    if (source) yield* handed(source, name, bytes, locator);
  }
}

export async function* handed(source: Source, name: string, bytes: Uint8Array, locator: string): AsyncGenerator<Found> {
  for await (const found of source.read(sourceFile(bytesInMemory(name, bytes)))) {
    if (found.type === "lines") continue;
    const place = `${locator}, ${withoutAddresses(name)}${found.locator ? `, ${found.locator}` : ""}`;
    yield { ...found, locator: place };
  }
}

/** Attachments of which nothing is made. */
export function leftOut(email: Email): string[] {
  return email.attachments
    .filter(({ mimeType, disposition }) => !mimeType.startsWith("image/") && disposition === "attachment")
    .map(({ filename, mimeType }) => `attachment left out: ${withoutAddresses(filename ?? mimeType)}`);
}
