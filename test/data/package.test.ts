import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { articleText, buildArchive, makeArchive } from "../support/archive.ts";

/**
 * The rules of the Data Package standard (specs.frictionlessdata.io, version 1: data-package, data-resource,
 * tabular-data-resource, table-schema) as far as our descriptor uses it; a key that we do not use is refused, so that none comes
 * in unseen.
 */

const name = z.string().regex(/^[-a-z0-9._/]+$/);
const relativePath = z.string().regex(/^(?![./~])(?!.*\.\.)[^\\:]+$/);
const constraints = z.strictObject({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  enum: z.array(z.string()).min(1).optional(),
});
const field = z.strictObject({
  name: z.string().min(1),
  type: z.enum(["string", "integer", "array"]),
  description: z.string(),
  constraints: constraints.optional(),
});
const schema = z
  .strictObject({
    fields: z.array(field).min(1),
    missingValues: z.array(z.string()),
    primaryKey: z.array(z.string()).min(1),
    foreignKeys: z
      .array(
        z.strictObject({
          fields: z.array(z.string()).min(1),
          reference: z.strictObject({ resource: z.string(), fields: z.array(z.string()).min(1) }),
        }),
      )
      .min(1)
      .optional(),
  })
  .refine(({ fields }) => new Set(fields.map((each) => each.name)).size === fields.length, "names fields twice")
  .refine(({ fields, primaryKey, foreignKeys = [] }) => {
    const names = new Set(fields.map((each) => each.name));
    const keys = [...primaryKey, ...foreignKeys.flatMap((key) => [...key.fields, ...key.reference.fields])];
    return keys.every((key) => names.has(key));
  }, "has keys of fields that are not there");
const common = {
  name,
  path: relativePath,
  encoding: z.literal("utf-8"),
  bytes: z.number().int().nonnegative(),
  schema,
};
const table = z.strictObject({
  ...common,
  profile: z.literal("tabular-data-resource"),
  format: z.literal("csv"),
  mediatype: z.literal("text/csv"),
  dialect: z.strictObject({
    delimiter: z.literal(","),
    lineTerminator: z.literal("\r\n"),
    doubleQuote: z.literal(true),
    header: z.literal(true),
  }),
});
const lines = z.strictObject({
  ...common,
  profile: z.literal("data-resource"),
  format: z.literal("jsonl"),
  mediatype: z.string().regex(/^.+\/.+$/),
});
const licence = z.strictObject({
  name: z.string().regex(/^[-a-zA-Z0-9._]+$/),
  path: z.url(),
  title: z.string(),
});
const dataPackage = z
  .strictObject({
    profile: z.literal("data-package"),
    name,
    title: z.string(),
    description: z.string().optional(),
    homepage: z.url().optional(),
    licenses: z.array(licence).min(1).optional(),
    /** Not of the standard, which lets packages have keys of their own. */
    rights: z.string().optional(),
    resources: z.array(z.discriminatedUnion("format", [table, lines])).min(1),
  })
  .refine(({ resources }) => new Set(resources.map((each) => each.name)).size === resources.length, "names one twice");

const cases: { [title: string]: { settings: object; largestData?: number; licence?: string } } = {
  "with all that settings can say": {
    settings: {
      name: "The Record — Zürich",
      description: "All of it.",
      address: "https://record.example/archive",
      rights: "CC BY-SA 4.0",
    },
    licence: "CC-BY-SA-4.0",
  },
  "with a name of signs, and rights that are no licence": { settings: { name: "***", rights: "© The Record" } },
  "cut by year": { settings: { name: "The Record" }, largestData: 1000 },
};

for (const [title, { settings, largestData, licence: licenced }] of Object.entries(cases))
  test(`datapackage.json keeps the rules of the standard: ${title}`, async (t) => {
    const story = (id: string, date: string) =>
      articleText(
        `id: ${id}\ntitle: Ferry\ndate: ${date}`,
        "The Carrow Haven ferry was stopped by the Harbour Board. ".repeat(9),
      );
    const root = makeArchive(t, {
      "content/_data/site.json": JSON.stringify(settings),
      "content/articles/1987/a.md": story("story-1", "1987-03-12"),
      "content/articles/1988/b.md": story("story-2", "1988-03-12"),
    });
    const { out } = await buildArchive(root, { largestData });
    const found = dataPackage.parse(JSON.parse(readFileSync(path.join(out, "data/datapackage.json"), "utf8")));
    assert.equal(found.licenses?.[0]?.name, licenced);
    assert.equal(found.resources.length, largestData === undefined ? 2 : 4);
    // A key can lead to articles of its own file only.
    assert.equal(found.resources[0]!.schema.foreignKeys === undefined, largestData !== undefined);
    for (const { path: file, schema: described, format } of found.resources) {
      const [first] = readFileSync(path.join(out, "data", file), "utf8").split(/\r?\n/);
      const names = format === "csv" ? first!.split(",") : Object.keys(JSON.parse(first!));
      assert.deepEqual(
        described.fields.map((each) => each.name),
        names,
      );
    }
  });
