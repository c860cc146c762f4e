import { type Html, html } from "../../scripts/site/html.ts";
import type { Stamp } from "../../scripts/site/models.ts";

const LENGTH = { year: 4, month: 7, day: 10, minute: 99 };

/** Cut to what is known: the form of the value says the precision, so the script needs no second attribute. */
function known(stamp: Stamp): string {
  return stamp.datetime.slice(0, LENGTH[stamp.precision]);
}

/** The absolute date; `text` where the page says it shorter ("12 March" under a heading that names the year). */
export function time(stamp: Stamp, text: string = stamp.text): Html {
  return html`<time datetime="${known(stamp)}">${text}</time>`;
}

/** The time-ago words, bound to their date so that the script can keep them true. */
export function ago(stamp: Stamp | undefined): Html | undefined {
  if (stamp?.ago === undefined) return undefined;
  return html`<span class="ago" data-ago="${known(stamp)}">${stamp.ago}</span>`;
}

/** Date and time-ago together. */
export function stamped(stamp: Stamp): Html {
  return stamp.ago === undefined ? time(stamp) : html`${time(stamp)} ${ago(stamp)}`;
}
