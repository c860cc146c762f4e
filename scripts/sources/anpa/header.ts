/** What the header of a message says: ANPA 1312's "a0456 / u i bc-Storm-Harbour 2ndLd-Writethru a0412 03-12 0567". */
export type Header = {
  /** "a0456", the service and the message's number. */
  service?: string;
  /** One letter in ANPA 1312, three in IPTC 7901: https://www.iptc.org/std/IPTC7901/1.0/specification/7901V5.pdf */
  category?: string;
  slug?: Slug;
  /** "98-03-12" as the header has it, in the order month, day, year. */
  day?: string;
};

/** The words by which a wire tells its stories apart, and which writing of the story this is. */
export type Slug = {
  /** In small letters and without cycle and version: "storm-harbour". */
  story: string;
  /** As it stood: "Storm-Harbour". */
  words: string;
  /** "2ndLd-Writethru". */
  update?: string;
  /** How many leads there were: 0 for the first writing, 3 for "3rdLd". */
  lead: number;
  /** Whether it goes on with a story instead of telling it anew: "1st Add", "2nd Take". */
  isAdd: boolean;
  /** Whether it has only the paragraphs that change. */
  isSub: boolean;
  /** "kill", "advisory", "correction": a message about a story. "Corrected" is the story itself. */
  about?: string;
};

const SERVICE = /^[A-Za-z]{1,5}\d{3,4}$/;
const DAY = /^(\d{2})-(\d{2})(?:-(\d{2}|\d{4}))?$/;

export function headerOf(text: string): Header {
  const words = text
    .replace(/[\u0000-\u001f\u007f]+/g, " ")
    .trim()
    .slice(0, 400)
    .split(/\s+/)
    .filter(Boolean);
  const header: Header = {};
  if (words[0] && SERVICE.test(words[0])) header.service = words.shift();
  // A priority, a category, and in IPTC 7901 the count of words, before anything that reads as a name.
  const codes: string[] = [];
  while (words[0] && /^(?:[a-z0-9]|[A-Z]{1,3}|\d{1,5})$/.test(words[0]) && codes.length < 4) codes.push(words.shift()!);
  header.category = codes.slice(1).find((code) => /[a-z]/i.test(code)) ?? codes.find((code) => /^[a-z]$/i.test(code));
  const day = words.find((word) => DAY.test(word));
  const [, month, date, year] = DAY.exec(day ?? "") ?? [];
  if (year !== undefined) header.day = `${year.length === 2 ? fullYear(Number(year)) : year}-${month}-${date}`;
  const named = words.filter((word) => !DAY.test(word) && !/^\d+$/.test(word) && !/^[a-z]\d{3,4}$/i.test(word));
  header.slug = slugOf(named.join(" "));
  return header;
}

export const fullYear = (year: number) => (year < 70 ? 2000 + year : 1900 + year);

const UPDATE =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)|(first|second|third))?[ -]?(ld|lead|writethru|write-thru|add|take|sub|subs|urgent|bulletin|flash|kill|advisory|corrected|correction|corrective|withhold|eliminat\w*)\b/i;
const CYCLE = /^(?:bc|am|ams|pm|pms|ap)-+/i;

/** "bc-storm-harbour 2ndld-writethru" or "BC-Storm-Harbour, 2nd Ld-Writethru,a0412" as its story and its writing. */
export function slugOf(words: string): Slug | undefined {
  const line = words.replace(/^[\s^]+|[\s<>=,]+$/g, "").replace(/,?\s*[a-z]\d{4}\b.*$/i, "");
  const update = UPDATE.exec(line);
  const before = line
    .slice(0, update?.index)
    .replace(CYCLE, "")
    .replace(/[\s,:/-]+$/, "");
  const story = before
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, "-")
    .replace(/^-|-$/g, "");
  if (story === "" || !/\p{L}{2}/u.test(story)) return undefined;
  const rest = update ? line.slice(update.index).replace(/^[\s-]+/, "") : undefined;
  const kinds = rest?.toLowerCase() ?? "";
  return {
    story,
    words: before,
    ...(rest ? { update: rest } : {}),
    lead: leadOf(kinds),
    isAdd: /\badd|\d(?:st|nd|rd|th)[ -]?(?:add|take)|\btake\b/.test(kinds) && !/writethru/.test(kinds),
    isSub: /subs?\b/.test(kinds) && !/writethru/.test(kinds),
    ...aboutOf(kinds),
  };
}

function leadOf(kinds: string): number {
  const numbered = /(\d{1,2})(?:st|nd|rd|th)[ -]?(?:ld|lead|writethru)/.exec(kinds)?.[1];
  if (numbered !== undefined) return Number(numbered);
  return /\b(?:ld|lead|writethru|write-thru|corrected)\b/.test(kinds) ? 1 : 0;
}

function aboutOf(kinds: string): { about?: string } {
  if (/kill|withhold|eliminat/.test(kinds)) return { about: "kill" };
  if (/advisory/.test(kinds)) return { about: "advisory" };
  return /correct(?:ion|ive)/.test(kinds) ? { about: "correction" } : {};
}
