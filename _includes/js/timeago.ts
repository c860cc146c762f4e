import { ago } from "./ago.ts";

/**
 * Keeps "39 years ago" true in a page that was built, saved or left open long ago. Without it the page still shows
 * the date itself, and the words of the day it was built.
 */
let timer: number | undefined;

function refresh(): void {
  const now = new Date();
  let young = false;
  for (const element of document.querySelectorAll<HTMLElement>("[data-ago]")) {
    const date = element.dataset.ago!;
    const words = ago(date, now, document.documentElement.lang);
    // Only where it differs: a screen reader need not hear what has not changed, and nothing is laid out again.
    if (element.textContent !== words) element.textContent = words;
    young ||= date.length > 10 && +now - Date.parse(date) < 864e5;
  }
  clearTimeout(timer);
  // Minutes pass only for what is known to the minute and younger than a day.
  if (young) timer = setTimeout(refresh, 6e4);
}

refresh();
document.addEventListener("visibilitychange", () => document.hidden || refresh());
// A page that comes back from the browser's history is as old as when it was left.
addEventListener("pageshow", refresh);
