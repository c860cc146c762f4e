import type { Entry } from "../catalogue/entry.ts";
import type { Context } from "../site/context.ts";

/** One of an article's related articles; `when`: whether it is older or newer, null where that is not known. */
export type RelatedArticle = {
  id: string;
  reason: string;
  score: number | null;
  when: "before" | "after" | null;
};

export type Value = string | number | null | readonly string[] | readonly RelatedArticle[];

/** `list`: of texts. `related`: of RelatedArticle; in a table, of their ids. */
export type FieldType = "string" | "integer" | "list" | "related";

/** `required`: every article has one; for texts and numbers only, since a list is at most empty. */
export type Field = {
  type: FieldType;
  /** One sentence for people, in the archive's data page and in datapackage.json. */
  about: string;
  required?: true;
  unique?: true;
  /** The only values there are. */
  values?: readonly string[];
};

/** Fields that are known from one place. Their names are for ever: programs of others read them. */
export type FieldGroup<Name extends string = string> = {
  fields: { [Each in Name]: Field };
  values(entry: Entry, context: Context): { [Each in Name]: Value };
  /** They are made from the article's own file and the settings, and from nothing else. */
  own?: true;
};

/** Has a group's names agree with its values. */
export function fieldGroup<Name extends string>(group: FieldGroup<Name>): FieldGroup<Name> {
  return group;
}
