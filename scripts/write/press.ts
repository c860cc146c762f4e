import type { Normalised } from "../normalise/normalise.ts";
import type { RawArticle } from "../sources/source.ts";
import type { RecordAccount } from "./ledger.ts";
import { hasSourceLinks, resolveSourceLinks } from "./links.ts";
import type { Placed, Shelf } from "./shelf.ts";

/** Takes articles in their order and writes them. */
export type Press = {
  /** The account of the record; it is complete after `finish`. */
  add(raw: RawArticle, made: Normalised): RecordAccount;
  finish(): void;
};

type Waiting = { account: RecordAccount; made: Normalised; placed: Placed };

/**
 * Most articles are written as they come. One that links to another source file waits until every article has its
 * place; it has its own place from the start, so that the outcome does not depend on the waiting.
 */
export function createPress(shelf: Shelf): Press {
  const waiting: Waiting[] = [];
  return {
    add(raw, made) {
      const placed = shelf.place(made.file);
      const account = accountOf(raw, made, placed);
      if (placed.duplicate) return { ...account, fate: "duplicate", reason: `a copy of ${placed.path}` };
      if (hasSourceLinks(made.file.body)) waiting.push({ account, made, placed });
      else Object.assign(account, shelf.put(made.file, placed));
      return account;
    },
    finish() {
      for (const { account, made, placed } of waiting) {
        const { body, lost } = resolveSourceLinks(made.file.body, placed.path, shelf.find);
        Object.assign(account, shelf.put({ ...made.file, body }, placed));
        if (lost.length > 0)
          account.notes = [
            ...(account.notes ?? []),
            `links to files not in the archive: ${[...new Set(lost)].join(", ")}`,
          ];
      }
    },
  };
}

function accountOf(raw: RawArticle, made: Normalised, placed: Placed): RecordAccount {
  return {
    fate: "imported",
    identity: raw.identity,
    ...(raw.locator ? { locator: raw.locator } : {}),
    id: placed.id,
    path: placed.path,
    ...(made.file.article.status === "draft" ? { status: "draft" as const } : {}),
    ...(made.notes.length > 0 ? { notes: made.notes } : {}),
  };
}
