import { type Slug, slugOf } from "./header.ts";
import { type Stamp, stampOf } from "./stamp.ts";

/** What the text of a message holds. */
export type Copy = {
  slug?: Slug;
  headline?: string;
  byline?: string;
  agency?: string;
  rights?: string;
  /** Lines to editors: "Eds: UPDATES with death toll", "With BC-Storm-List". */
  notes: string[];
  paragraphs: string[];
  stamp?: Stamp;
  /** Whether it ends with "(more)". */
  goesOn: boolean;
  /** Words such as KILL or ADVISORY that stand above it. */
  about?: "kill" | "advisory" | "correction";
};

type Line = { words: string; indented: boolean; marked: boolean };

const END = /^(?:-+ ?30 ?-+|-0-|ends?|###+|-+ ?ends? ?-+|\(ends?\)|\(end\))\.?$/i;
const MORE = /^[-(\s]*more[-)\s]*$/i;
const BYLINE = /^by\s+[\p{Lu}][\p{L}.'’ -]{2,60}(?:,.{2,60})?$/iu;
const OFFICE = /^(?:the )?(?:[\p{Lu}][\p{L}.-]+ ){1,4}(?:[Ww]riters?|[Cc]orrespondents?|[Ee]ditors?|[Ss]taff)$/u;
const EDITORS =
  /^\(?(?:eds?|editors|editors? ?['’]?s? note|note to editors|attention|atten|inserts?|precede|optional trim|with)\b\s*[:.'’ -]/i;
/** "(Corrects the number of boats in the 2nd graf.)" above a story. */
const CORRECTS =
  /^\((?:eds?:\s*)?(?:corrects|corrected|correcting|clarifies|this (?:story|version|item) (?:corrects|clarifies))\b[^()]*\)$/i;
const ALARM = /^(?:urgent|bulletin|flash|newsalert|precede)\b[\s!-]*$/i;
const ABOUT: [RegExp, NonNullable<Copy["about"]>][] = [
  [/^(?:mandatory |bulletin )?kill\b|^withhold\b|^bulletin (?:kill|eliminate)|^kill\b/i, "kill"],
  [/^(?:.{0,30}\b)?advisory\b[:\s-]*$|^advisory\b|^editors:?$/i, "advisory"],
  [/^correction\b|^corrective\b/i, "correction"],
];

/** The text of a message as its paragraphs, with the lines above and below them taken off. */
export function copyOf(text: string): Copy {
  const copy: Copy = { notes: [], paragraphs: [], goesOn: false };
  const lines = linesOf(text);
  const body = takeHead(lines, copy);
  for (const line of body) {
    const stamp = stampOf(line.words);
    if (stamp) copy.stamp = stamp;
    else if (MORE.test(line.words)) copy.goesOn = true;
    else if (END.test(line.words)) copy.goesOn = false;
    else if (line.words === "") copy.paragraphs.push("");
    else if (copy.paragraphs.length === 0 || line.indented || line.marked) copy.paragraphs.push(line.words);
    else copy.paragraphs.push(`${copy.paragraphs.pop()!} ${line.words}`.trimStart());
  }
  copy.paragraphs = copy.paragraphs.map((paragraph) => paragraph.replace(/\s+/g, " ").trim()).filter(Boolean);
  return copy;
}

function linesOf(text: string): Line[] {
  return text
    .replaceAll("\r\n", "\n")
    .split(/[\n\r]/)
    .map((raw) => {
      const bare = raw.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
      const words = bare
        .replace(/^[\s^]+/, "")
        .replace(/(?<![\s<>=^])[\s<>=^]+$/, "")
        .replaceAll("``", "“")
        .replaceAll("''", "”")
        .replace(/ _+ /g, " — ");
      return { words, indented: /^(?:\t| {2,})/.test(bare.replace(/^\^/, "")), marked: /^\s*\^|[<=]\s*$/.test(bare) };
    });
}

/** Takes off the lines above the story, each for what it is; the first that is none of them begins the story. */
function takeHead(lines: Line[], copy: Copy): Line[] {
  let at = 0;
  for (; at < Math.min(lines.length, 25); at += 1) {
    const line = lines[at]!;
    if (line.words === "") continue;
    if (line.words.length > 400 || !takeLine(line, copy, lines[at + 1])) break;
  }
  return lines.slice(at);
}

function takeLine(line: Line, copy: Copy, next: Line | undefined): boolean {
  const { words } = line;
  const about = ABOUT.find(([pattern]) => pattern.test(words))?.[1];
  if (about && words.length < 90) {
    copy.about ??= about;
    if (words.split(/\s+/).length > 2) copy.notes.push(words);
    return true;
  }
  if (ALARM.test(words)) return true;
  if (CORRECTS.test(words)) copy.notes.push(words.slice(1, -1));
  else if (EDITORS.test(words) && (line.marked || words.length < 200)) copy.notes.push(words.replace(/^\(|\)$/g, ""));
  else if (BYLINE.test(words)) copy.byline = words;
  else if (copy.byline && OFFICE.test(words))
    copy.agency = words.replace(/ (?:staff )?(?:writers?|correspondents?|editors?|staff)$/i, "");
  else if (/^(?:copyright|©|\(c\))/i.test(words) && words.length < 120) copy.rights = words;
  else if (isSlugLine(words)) copy.slug ??= slugOf(words);
  else if (isHeadline(line, next) && copy.headline === undefined) copy.headline = words;
  else return false;
  return true;
}

/** "BC-Storm-Harbour, 2nd Ld-Writethru,a0412": words with hyphens between them, and no sentence. */
function isSlugLine(words: string): boolean {
  return words.length < 90 && /^(?:bc|ams?|pms?)-/i.test(words);
}

/** A line of its own that is no indented paragraph, no dateline and not the first of several. */
function isHeadline({ words, indented, marked }: Line, next: Line | undefined): boolean {
  if (words.length > 120 || /[.:;]$/.test(words) || /\s(?:—|--|–)\s/.test(words) || stampOf(words) || END.test(words))
    return false;
  const standsAlone =
    marked || next === undefined || next.words === "" || next.indented || next.marked || BYLINE.test(next.words);
  return /\s/.test(words) && standsAlone && !(indented && !marked);
}
