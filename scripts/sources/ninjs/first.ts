import { z } from "zod";
import { oneOf, only, patterned, percent, pubStatus, text, urgency } from "./parts.ts";

/**
 * The rules of ninjs 1.0 to 1.6: each minor version adds to the one before. Dates and URIs are not checked: the
 * standard's own tests demand that "Last Tuesday" passes. https://www.iptc.org/std/ninjs/ninjs-schema_1.6.json
 */
export function firstGeneration(minor: number): z.ZodType {
  const since = <Shape extends z.ZodRawShape>(version: number, shape: Shape): z.ZodRawShape =>
    minor >= version ? shape : {};
  const contact = since(5, { contactinfo: z.array(contactInfo) });
  const concept = { name: text, rel: text, scheme: text, code: text };
  const types = ["text", "audio", "video", "picture", "graphic", "composite"];
  const words = minor >= 1 ? "[a-zA-Z0-9_]+" : "[a-z0-9]+";
  const item: z.ZodType = patterned(
    {
      uri: text,
      ...optional({
        type: z.enum(minor >= 2 ? [...types, "component"] : types),
        mimetype: text,
        representationtype: z.enum(["complete", "incomplete"]),
        profile: text,
        version: text,
        versioncreated: text,
        embargoed: text,
        pubstatus: pubStatus,
        copyrightholder: text,
        copyrightnotice: text,
        language: text,
        byline: text,
        headline: text,
        located: text,
        person: z.array(only({ ...concept, ...contact })),
        organisation: z.array(only({ ...concept, ...contact, symbols: symbols(minor) })),
        place: z.array(
          minor >= 1
            ? patterned(optional({ ...concept, ...contact }), [[new RegExp(`^geometry_${words}`), z.looseObject({})]])
            : only(concept),
        ),
        subject: z.array(only({ ...concept, ...since(5, { creator: text, relevance: percent, confidence: percent }) })),
        event: z.array(only(concept)),
        object: z.array(only(concept)),
        renditions: patterned({}, [[new RegExp(`^${words}`), only(rendition(minor))]]),
        associations: patterned({}, [[new RegExp(`^${words}`), z.lazy(() => item)]]),
        ...since(1, { urgency, usageterms: text }),
        ...since(2, { title: text, firstcreated: text, ednote: text, slugline: text }),
        ...since(2, { charcount: z.number(), wordcount: z.number() }),
        ...since(2, { infosource: z.array(only({ ...concept, ...contact })) }),
        ...since(3, { altids: z.looseObject({}), genre: z.array(only({ name: text, scheme: text, code: text })) }),
        ...since(3, { trustindicator: z.array(only({ scheme: text, code: text, title: text, href: text })) }),
        ...since(3, { $standard: only({ name: text, version: text, schema: text }) }),
        ...since(4, { contentcreated: text, expires: text, rightsinfo: rightsInfo }),
        ...since(6, { digitalsourcetype: only({ name: text, uri: text, literal: text }) }),
        ...since(DEVELOPMENT, { advices: z.array(advice) }),
      }),
    },
    ["description", "body", ...(minor >= 3 ? ["headline"] : [])].map((name) => [new RegExp(`^${name}_${words}`), text]),
  );
  return item;
}

/** Proposals for versions to come, which the standard keeps in a schema of their own. */
export const DEVELOPMENT = 99;

const optional = (shape: z.ZodRawShape) =>
  Object.fromEntries(Object.entries(shape).map(([key, rule]) => [key, (rule as z.ZodType).optional()]));

const contactInfo = oneOf(
  only({
    type: text,
    role: text,
    lang: text,
    name: text,
    value: text,
    address: only({ lines: z.array(text), locality: text, area: text, postalcode: text, country: text }),
  }),
  ["value", "address"],
);

const symbols = (minor: number) =>
  z.array(only({ ticker: text, exchange: text, ...(minor >= 5 ? { symboltype: text, symbol: text } : {}) }));

const rendition = (minor: number) => ({
  href: text,
  mimetype: text,
  title: text,
  height: z.number(),
  width: z.number(),
  sizeinbytes: z.number(),
  ...(minor >= 2 ? { duration: z.number(), format: text } : {}),
});

const rightsInfo = oneOf(
  z.looseObject({ langid: text.optional(), linkedrights: text.optional(), encodedrights: text.optional() }),
  ["linkedrights", "encodedrights"],
);

const coded = z.strictObject({ code: text, scheme: text.optional() });
export const advice = only({ role: text, environments: z.array(coded), importance: coded, lifetime: coded });
