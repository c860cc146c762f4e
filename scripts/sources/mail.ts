import PostalMime, { type Email } from "postal-mime";
import { shortHash } from "../lib/hash.ts";
import { anpa } from "./anpa.ts";
import { attached, handed } from "./mail/attachments.ts";
import { articleOf } from "./mail/article.ts";
import { whyPrivate } from "./mail/kind.ts";
import { isMailbox, messagesOf, type RawMessage } from "./mail/messages.ts";
import { withoutAddresses } from "./mail/personal.ts";
import { newsml1 } from "./newsml-1.ts";
import { newsmlG2 } from "./newsml-g2.ts";
import { ninjs } from "./ninjs.ts";
import { nitf } from "./nitf.ts";
import type { Found, Source } from "./source.ts";

/** Formats in which copy is sent by mail. */
const CARRIED = [newsmlG2, newsml1, nitf, ninjs, anpa];

const HEADER = /^[A-Za-z][A-Za-z0-9-]{0,60}:(?:\s|$)/;
const MAILS_OWN =
  /^(?:message-id|mime-version|received|return-path|delivered-to|x-mailer|dkim-signature|content-transfer-encoding):/im;

/** Copy and press releases that came by e-mail: a message (.eml), or a mailbox (mbox) of many. */
export const mail: Source = {
  name: "mail",
  detect({ text }) {
    if (isMailbox(text)) return true;
    const head = text.replaceAll("\r\n", "\n").split("\n\n", 1)[0]!;
    const lines = head.split("\n");
    const isHead = lines.length > 2 && lines.every((line) => HEADER.test(line) || /^[ \t]/.test(line));
    return isHead && MAILS_OWN.test(head) && /^(?:from|subject|date):/im.test(head);
  },
  async *read(file) {
    for await (const message of messagesOf(file)) yield* readMessage(message);
  },
};

async function* readMessage({ number, bytes, tooLong }: RawMessage): AsyncGenerator<Found> {
  const locator = `message ${number}`;
  if (tooLong) return yield { type: "rejection", locator, reason: "larger than 64 MB" };
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { maxNestingDepth: 30, maxRfc822NestingDepth: 2 });
  } catch (error) {
    return yield { type: "rejection", locator, reason: `no message: ${withoutAddresses((error as Error).message)}` };
  }
  if (email.headers.length === 0) return yield { type: "rejection", locator, reason: "no message: it has no header" };
  const reason = whyPrivate(email, email.text ?? "");
  if (reason !== undefined) return yield { type: "skipped", locator, reason };
  let carried = 0;
  for await (const found of attached(email, CARRIED, locator)) {
    carried += 1;
    yield found;
  }
  if (carried > 0) return yield { type: "skipped", locator, reason: "a cover for the copy attached to it" };
  const text = email.text ?? "";
  const inside = CARRIED.find((one) =>
    one.detect({ name: "body", text: text.trimStart(), bytes: Buffer.from(text.trimStart()) }),
  );
  if (inside) return yield* handed(inside, "body", Buffer.from(text.trimStart()), locator);
  const record = Buffer.from(bytes).toString("latin1");
  yield articleOf(email, { locator, record, identity: `message:${shortHash(email.messageId ?? record, 16)}` });
}
