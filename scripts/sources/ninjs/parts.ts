import { z } from "zod";

/** What the rules of all ninjs generations are made of. */

export const text = z.string();
/** RFC 3339, section 5.6, as JSON Schema's "date-time" has it: https://www.rfc-editor.org/rfc/rfc3339 */
export const dateTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/, "is not a date and time");
export const address = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:\S*$/, "is not a URI");
export const urgency = z.int().min(1).max(9);
export const percent = z.int().min(0).max(100);
export const pubStatus = z.enum(["usable", "withheld", "canceled"]);

/** An object of which nothing is demanded and which holds nothing else. */
export const only = (shape: z.ZodRawShape) => z.strictObject(shape).partial();

/** Exactly one of some keys: JSON Schema's `oneOf` over `required`. */
export function oneOf<Schema extends z.ZodType>(schema: Schema, keys: string[]) {
  return schema.refine((value) => keys.filter((key) => key in (value as object)).length === 1, {
    message: `must have ${keys.join(" or ")}, and not more than one of them`,
  });
}

/** An object whose further properties follow patterns of names; `pattern` tells where a name begins, as in the standard. */
export function patterned(shape: z.ZodRawShape, patterns: [RegExp, z.ZodType][]) {
  return z.looseObject(shape).superRefine((value, context) => {
    for (const [key, inner] of Object.entries(value)) {
      if (Object.hasOwn(shape, key)) continue;
      const rule = patterns.find(([pattern]) => pattern.test(key))?.[1];
      if (!rule) {
        context.addIssue({ code: "unrecognized_keys", keys: [key], input: value });
        continue;
      }
      for (const issue of rule.safeParse(inner).error?.issues ?? [])
        context.addIssue({ code: "custom", message: issue.message, path: [key, ...issue.path] });
    }
  });
}

const position = z.array(z.number()).min(2);
const line = z.array(position).min(2);
const ring = z.array(position).min(4);
const bbox = z.array(z.number()).min(4).optional();
const shapeOf = (type: string, coordinates: z.ZodType) => z.looseObject({ type: z.literal(type), coordinates, bbox });
const geometry = z.union([
  shapeOf("Point", position),
  shapeOf("MultiPoint", z.array(position)),
  shapeOf("LineString", line),
  shapeOf("MultiLineString", z.array(line)),
  shapeOf("Polygon", z.array(ring)),
  shapeOf("MultiPolygon", z.array(z.array(ring))),
]);
const collection = z.looseObject({ type: z.literal("GeometryCollection"), geometries: z.array(geometry), bbox });
const feature = z.looseObject({
  type: z.literal("Feature"),
  geometry: z.union([geometry, collection, z.null()]),
  properties: z.union([z.looseObject({}), z.null()]),
});

/** https://www.rfc-editor.org/rfc/rfc7946 */
export const geoJson = z.union([
  geometry,
  collection,
  feature,
  z.looseObject({ type: z.literal("FeatureCollection"), features: z.array(feature) }),
]);
