import { z } from "zod";
import { advice, DEVELOPMENT } from "./first.ts";
import { address, dateTime, geoJson, oneOf, only, percent, pubStatus, text, urgency } from "./parts.ts";

/**
 * The rules of ninjs 2.0 to 2.2 and 3.0 to 3.1, written with the names of 3: those of 2 are the same in small letters.
 * https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json and https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json
 */
export function laterGeneration(major: 2 | 3, minor: number): z.ZodType {
  const third = major === 3;
  const named = (shape: z.ZodRawShape): z.ZodRawShape =>
    third ? shape : Object.fromEntries(Object.entries(shape).map(([key, rule]) => [key.toLowerCase(), rule]));
  const some = (shape: z.ZodRawShape) => only(named(shape));
  const list = (shape: z.ZodRawShape) => z.array(some(shape));
  // Identifiers that are no URIs pass the standard's own tests of 2.0.
  const uri = third ? address : text;
  const [linked, encoded] = third ? ["linkedRights", "encodedRights"] : ["linkedrights", "encodedrights"];
  const contact: z.ZodRawShape = third || minor >= 1 ? { contactInfo: z.array(contactInfo(some)) } : {};
  const concept = { name: text, rel: text, uri, literal: text };
  const symbol = { exchange: text, symbolType: uri, symbol: text, ...(third ? {} : { ticker: text }) };
  const organisation = { ...concept, symbols: list(symbol), ...contact };
  const said = (shape: z.ZodRawShape) =>
    z.array(some({ role: text, contentType: text, ...shape, value: text }).required({ value: true } as never));
  const rendition = some(renditionShape(third, uri)).required({ name: true } as never);
  const digital = third ? minor >= 1 : minor >= 2;
  const shape: z.ZodRawShape = {
    uri,
    type: z.enum(third || minor >= 2 ? [...TYPES, "event", "planning"] : TYPES),
    representationType: z.enum(third ? ["full", "partial"] : ["full", "partial", "complete", "incomplete"]),
    profile: text,
    version: text,
    firstCreated: dateTime,
    versionCreated: dateTime,
    contentCreated: dateTime,
    [third ? "embargoedUntil" : "embargoed"]: dateTime,
    pubStatus,
    urgency: third ? urgency : z.number(),
    copyrightHolder: text,
    copyrightNotice: text,
    usageTerms: text,
    edNote: text,
    language: text,
    title: text,
    by: text,
    slugline: text,
    located: text,
    headlines: said({}),
    descriptions: said({}),
    bodies: said({ charCount: z.int(), wordCount: z.int() }),
    people: list({ ...concept, ...contact }),
    organisations: list(organisation),
    places: list({ ...concept, ...contact, geoJSON: geoJson }),
    subjects: list({ ...concept, creator: text, relevance: percent, confidence: percent }),
    events: list({ id: text, ...concept }),
    objects: list(concept),
    infoSources: list({ name: text, role: text, rel: text, uri, literal: text, ...contact }),
    genres: list({ name: text, uri: text, literal: text }),
    renditions: z.array(rendition),
    altIds: list({ role: text, value: text }),
    trustIndicators: list({ role: text, title: text, href: uri, ...(third ? {} : { scheme: text, code: text, uri }) }),
    standard: only({ name: text, version: text, schema: uri }),
    expires: dateTime,
    rightsInfo: oneOf(some({ langId: uri, linkedRights: uri, encodedRights: text }), [linked!, encoded!]),
    ...(digital ? { digitalSourceType: some({ name: text, uri, literal: text }) } : {}),
    ...(third ? planningShape(some(organisation), rendition) : {}),
    ...(minor >= DEVELOPMENT ? { advices: z.array(advice) } : {}),
  };
  const associations = z.lazy(() => z.array(association));
  const whole = named({ ...shape, associations });
  const demands = third || minor >= 1 ? { uri: true, name: true } : { uri: true };
  const association = only({ ...whole, name: text, rel: text }).required(demands as never);
  return only(whole).required({ uri: true } as never);
}

const TYPES = ["text", "audio", "video", "picture", "graphic", "composite", "component"];

type Some = (shape: z.ZodRawShape) => z.ZodType;

function contactInfo(some: Some): z.ZodType {
  const postal = some({ lines: z.array(text), locality: text, area: text, postalCode: text, country: text });
  return oneOf(some({ type: text, role: text, lang: text, name: text, value: text, address: postal }), [
    "value",
    "address",
  ]);
}

function renditionShape(third: boolean, uri: z.ZodType): z.ZodRawShape {
  const count = third ? z.int() : z.number();
  return {
    name: text,
    href: uri,
    contentType: text,
    title: text,
    width: count,
    height: count,
    sizeInBytes: count,
    duration: z.number(),
    format: text,
    ...(third
      ? {
          aspectRatio: text,
          videoCodec: text,
          frameRate: z.number(),
          poi: only({ x: z.int(), y: z.int() }),
          transportProtocol: text,
          scanType: z.enum(["progressive", "interlaced"]),
          bitrate: text,
        }
      : {}),
  };
}

/** A year, a month, a day or a moment. */
const truncated = z
  .string()
  .regex(
    /^-?(?:[1-9]\d*)?\d{4}(?:-(?:1[0-2]|0[1-9])(?:-(?:3[01]|0[1-9]|[12]\d)(?:T(?:2[0-3]|[01]\d):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:2[0-3]|[01]\d):[0-5]\d)?)?)?)?$/,
    "is not a date",
  );

const rule = only({
  frequency: z.enum(["secondly", "minutely", "hourly", "daily", "weekly", "monthly", "yearly"]),
  interval: z.int(),
  until: dateTime,
  count: z.int(),
});
const isOne = (value: object, ...keys: string[]) => keys.filter((key) => key in value).length === 1;
const dates = only({
  startDate: dateTime,
  endDate: dateTime,
  expectedStartDate: truncated,
  expectedEndDate: truncated,
  expectedDuration: text,
  recurrence: only({ recurrenceDates: z.array(truncated), recurrenceRules: z.array(rule) }),
}).refine((value) => isOne(value, "startDate", "expectedStartDate") || isOne(value, "endDate", "expectedEndDate"), {
  message: "must have one start or one end, stated or expected",
});

/** Events and plans of coverage: items that are no articles. */
function planningShape(organiser: z.ZodType, rendition: z.ZodType): z.ZodRawShape {
  const coverage = only({
    uri: address,
    title: text,
    pubStatus,
    type: z.enum([...TYPES, "event", "planning"]),
    commissioned: only({ by: text, on: dateTime, references: z.array(only({ name: text, value: text })) }),
    dates,
    audiences: z.array(only({ audience: text, significance: z.int() })),
    exclAudience: z.array(text),
    edNote: text,
    urgency,
    language: text,
    itemCount: only({ rangeFrom: z.int(), rangeTo: z.int() }),
    wordCount: z.int(),
    renditions: z.array(rendition),
  });
  return {
    eventDetails: only({ eventStatus: address, plannedCoverageStatus: address, dates, organiser }),
    plannedCoverage: z.array(coverage),
  };
}
