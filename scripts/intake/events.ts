import type { Normalised } from "../normalise/normalise.ts";
import type { LineAccount, RawArticle, Rejection, Skipped } from "../sources/source.ts";

/** A picture that an article brings along: where it belongs below content/media, and its bytes. */
export type Picture = { place: string; bytes: Uint8Array };

/** An article as it comes from a source, and what its account will say. */
export type MadeArticle = Pick<RawArticle, "identity" | "locator" | "version" | "origins"> &
  Normalised & { pictures: Picture[] };

/** A record that did not become an article. */
export type Refused = (Rejection | Skipped) & { identity?: string };

/** What the reading of inputs tells, in order: files begin, their records follow, files end. */
export type IntakeEvent =
  | { type: "file"; file: string; format?: string; sidecar?: string }
  | MadeArticle
  | Refused
  | LineAccount
  /** `looked` are the places on this disk where something was looked for that stands beside the file. */
  | { type: "end"; notes: string[]; looked: string[] }
  /** The input has been read. */
  | { type: "over" };

/** An event and where it stands: the number of the input, and of the event within it. */
export type Numbered = { input: number; seq: number; event: IntakeEvent };
