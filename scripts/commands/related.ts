import { buildTime } from "../build/prepare.ts";
import { type Explained, explainRelated } from "../build/related.ts";
import type { Entry } from "../catalogue/entry.ts";
import { CliError } from "../lib/errors.ts";
import { grouped, type Report } from "../lib/report.ts";
import { LEAST, LEAST_OF_WORDS, LEAST_OUT_OF_TIME } from "../relate/bars.ts";
import type { Pair, SharedTerm, Why } from "../relate/explain.ts";
import { outFolder } from "../serve/site.ts";
import { archiveOption, counted } from "./build.ts";
import type { Command } from "./command.ts";

export const relatedCommand: Command = {
  name: "related",
  summary: "Explain one article's related list, to the term.",
  positionals: "ID|FILE",
  options: {},
  notes:
    "The article is named by its id, its file or the address of its page. docs/data.md says what the numbers and the fields of --json mean.",
  async run({ values, positionals, report }) {
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) throw new CliError("name one article: its id or its file", 2);
    const archive = archiveOption(values);
    const out = outFolder(archive, undefined);
    const explained = await explainRelated({ archive, out, now: buildTime(), progress: report.progress }, name);
    if (!explained.settings.computed.related)
      report.warn("related lists are switched off in content/_data/site.json: pages show only what people chose");
    tell(report, explained);
    report.json(plain(explained));
    return 0;
  },
};

/** Terms that a line names; --json has more. */
const FEW = 8;

const WHY: { [Each in Why]: string } = {
  copy: "a printing of the article itself",
  apart: "kept apart by a person (`unrelated`)",
  unlike: `too little alike: below ${LEAST}`,
  distant: `too little alike for the time between: likeness × time is below ${LEAST_OUT_OF_TIME}`,
  words: `shares no name and no topic, and is alike below ${LEAST_OF_WORDS}`,
  printing: "another printing of it stands nearer",
  room: "the list is full",
};

function tell(report: Report, { entry, entries, explanation }: Explained): void {
  const { soughtBy, candidates, listed, passedOver } = explanation;
  const said = (to: number) => nameOf(entries[to]!);
  report.say(nameOf(entry));
  report.say(`sought by ${counted(soughtBy.length, "term")}: ${soughtBy.slice(0, FEW).join(", ") || "none"}`);
  report.say(`${counted(candidates, "candidate")} looked at, ${grouped(listed.length)} listed`);
  report.say("(behind a term: its part of the likeness, and how many articles have it)");
  for (const [at, pair] of listed.entries()) {
    report.say("");
    report.say(`${at + 1}. ${said(pair.to)}`);
    if (pair.isChosen) report.say("   chosen by a person (`related`)");
    tellPair(report, pair);
    tellTerms(report, pair);
  }
  if (passedOver.length === 0) return;
  report.say("");
  report.say("Not listed:");
  for (const pair of passedOver) {
    report.say("");
    report.say(`-  ${said(pair.to)}`);
    report.say(`   ${WHY[pair.why]}${pair.of === undefined ? "" : `: ${entries[pair.of]!.article.id}`}`);
    tellPair(report, pair);
  }
}

function tellPair(report: Report, pair: Pair): void {
  if (pair.reason !== "") report.say(`   ${pair.reason}`);
  report.say(
    `   score ${shown(pair.score)} = likeness ${shown(pair.likeness)} × time ${shown(pair.time)} (${timeOf(pair.days)}) × crowd ${shown(pair.crowd)}`,
  );
}

function tellTerms(report: Report, { shared, terms }: Pair): void {
  const few = terms.slice(0, FEW);
  const more = shared - few.length;
  if (few.length > 0) report.say(`   ${few.map(termOf).join(", ")}${more > 0 ? `, and ${grouped(more)} more` : ""}`);
}

function termOf({ text, kind, part, articles }: SharedTerm): string {
  return `${text}${kind === "word" ? "" : ` (${kind})`} ${shown(part)} in ${grouped(articles)}`;
}

function timeOf(days: number | null): string {
  if (days === null) return "a date is not known";
  if (days === 0) return "the same day";
  return `${counted(Math.abs(days), "day")} ${days < 0 ? "earlier" : "later"}`;
}

const shown = (value: number) => value.toFixed(3);

function nameOf({ article, date }: Entry): string {
  return [article.id, date?.slice(0, 10), article.title].filter((part) => part !== undefined).join(" · ");
}

/** The fields of docs/data.md, in this order. */
function plain({ entry, entries, explanation }: Explained): unknown {
  const { soughtBy, candidates, listed, passedOver } = explanation;
  return {
    ...namesOf(entry),
    soughtBy,
    candidates,
    related: listed.map((pair, at) => ({
      place: at + 1,
      ...namesOf(entries[pair.to]!),
      chosen: pair.isChosen,
      ...numbersOf(pair),
    })),
    passedOver: passedOver.map((pair) => ({
      ...namesOf(entries[pair.to]!),
      why: pair.why,
      nearer: pair.of === undefined ? null : entries[pair.of]!.article.id,
      ...numbersOf(pair),
    })),
  };
}

function namesOf({ article, address, date }: Entry): { [field: string]: string | null } {
  return { id: article.id, address, title: article.title, date: date ?? null };
}

function numbersOf({ reason, score, likeness, time, days, crowd, shared, terms }: Pair): { [field: string]: unknown } {
  return {
    reason,
    score: rounded(score),
    likeness: rounded(likeness),
    time: rounded(time),
    days,
    crowd: rounded(crowd),
    shared,
    terms: terms.map(({ text, kind, part, ...counts }) => ({ text, kind, part: rounded(part), ...counts })),
  };
}

const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
