import { oneLine, plainWords } from "../../normalise/plain.ts";
import type { WxrComment } from "./item.ts";
import { piecesOf } from "../exports/markup.ts";
import { momentOf } from "./moment.ts";
import { nameOf } from "../exports/people.ts";

export type ReaderComment = { name?: string; date?: string; text: string; replyTo?: number };

/** What readers wrote and the paper showed, and in words what was left out. */
export function commentsOf(comments: WxrComment[]): { comments: ReaderComment[]; notes: string[] } {
  const left = { pingbacks: 0, unapproved: 0, others: 0, empty: 0 };
  const shown: { comment: WxrComment; text: string }[] = [];
  for (const comment of comments) {
    const text = paragraphsOf(comment.content);
    if (comment.type === "pingback" || comment.type === "trackback") left.pingbacks += 1;
    else if (comment.approved !== "1") left.unapproved += 1;
    else if (comment.type !== "" && comment.type !== "comment" && comment.type !== "review") left.others += 1;
    else if (text === "") left.empty += 1;
    else shown.push({ comment, text });
  }
  const places = new Map(shown.map(({ comment }, index) => [comment.id, index + 1]));
  return {
    comments: shown.map(({ comment, text }, index) => {
      const name = nameOf(comment.author);
      const date = momentOf(comment.date, comment.dateGmt);
      const replyTo = places.get(comment.parent);
      return {
        ...(name ? { name } : {}),
        ...(date ? { date } : {}),
        text,
        ...(replyTo && replyTo !== index + 1 ? { replyTo } : {}),
      };
    }),
    notes: [
      ...said(left.pingbacks, "pingback or trackback", "pingbacks and trackbacks"),
      ...said(left.unapproved, "comment that was not approved", "comments that were not approved"),
      ...said(left.others, "comment of another kind", "comments of another kind"),
      ...said(left.empty, "comment without words", "comments without words"),
    ],
  };
}

function said(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many} left out`];
}

/** A comment's HTML as plain paragraphs with blank lines between them. */
export function paragraphsOf(html: string): string {
  const text = piecesOf(html.replace(/\r\n?/g, "\n"))
    .map((piece) => {
      if (piece.kind === "text") return piece.text;
      if (piece.kind === "comment") return "";
      return /^(?:p|div|blockquote|li|ul|ol|pre|h[1-6])$/.test(piece.name) ? "\n\n" : piece.name === "br" ? "\n" : "";
    })
    .join("");
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split("\n").map(plainWords).filter(Boolean).join("\n"))
    .filter((paragraph) => oneLine(paragraph) !== "")
    .join("\n\n");
}
