import { removeElement } from "domutils";
import type { Document, Element } from "domhandler";
import { squeeze, UNSEEN } from "./facts/text.ts";
import { walk } from "./facts/walk.ts";
import errors from "./words/errors.json" with { type: "json" };

/** What web archives and search engines put above a page that they show. */
const FOREIGN = /^(?:wm-ipp(?:-base|-print)?|wm-capinfo|donato(?:-base)?|(?:bN015_|bN_)?google-cache-hdr)$/;

/** Takes out of a page what whoever showed it has put there. */
export function withoutToolbars(document: Document): void {
  const found: Element[] = [];
  walk(document, {
    enter(element) {
      if (!FOREIGN.test(element.attribs.id ?? "")) return true;
      found.push(element);
      return false;
    },
  });
  for (const element of found) removeElement(element);
}

type Seen = {
  frameset: boolean;
  refresh: boolean;
  title: string;
  heading: string;
  length: number;
  links: number;
  unlinked: number;
};

/** So few letters are no article: a word on where the page has gone. */
const SHORT = 300;
/** Letters that stand in no link: the bars and dots between them are no text. */
const FEW = 20;
/** A page that says it is an error may hold a menu too. */
const BRIEF = 2000;

/** Why a page can be no article, whatever words stand on it; undefined where it may be one. */
export function whyNoArticle(document: Document): string | undefined {
  const { frameset, refresh, title, heading, length, links, unlinked } = look(document);
  if (frameset && length < BRIEF) return "frames: the text is in the pages that they show";
  if (refresh && length < SHORT) return "only leads on to another page";
  if (links > 2 && unlinked < FEW) return "only links, no text";
  const isError = [title, heading].some((words) => words !== "" && ERROR.test(words));
  return isError && length < BRIEF ? "an error page, or one that keeps programs out" : undefined;
}

/** The whole of a title, but for the name of the site. */
const ERROR = new RegExp(
  `^(?:[^|–—-]{0,60} [|–—-] )?(?:${errors.join("|")})[.!…]*(?: [|–—:-] .{0,60}| \\(.{0,60}\\))?$`,
  "iu",
);

function look(document: Document): Seen {
  const seen: Seen = { frameset: false, refresh: false, title: "", heading: "", length: 0, links: 0, unlinked: 0 };
  let inside: "title" | "heading" | undefined;
  let link = false;
  walk(document, {
    enter({ name, attribs }) {
      if (name === "frameset") seen.frameset = true;
      if (name === "meta" && /^refresh$/i.test(attribs["http-equiv"] ?? "") && leadsOn(attribs.content))
        seen.refresh = true;
      if (name === "head" || name === "title") inside = name === "title" ? "title" : inside;
      else if (name === "noframes" || UNSEEN.has(name)) return false;
      if (name === "h1") inside = "heading";
      if (name === "a" && attribs.href !== undefined) {
        seen.links += 1;
        link = true;
      }
      return true;
    },
    leave({ name }) {
      if (name === "title" || name === "h1") inside = undefined;
      if (name === "a") link = false;
    },
    text({ data }) {
      if (inside !== undefined && seen[inside].length < 300) seen[inside] = squeeze(`${seen[inside]} ${data}`);
      if (inside === "title") return;
      seen.length += squeeze(data).length;
      if (!link) seen.unlinked += squeeze(data).length;
    },
  });
  return seen;
}

/** "0; url=/new.html" leads on, "300" only shows the page anew, and a script leads nowhere. */
const leadsOn = (content = "") => /^[\s\d.]*[;,]\s*(?:url\s*=\s*)?["']?\s*(?!javascript:|data:)[^\s"']/i.test(content);
