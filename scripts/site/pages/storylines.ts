import { type DatedEntry, type Entry, isDated } from "../../catalogue/entry.ts";
import { compare } from "../../catalogue/entry.ts";
import type { Storyline } from "../../storylines/storylines.ts";
import { STORYLINES, storylineAddress, storylineFeedAddress } from "../addresses.ts";
import type { Context } from "../context.ts";
import { feedInputs, feedModel } from "../feed.ts";
import { gapText } from "../gaps.ts";
import { itemOf, spanOf, summedItem } from "../groups.ts";
import { agoInputs, BETWEEN, joined, modelInputs } from "../inputs.ts";
import { renderMarkdown } from "../markdown.ts";
import type { Group, Item, StorylineModel, StorylinePart, StorylinesModel } from "../models.ts";
import type { Page } from "../page.ts";
import { resolveLink } from "../resolve-link.ts";
import { articlesText, countText, dateText, dayStampOf, stampOf } from "../stamps.ts";

/** A page for every storyline, with a feed, and the index of them all. */
export function* storylinePages(context: Context): Generator<Page> {
  const { all } = context.storylines;
  if (all.length === 0) return;
  const index = () => indexModel(context);
  yield { address: STORYLINES, layout: "storylines", model: index, inputs: () => modelInputs(index()) };
  for (const storyline of all) {
    const [address, feed] = [storylineAddress(storyline.slug), storylineFeedAddress(storyline.slug)];
    yield {
      address,
      layout: "storyline",
      model: () => storylineModel(context, storyline),
      inputs: () => ({
        "its title": joined(storyline.title, storyline.suggested),
        "its introduction": introOf(context, storyline),
        "its articles": storyline.members.map(({ marks, address: at }) => at + marks.digest + !!marks.taken).join(),
        "how long ago they were": storyline.members.map(({ date }) => agoInputs(day(date), context.clock)).join(),
      }),
    };
    const title = `${context.site.name}: ${storyline.title}`;
    const dated = storyline.members.filter(isDated).reverse();
    yield {
      address: feed,
      layout: "atom",
      model: () => feedModel(context, { title, page: address, feed }, dated),
      inputs: () => ({ "its title": title, "its articles": feedInputs(context, dated) }),
    };
  }
}

const day = (date: string | undefined) => date?.slice(0, 10);

function storylineModel(context: Context, storyline: Storyline): StorylineModel {
  const { slug, title, suggested, members } = storyline;
  return {
    title,
    suggested,
    body: introOf(context, storyline),
    count: articlesText(members.length, context.clock),
    span: spanOfMembers(members),
    runs: runsOf(context, members),
    feed: storylineFeedAddress(slug),
  };
}

const spanOfMembers = (members: Entry[]) => spanOf(members.filter(isDated).reverse());

/** Links in it lead to articles by their files, as links in articles do. */
function introOf(context: Context, { slug, intro }: Storyline): string {
  if (intro === "") return "";
  const from = { path: `../storylines/${slug}.md`, address: storylineAddress(slug), article: {} };
  return renderMarkdown(intro, (href) => resolveLink(context, from, href));
}

/** The days one after another, cut where time passed of which a reader should be told. */
function runsOf(context: Context, members: Entry[]): StorylineModel["runs"] {
  const runs: StorylineModel["runs"] = [];
  let before: string | undefined;
  for (const [date, entries] of byDay(members.filter(isDated))) {
    const gap = before === undefined ? undefined : gapText(before, date, context.clock);
    before = date;
    const group = dayGroup(context, date, entries);
    if (runs.length === 0 || gap !== undefined) runs.push({ gap, groups: [group] });
    else runs.at(-1)!.groups.push(group);
  }
  const undated = members.filter((entry) => !isDated(entry));
  if (undated.length > 0)
    runs.push({ groups: [{ label: "Date unknown", items: undated.map((entry) => storyItem(context, entry)) }] });
  return runs;
}

function byDay(dated: DatedEntry[]): Map<string, DatedEntry[]> {
  const days = new Map<string, DatedEntry[]>();
  for (const entry of dated) {
    const date = entry.date.slice(0, 10);
    days.set(date, [...(days.get(date) ?? []), entry]);
  }
  return days;
}

function dayGroup(context: Context, date: string, entries: DatedEntry[]): Group {
  const { clock } = context;
  const items = entries.map((entry) => storyItem(context, entry));
  return { label: dateText(date, clock), stamp: stampOf(date, clock), items };
}

function storyItem(context: Context, entry: Entry): Item {
  return summedItem(context, entry, itemOf(context, entry));
}

/** Those with the latest news first. */
function indexModel(context: Context): StorylinesModel {
  const { all } = context.storylines;
  const lines = [...all].sort(
    (a, b) => compare(latest(b), latest(a)) || compare(a.title, b.title) || compare(a.slug, b.slug),
  );
  const listed = (suggested: boolean) =>
    lines.filter((line) => line.suggested === suggested).map((line) => indexItem(context, line));
  const count = `${countText(all.length, context.clock)} ${all.length === 1 ? "storyline" : "storylines"}`;
  return { count, told: listed(false), suggested: listed(true) };
}

const latest = ({ members }: Storyline) => members.findLast(isDated)?.date ?? "";

function indexItem({ clock }: Context, line: Storyline): StorylinesModel["told"][number] {
  const date = latest(line);
  return {
    text: line.title,
    to: storylineAddress(line.slug),
    count: articlesText(line.members.length, clock),
    span: spanOfMembers(line.members),
    stamp: date === "" ? undefined : dayStampOf(date, clock),
  };
}

/** Where an article stands in its storylines, for its own page. */
export function partsOf(context: Context, entry: Entry): StorylinePart[] {
  return storylinesWith(context, entry).map(({ slug, title, suggested, members }) => {
    const at = members.indexOf(entry);
    const beside = (place: number) => members[place] && itemOf(context, members[place], "whole");
    return {
      title,
      to: storylineAddress(slug),
      suggested,
      part: at + 1,
      of: members.length,
      previous: beside(at - 1),
      next: beside(at + 1),
    };
  });
}

/** What `partsOf` is made from. `shown` says of an article what lists show of it. */
export function partInputs(context: Context, entry: Entry, shown: (entry: Entry) => string): string {
  let inputs = "";
  for (const { slug, title, suggested, members } of storylinesWith(context, entry)) {
    const at = members.indexOf(entry);
    inputs += joined(BETWEEN, slug, title, suggested, at, members.length);
    for (const other of [members[at - 1], members[at + 1]]) inputs += BETWEEN + (other ? shown(other) : "");
  }
  return inputs;
}

/** An earlier version is in none. */
function storylinesWith({ storylines }: Context, entry: Entry): Storyline[] {
  return (storylines.of.get(entry.article.id) ?? []).filter(({ members }) => members.includes(entry));
}
