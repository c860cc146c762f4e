import { type Agencies, agencyName, isKnownAgency } from "./agency.ts";
import { readByline } from "./byline.ts";
import { type Picture, takeCaptions } from "./captions.ts";
import { takeDateline } from "./dateline.ts";
import { escapeMarkdown } from "./escape.ts";
import { splitRunTogether } from "./paragraphs.ts";
import { oneLine } from "./plain.ts";

/** What plain paragraphs hold besides the text: taken apart, so that the text is only the text. */
export type PlainText = {
  text: string;
  place?: string;
  agency?: string;
  authors: string[];
  pictures: Picture[];
  notes: string[];
};

const OWN_BYLINE = /^(?:By|BY) (?=\p{Lu})[^.!?:;]{3,80}$/u;

/** A line behind the text that says who else reported it: "With Post wires", "With Reuters". */
const TAIL =
  /(?:^|(?<=[.!?…]['"’”)]*)\s+)With (?<who>(?:files from |reports? from |reporting by )?(?:\p{Lu}[\p{L}.&'’-]*(?: (?:and )?|$)){0,4}(?:[Ww]ires?|[Ww]ire (?:services?|reports)|news services|[Ss]taff(?: reports)?)?)$/u;

export type TextOptions = { runTogether: boolean; agencies: Agencies; houses: string[] };

export function tidyParagraphs(given: string[], { runTogether, agencies, houses }: TextOptions): PlainText {
  const paragraphs = given.map(oneLine).filter((paragraph) => paragraph !== "");
  const result: PlainText = { text: "", authors: [], pictures: [], notes: [] };
  if (paragraphs.length > 1 && OWN_BYLINE.test(paragraphs[0]!)) {
    const byline = readByline(paragraphs.shift()!, agencies);
    result.authors = byline.authors;
    result.agency = byline.agency;
  }
  takeHead(paragraphs, result, agencies);
  takeTail(paragraphs, result, agencies);
  const names = [...houses, ...Object.keys(agencies), ...Object.values(agencies)];
  const parts = paragraphs.flatMap((paragraph) => {
    const { pieces, pictures } = takeCaptions(paragraph, names);
    result.pictures.push(...pictures);
    return runTogether ? pieces : pieces.length > 0 ? [pieces.join(" ")] : [];
  });
  const whole = runTogether ? parts.flatMap(splitRunTogether) : parts;
  result.text = whole.map(escapeMarkdown).join("\n\n");
  return result;
}

function takeHead(paragraphs: string[], result: PlainText, agencies: Agencies): void {
  const first = paragraphs[0];
  if (first === undefined) return;
  const { place, agency, text } = takeDateline(first, agencies);
  paragraphs[0] = text;
  if (place !== undefined) result.place = place;
  if (agency !== undefined) result.agency = agency;
}

function takeTail(paragraphs: string[], result: PlainText, agencies: Agencies): void {
  const last = paragraphs.at(-1);
  const match = last === undefined ? null : TAIL.exec(last);
  const who = match?.groups?.who?.trim();
  if (!match || !who || !(/wire|services|staff|files|report/i.test(who) || isKnownAgency(who, agencies))) return;
  const rest = last!.slice(0, match.index).trim();
  if (rest === "") paragraphs.pop();
  else paragraphs[paragraphs.length - 1] = rest;
  if (result.agency === undefined) result.agency = agencyName(who, agencies);
  else result.notes.push(`credit line "With ${who}" set apart`);
}
