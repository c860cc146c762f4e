/** A wire story of our own, long enough to be told by its words. */
export const wire = `The harbour board will dredge the inner basin for the first time in nineteen years, its chairman said on Thursday, after two trawlers had touched the ground at low water within a week.

Margaret Osei, who sits for the fishermen, had asked for the work four times since the spring. The board put it off each time, because the licence to tip the mud at sea had lapsed and nobody had applied for another.

The dredger Ironsides is to come from Northgate on the first of the month and will work at night, so that the ferry can keep her times. The cost is put at 240,000 pounds, a third of which the county will pay.

Skippers were told to keep to the eastern side of the channel until then. Ewan Roake of the Girl Alice said that he had been keeping to it for six years, and that it was the eastern side which had moved.

The board will also mend the steps below the ice house, where a boy broke his wrist in August, and put back the lamp at the end of the pier. Nobody could say who had taken it down.`;

/** Another of the same town on another matter. */
export const other = `A school at Lask Bridge that was to have closed at Easter will stay open for another year with eleven pupils, a piano and a teacher who has withdrawn her resignation, the county council decided on Tuesday by one vote.

Parents had walked the nine miles to the county hall in the rain. Councillor Hugh Pellow, who had moved the closure, voted against it, and said that he had counted them on the stairs.`;

/** The words of a form, filled in for a day. */
export function tides(day: number): string {
  const at = (hour: number) => `${(hour * day) % 24}.${(17 * day + hour) % 60}`;
  return `High water at Carrow Haven today is at ${at(5)} in the morning and at ${at(7)} in the evening. Low water is at ${at(11)} and at ${at(13)}. The height of the tide on the bar is ${day % 7}.${day % 9} metres. Wind from the ${["north", "west", "south", "east"][day % 4]}, force ${(day % 6) + 2}, and visibility ${["good", "poor", "moderate"][day % 3]}. The pilots keep watch on channel 12. Small craft are warned of ${["fog", "swell", "ice", "gales"][day % 4]} at the mouth of the harbour, and of the dredger in the inner basin until the ${day % 28}th.`;
}

/** A share of the letters read as others, the same each time. */
export function scanned(text: string, every: number): string {
  return [...text].map((letter, at) => (at % every === every - 1 && /\p{L}/u.test(letter) ? "c" : letter)).join("");
}
