/** Where an "&" means itself: inside these nothing is a character reference. */
const RAW = [
  { begins: "<![CDATA[", ends: "]]>" },
  { begins: "<!--", ends: "-->" },
  { begins: "<?", ends: "?>" },
];
const NEXT = /&|<!\[CDATA\[|<!--|<\?/g;
const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][\w.:-]{0,31});/iy;
/** No reference and no mark is longer: so much of a piece waits for the next one. */
const LONGEST = 40;

/**
 * Text of an XML document in which every bare "&" ("AT&T", "?a=1&b=2") is written "&amp;": a parser would take all that
 * follows, tags too, for the name of an entity. `heard` is told of each one.
 */
export async function* withWholeAmpersands(
  pieces: AsyncIterable<string>,
  heard: () => void = () => {},
): AsyncGenerator<string> {
  let ends: string | undefined;
  let rest = "";
  for await (const piece of pieces) {
    const step = repair(rest + piece, ends, false, heard);
    ({ ends, rest } = step);
    if (step.done !== "") yield step.done;
  }
  const { done } = repair(rest, ends, true, heard);
  if (done !== "") yield done;
}

type Step = { done: string; rest: string; ends?: string };

function repair(text: string, within: string | undefined, isLast: boolean, heard: () => void): Step {
  const out: string[] = [];
  const safe = isLast ? text.length : text.length - LONGEST;
  let ends = within;
  let at = 0;
  let looked = 0;
  while (looked < safe) {
    const next = ends === undefined ? nextMark(text, looked) : text.indexOf(ends, looked);
    if (next < 0 || next >= safe) break;
    if (ends !== undefined) {
      looked = next + ends.length;
      ends = undefined;
      continue;
    }
    if (text[next] === "<") {
      const raw = RAW.find(({ begins }) => text.startsWith(begins, next))!;
      ends = raw.ends;
      looked = next + raw.begins.length;
      continue;
    }
    looked = next + 1;
    REFERENCE.lastIndex = next;
    if (REFERENCE.test(text)) continue;
    heard();
    out.push(text.slice(at, looked), "amp;");
    at = looked;
  }
  const cut = Math.max(looked, Math.min(safe, text.length), at, 0);
  out.push(text.slice(at, cut));
  return { done: out.join(""), rest: text.slice(cut), ends };
}

function nextMark(text: string, from: number): number {
  NEXT.lastIndex = from;
  return NEXT.exec(text)?.index ?? -1;
}
