/** What becomes of an article that is in the archive already, and of the file on disk. */
export type Verdict =
  | { fate: "unchanged" }
  /** Nobody touched the file, and the source or the importer has changed: the new version takes its place. */
  | { fate: "updated" }
  /** A person edited the file: it stays. `offer` says that a new version is put beside it. */
  | { fate: "kept"; offer: boolean }
  /** The person decided that theirs stands against this version. */
  | { fate: "kept"; offer: false; remember: true };

/** How a person wants the question settled that an edited file and a new version raise. */
export type Choice = "ask" | "keep-mine" | "take-new";

/**
 * `recorded` is the fingerprint that the last import left in the file, `actual` the file's own, `next` the new version's.
 * `actual` is undefined for a file that no longer parses: a person was at it.
 */
export function settle(
  recorded: string | undefined,
  actual: string | undefined,
  next: string,
  choice: Choice,
): Verdict {
  if (actual === next) return { fate: "unchanged" };
  if (actual !== undefined && actual === recorded) return { fate: "updated" };
  if (recorded === next) return { fate: "kept", offer: false };
  if (choice === "take-new") return { fate: "updated" };
  return choice === "keep-mine" ? { fate: "kept", offer: false, remember: true } : { fate: "kept", offer: true };
}
