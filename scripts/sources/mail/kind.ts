import type { Email } from "postal-mime";

const CONVERSATION = /^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|sv|vs|antw|antwort|odp|fwd?|wg|tr|rv|i)\s*(?:\[\d+\])?\s*:/i;
/** How a letter to somebody begins. */
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hallo|bonjour|cher|chère|liebe[r]?|hola)\b[^.!?\n]{0,40}[,!.]?$/i;
/** What stands in copy that is meant for print, and in no letter. */
const COPY =
  /\bfor immediate release\b|\b(?:press|news|media) release\b|\bembargoed?\b|^\s*(?:-+ ?30 ?-+|###+|ends?)\s*$|^by\s+\p{Lu}[\p{L}.'-]+ \p{Lu}|^\p{Lu}[\p{Lu} .'-]{3,40}(?:, [\p{L}. ]{2,30})?(?: \([^()]{1,30}\))? ?(?:—|–|--|-) /imu;

/** Why a message is no copy for print but somebody's correspondence; undefined where it may be printed. */
export function whyPrivate(email: Email, text: string): string | undefined {
  const header = (key: string) => email.headers.find((one) => one.key === key)?.value ?? "";
  if (/auto-(?:replied|generated)/i.test(header("auto-submitted"))) return "an automatic answer";
  if (/multipart\/report/i.test(header("content-type"))) return "a report on a delivery";
  if (email.inReplyTo || header("references")) return "an answer in a conversation";
  if (CONVERSATION.test(email.subject ?? "")) return "an answer or a forwarded message";
  const lines = text.split("\n");
  const quoted = lines.filter((line) => line.startsWith(">")).length;
  if (quoted > 3 && quoted * 4 > lines.length) return "an answer in a conversation: it quotes another message";
  if (isList(email) || COPY.test(text.slice(0, 20_000))) return undefined;
  const first = lines.find((line) => line.trim() !== "")?.trim() ?? "";
  return GREETING.test(first) ? "a letter to somebody, with no mark of copy for print" : undefined;
}

/** Whether a message went out to many. */
export function isList(email: Email): boolean {
  return email.headers.some(
    ({ key, value }) =>
      key === "list-id" ||
      key === "list-unsubscribe" ||
      key === "list-post" ||
      (key === "precedence" && /bulk|list/i.test(value)),
  );
}
