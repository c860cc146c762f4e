/** Ways in which papers and scanners change a wire story, drawn from a seeded row of numbers. */

export type Story = { id: string; title: string; body: string; date?: string; source?: string; agency?: string };

/** Numbers from 0 to 1, the same for each seed (mulberry32). */
export type Draw = () => number;

export function drawsFrom(seed: number): Draw {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function oneOf<Thing>(things: Thing[], draw: Draw): Thing {
  return things[Math.floor(draw() * things.length)]!;
}

/** Paragraphs, or where there is only one, two sentences each. */
export function paragraphsOf(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  if (paragraphs.length > 2) return paragraphs;
  const sentences = text.split(/(?<=[.!?]) +/);
  return Array.from({ length: Math.ceil(sentences.length / 2) }, (_, at) =>
    sentences.slice(2 * at, 2 * at + 2).join(" "),
  );
}

/** Cut from the end. */
export function truncated(text: string, share: number): string {
  const paragraphs = paragraphsOf(text);
  return paragraphs.slice(0, Math.max(1, Math.round(share * paragraphs.length))).join("\n\n");
}

/** Another opening in the place of the first paragraph. */
export function reopened(text: string, opening: string): string {
  return [opening, ...paragraphsOf(text).slice(1)].join("\n\n");
}

/** What scans take letters for. */
const MISREAD: { [letter: string]: string[] } = {
  a: ["o", "n"],
  b: ["h"],
  c: ["e"],
  d: ["cl"],
  e: ["c"],
  g: ["q"],
  h: ["b"],
  i: ["l", "j"],
  l: ["1", "i"],
  m: ["rn"],
  n: ["u", "ri"],
  o: ["0"],
  s: ["5"],
  t: ["f"],
  u: ["n", "ii"],
  w: ["vv"],
  " ": ["", "  "],
  "0": ["o"],
  "1": ["l"],
  "5": ["s"],
};

/** A share of the characters misread, lost or made into another. */
export function scanned(text: string, share: number, draw: Draw): string {
  let read = "";
  for (const letter of text) {
    if (draw() >= share) read += letter;
    else read += misread(letter, draw);
  }
  return read;
}

function misread(letter: string, draw: Draw): string {
  const known = MISREAD[letter.toLowerCase()];
  if (known && draw() < 0.8) return oneOf(known, draw);
  return draw() < 0.4 ? "" : String.fromCharCode(97 + Math.floor(26 * draw()));
}
