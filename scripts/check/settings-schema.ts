import { z } from "zod";
import { settingsSchema } from "../settings.ts";

/**
 * The settings' JSON Schema, by which editors explain and complete content/_data/site.json. It is kept in
 * scripts/settings.schema.json; a test says when that file is out of step and how to write it anew.
 */
export function settingsJsonSchema(): unknown {
  return z.toJSONSchema(settingsSchema, { io: "input" });
}
