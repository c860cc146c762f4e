import { SOURCE_SCHEME } from "./source-links.ts";

export const escapeHtml = (text: string) =>
  text
    .replace(/&(?!#?\w+;)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

export const link = (href: string, words: string) => `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`;

export const isWeb = (value: string | undefined): value is string => /^https?:\/\/\S+$/i.test(value ?? "");

/** A reference to another file of the same source; the write stage turns it into a link once that file has its place. */
export const sourceLink = (target: string) =>
  `${SOURCE_SCHEME}:${encodeURI(target.trim().replace(/^\/+/, "")).replace(/[()]/g, encodeURIComponent)}`;
