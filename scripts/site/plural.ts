import { type Clock, countText } from "./stamps.ts";

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** "six sources", "one source", "84 sources": small numbers in words, as a newspaper writes them. */
export function plural(count: number, noun: string, clock: Clock): string {
  return `${WORDS[count] ?? countText(count, clock)} ${noun}${count === 1 ? "" : "s"}`;
}
