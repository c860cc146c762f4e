import type { EvalSet } from "../set.ts";
import { accounts } from "./accounts.ts";
import { aeb } from "./aeb.ts";
import { copiesEdited, copiesExact } from "./copies/sets.ts";
import { feeds } from "./feeds.ts";
import { languages } from "./languages.ts";
import { names } from "./names/names.ts";
import { ninjs } from "./ninjs.ts";
import { readabilityBody } from "./readability-body.ts";
import { readabilityFacts } from "./readability-facts.ts";
import { relatedEvents } from "./related/events.ts";
import { relatedLee } from "./related/lee.ts";
import { relatedAllsides, relatedReuters } from "./related/topics.ts";
import { summaries } from "./summaries/summaries.ts";
import { topicsAllsides, topicsReuters } from "./topics.ts";
import { storylinesAllsides, storylinesReuters } from "./storylines.ts";
import { wcxbBody } from "./wcxb-body.ts";
import { wcxbFacts } from "./wcxb-facts.ts";

/** Every set that `npm run eval` knows, in the order of its table. */
export const sets: EvalSet[] = [
  aeb,
  wcxbBody,
  readabilityBody,
  wcxbFacts,
  readabilityFacts,
  feeds,
  languages,
  ninjs,
  accounts,
  relatedReuters,
  relatedAllsides,
  relatedLee,
  relatedEvents,
  topicsReuters,
  topicsAllsides,
  ...summaries,
  storylinesAllsides,
  storylinesReuters,
  names,
  copiesExact,
  copiesEdited,
];
